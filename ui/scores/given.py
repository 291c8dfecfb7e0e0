"""公布得分: give the scores out, and see the versions beside each other."""

from collections.abc import Sequence

import streamlit as st

from hall.errors import HallrotaError
from office import Sheet, SheetChange
from scoring.period import Period
from ui.markup import Markup, banner, show, tag
from ui.scores.desk import Matter, said, unsigned
from ui.signature import signature
from ui.state import Desk, today
from ui.views.given import Difference, differences, scores_by_version
from ui.views.people import grade_name, with_window
from ui.views.scores import subjects_of
from ui.wording import plain

_MOST_ROWS = 60
_TWO = 2


def give_out(here: Desk, matter: Matter) -> None:
    """Draw what is given out so far, and the button that gives the scores out."""
    say, sheets = here.say, matter.sheets
    if sheets:
        show(*(_version(here, sheet) for sheet in reversed(sheets)))
    else:
        show(tag("p", "hr-note", say("scores.given.none")))
    if Period.parse(matter.period).end >= today():
        show(tag("p", "hr-note", say("scores.given.not_over")))
    by = signature(here, "give_out")
    if not st.button(say("scores.given.do"), type="primary", key="give_out"):
        return
    if unsigned(here, by):
        return
    try:
        sheet = here.office.give_out(matter.period, by)
    except HallrotaError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    same = bool(sheets) and sheets[-1].version == sheet.version
    key = "scores.given.same" if same else "scores.given.done"
    said(say(key, version=sheet.version))


def _version(here: Desk, sheet: Sheet) -> Markup:
    say = here.say
    why = say("scores.given.why", why=sheet.why) if sheet.why else ""
    when = f"{sheet.made_at:%Y-%m-%d %H:%M} {sheet.by} {why}"
    name = tag("b", "", say("scores.given.version", version=sheet.version))
    return tag("div", "hr-move", name, tag("small", "", when))


def versions(here: Desk, matter: Matter) -> None:
    """Draw the versions beside each other, and what two of them have differently."""
    say, sheets = here.say, matter.sheets
    if len(sheets) < _TWO:
        show(tag("p", "hr-note", say("scores.given.one")))
        return
    _side_by_side(here, matter)
    numbers = [sheet.version for sheet in sheets]
    by_number = {sheet.version: sheet for sheet in sheets}
    with st.container(horizontal=True):
        before = _choose(here, "before", numbers, len(numbers) - _TWO)
        after = _choose(here, "after", numbers, len(numbers) - 1)
    own = subjects_of(here.hall, here.window)
    found = differences(by_number[before], by_number[after])
    _list(here, [each for each in found if each.subject in own])


def _choose(here: Desk, end: str, numbers: Sequence[int], place: int) -> int:
    return int(
        st.selectbox(
            here.say(f"scores.given.{end}"),
            numbers,
            index=place,
            format_func=lambda n: here.say("scores.given.version", version=n),
            key=f"version_{end}_{len(numbers)}",
            width=160,
        )
    )


def _side_by_side(here: Desk, matter: Matter) -> None:
    say = here.say
    shown = subjects_of(here.hall, here.window)
    moved, same = scores_by_version(matter.sheets, matter.policy, shown)
    titles = [
        say("scores.given.version", version=sheet.version) for sheet in matter.sheets
    ]
    numbers = [tag("th", "hr-number", title) for title in titles]
    head = tag("tr", "", tag("th", "", say("scores.head.who")), *numbers)
    rows = [
        tag(
            "tr",
            "",
            tag("td", "", with_window(here.words, who)),
            *(tag("td", "hr-number", value_text(here, "score", v)) for v in scores),
        )
        for who, scores in moved.items()
    ]
    if rows:
        show(
            tag("div", "hr-scroll", tag("table", "hr-table", head, *rows[:_MOST_ROWS]))
        )
    show(tag("p", "hr-note", say("scores.given.others", count=same)))


def _list(here: Desk, found: Sequence[Difference]) -> None:
    say = here.say
    if not found:
        show(tag("p", "hr-note", say("scores.given.equal")))
        return
    show(*(_difference(here, each) for each in found[:_MOST_ROWS]))
    if len(found) > _MOST_ROWS:
        more = len(found) - _MOST_ROWS
        show(tag("p", "hr-note", say("scores.given.more", count=more)))


def _difference(here: Desk, each: Difference) -> Markup:
    words = here.words
    what = here.say.list([_change(here, change) for change in each.figures])
    who = tag("b", "", with_window(words, each.subject))
    return tag(
        "div", "hr-move", who, tag("span", "", what, title=words.policy(each.policy))
    )


def _change(here: Desk, change: SheetChange) -> str:
    return here.say(
        "scores.given.change",
        figure=here.say(f"scores.figure.{change.figure}"),
        before=value_text(here, change.figure, change.before),
        after=value_text(here, change.figure, change.after),
    )


def value_text(here: Desk, figure: str, value: object) -> str:
    """Return a figure of a stored card in words; one that is not there is no zero."""
    if value is None or value == []:
        return "—"
    if isinstance(value, list):
        group = "notice" if figure == "notices" else "award"
        return here.say.list([here.say.code(group, str(each)) for each in value])
    if figure == "grade":
        return grade_name(here.words, str(value))
    return plain(str(value))
