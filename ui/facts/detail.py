"""One entry: what it says, where it comes from, what it costs, and what can be done."""

from collections.abc import Sequence

import streamlit as st

from hall.errors import RequestError
from office import Attachment, Entry
from ui.facts.fields import fact_fields
from ui.facts.moved import moved_panel
from ui.guard import guarded
from ui.markup import Markup, banner, panel, pill, show, tag
from ui.signature import signature
from ui.state import Desk
from ui.views import records as views
from ui.views.facts import fact_text
from ui.views.people import with_window

_TONES = {"open": "quiet", "holds": "good", "fails": "bad"}
_SAID = "fact_said"
OPEN = "fact_open"


def open_entry(here: Desk, entry: Entry, journal: Sequence[Entry]) -> None:
    """Open everything about one entry over the page."""
    title = with_window(here.words, entry.fact.subject)
    draw = st.dialog(title, width="large", on_dismiss=_close)(_guarded)
    draw(here, entry, journal)


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _guarded(here: Desk, entry: Entry, journal: Sequence[Entry]) -> None:
    with guarded(here.say):
        _show(here, entry, journal)


def _show(here: Desk, entry: Entry, journal: Sequence[Entry]) -> None:
    say, fact = here.say, entry.fact
    found = views.finding(entry)
    show(
        tag("p", "hr-lead", fact_text(here.words, fact)),
        tag(
            "p",
            "",
            pill(say(f"facts.state.{found}"), _TONES[found]),
            tag("small", "hr-note", say("facts.detail.id", id=fact.id)),
        ),
    )
    if said := st.session_state.pop(_SAID, None):
        show(banner("good", said))
    moves = here.office.effect_of(fact.id)
    show(
        moved_panel(
            here, say("facts.detail.effect"), moves, say("facts.detail.no_effect")
        ),
        panel(say("facts.detail.journal"), *_journal(here, journal, fact.id)),
    )
    _verify(here, entry)
    _files(here, entry)
    with st.expander(say("facts.correct.open")):
        _correct(here, entry)


def _journal(here: Desk, journal: Sequence[Entry], fact_id: str) -> list[Markup]:
    steps = views.history(journal, fact_id)
    return [_step(here, step, entry) for step, entry in steps]


def _step(here: Desk, step: views.Step, entry: Entry) -> Markup:
    say, words = here.say, here.words
    told = say(f"facts.detail.{step}", by=entry.recorded_by, why=entry.why)
    when = f"{entry.recorded_at:%Y-%m-%d %H:%M}"
    what = f"{words.name(entry.fact.subject)} {fact_text(words, entry.fact)}"
    old = "" if entry.effective else say("facts.detail.replaced")
    text = tag("b", "", what) if entry.effective else tag("s", "", what)
    return tag("div", "hr-move", text, tag("small", "", f"{told} {when} {old}"))


def _verify(here: Desk, entry: Entry) -> None:
    say = here.say
    with st.expander(say("facts.verify.title"), expanded=entry.fact.verified is None):
        why = st.text_input(
            say("facts.verify.why"),
            placeholder=say("facts.verify.why_hint"),
            key=f"verify_why_{entry.number}",
        )
        by = signature(here, "verify")
        with st.container(horizontal=True):
            holds = st.button(say("facts.verify.holds"), type="primary", key="holds")
            fails = st.button(say("facts.verify.fails"), key="fails")
        if holds or fails:
            with guarded(say):
                here.office.verify(entry.fact.id, holds=holds, by=by, why=why)
                _again(say("facts.verify.done"))


def _again(said: str) -> None:
    st.session_state[_SAID] = said
    st.rerun()


def _correct(here: Desk, entry: Entry) -> None:
    say = here.say
    show(tag("p", "hr-note", say("facts.correct.note")))
    entered = fact_fields(here, f"correct{entry.number}", entry.fact)
    why = st.text_input(say("facts.correct.why"), key=f"correct_why_{entry.number}")
    by = signature(here, "correct")
    if not st.button(say("facts.correct.save"), type="primary", key="correct_save"):
        return
    if entered is None:
        return
    try:
        right = entered.fact(entry.fact.id, entry.fact.verified)
        here.office.amend(right, why, by)
    except RequestError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    _again(say("facts.correct.done"))


def _files(here: Desk, entry: Entry) -> None:
    say = here.say
    found = here.office.attachments(entry.fact.id)
    with st.expander(say("facts.files.title", count=len(found))):
        if not found:
            show(tag("p", "hr-note", say("facts.files.none")))
        for each in found:
            _file(here, each)
        given = st.file_uploader(
            say("facts.files.add"),
            type=here.office.FILE_KINDS,
            key=f"file_{entry.fact.id}_{len(found)}",
        )
        by = signature(here, "files")
        if given and st.button(say("facts.files.save"), key="file_save"):
            with guarded(say):
                here.office.attach(entry.fact.id, given.name, given.getvalue(), by)
                st.rerun()


def _file(here: Desk, each: Attachment) -> None:
    size = -(-each.size // 1024)
    st.download_button(
        here.say("facts.files.line", name=each.name, size=size, by=each.added_by),
        data=lambda: here.office.attachment(each.number),
        file_name=each.name,
        key=f"open_file_{each.number}",
    )
