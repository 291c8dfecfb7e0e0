"""申诉: hand one in against a fact of a card, and decide those that wait."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from hall.domain import Fact
from hall.errors import HallrotaError, RequestError
from office import Appeal
from ui.facts.fields import fact_fields
from ui.markup import Markup, banner, pill, show, tag
from ui.scores.desk import Matter, said, unsigned
from ui.signature import signature
from ui.state import Desk
from ui.views.facts import fact_text, facts_of
from ui.views.given import disputable, open_first
from ui.views.people import with_window

_TONES = {"open": "warn", "upheld": "good", "rejected": "quiet"}
_RULINGS = ("rejected", "denied", "corrected")


def file_appeal(here: Desk, matter: Matter, subject: str) -> None:
    """Draw the form under a card: which line of it is wrong, and why."""
    say = here.say
    if not matter.sheets:
        show(tag("p", "hr-note", say("scores.appeal.not_yet")))
        return
    facts = facts_of(here.hall, None)
    found = disputable(matter.sheets[-1], matter.policy, subject, facts)
    if not found:
        show(tag("p", "hr-note", say("scores.appeal.no_line")))
        return
    with st.expander(say("scores.appeal.open"), key="appeal_form"):
        _form(here, matter, subject, {fact.id: fact for fact in found})


def _form(here: Desk, matter: Matter, subject: str, lines: Mapping[str, Fact]) -> None:
    say, key = here.say, f"{matter.policy}_{subject}"
    fact = st.selectbox(
        say("scores.appeal.line"),
        [*lines],
        format_func=lambda one: fact_text(here.words, lines[one]),
        key=f"appeal_line_{key}",
    )
    claim = st.text_area(
        say("scores.appeal.claim"),
        placeholder=say("scores.appeal.claim_hint"),
        max_chars=500,
        key=f"appeal_claim_{key}",
    )
    by = signature(here, "appeal")
    clicked = st.button(say("scores.appeal.file"), type="primary", key="appeal_file")
    if not clicked or unsigned(here, by):
        return
    try:
        filed = here.office.appeal(_appeal(matter, subject, str(fact), (claim, by)))
    except RequestError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    said(say("scores.appeal.filed", number=filed.number))


def _appeal(matter: Matter, subject: str, fact: str, told: tuple[str, str]) -> Appeal:
    claim, by = told
    return Appeal(
        number=0,
        period=matter.period,
        policy=matter.policy,
        subject=subject,
        fact=fact,
        claim=claim,
        by=by,
        at=dt.datetime.now(dt.UTC),
        state="open",
        reason="",
        decided_by="",
    )


def appeals(here: Desk, matter: Matter) -> None:
    """Draw the appeals of the period under any policy, those that wait first."""
    found = open_first(here.office.appeals(matter.period))
    if not found:
        show(tag("p", "hr-note", here.say("scores.appeal.none")))
        return
    facts = facts_of(here.hall, None)
    for each in found:
        with st.container(border=True, key=f"appeal_{each.number}"):
            show(_head(here, each, facts.get(each.fact)))
            if each.state == "open":
                _decide(here, each, facts[each.fact])


def _head(here: Desk, each: Appeal, fact: Fact | None) -> Markup:
    say, words = here.say, here.words
    about = fact_text(words, fact) if fact else each.fact
    filed = say("scores.appeal.by", by=each.by, at=f"{each.at:%Y-%m-%d}")
    lines = [f"{words.policy(each.policy)} · {about}", f"{filed} {each.claim}"]
    if each.state != "open":
        ruled = say("scores.appeal.decided", by=each.decided_by, why=each.reason)
        lines.append(ruled)
    return tag(
        "div",
        "hr-file",
        tag("b", "", with_window(words, each.subject)),
        tag("span", "", say("scores.appeal.number", number=each.number)),
        pill(say(f"scores.appeal.state.{each.state}"), _TONES[each.state]),
        *(tag("small", "hr-wide", line) for line in lines),
    )


def _decide(here: Desk, each: Appeal, fact: Fact) -> None:
    say = here.say
    with st.expander(say("scores.appeal.decide"), key=f"decide_{each.number}"):
        ruling = st.radio(
            say("scores.appeal.ruling"),
            _RULINGS,
            format_func=lambda one: say(f"scores.appeal.rule.{one}"),
            key=f"ruling_{each.number}",
        )
        right = None
        if ruling == "corrected":
            entered = fact_fields(here, f"right{each.number}", fact)
            right = entered.fact(fact.id, verified=True) if entered else None
        why = st.text_input(
            say("scores.appeal.why"),
            placeholder=say("facts.verify.why_hint"),
            key=f"appeal_why_{each.number}",
        )
        by = signature(here, f"appeal{each.number}")
        clicked = st.button(
            say("scores.appeal.settle"), type="primary", key=f"settle_{each.number}"
        )
        if clicked and ruling == "corrected" and right is None:
            show(banner("bad", say("scores.appeal.what_is_right")))
        elif clicked and not unsigned(here, by):
            _settle(here, each, ruling, (why, by, right))


def _settle(
    here: Desk, each: Appeal, ruling: str, how: tuple[str, str, Fact | None]
) -> None:
    why, by, right = how
    try:
        if ruling == "rejected":
            here.office.reject(each.number, why, by)
        else:
            _check(here, right)
            here.office.uphold(each.number, why, by, right)
    except HallrotaError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    said(here.say(f"scores.appeal.done.{ruling}", number=each.number))


def _check(here: Desk, right: Fact | None) -> None:
    """Hold a corrected fact to what any fact must be before it is written down."""
    faults = here.office.fact_faults(right) if right else []
    if faults:
        raise RequestError(faults)
