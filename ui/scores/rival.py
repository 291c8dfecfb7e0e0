"""另一种算法: the same facts under another document or reading, beside today's."""

from collections.abc import Mapping

import streamlit as st

from hall.domain import Hall
from hall.errors import HallrotaError
from office import Scorecard, scorecards
from scoring.library import load_library
from scoring.policy import Policy
from ui.markup import Markup, banner, show, tag
from ui.scores.desk import Matter
from ui.state import Desk
from ui.views.people import with_window
from ui.views.rivals import Beside, beside, choosable, hall_under, open_blanks
from ui.views.scores import Cards, subjects_of
from ui.wording import plain

_MOST_ROWS = 150


def rival(here: Desk, matter: Matter, today: Cards) -> None:
    """Draw the choice of other rules, and every score under them beside today's."""
    say, library = here.say, load_library()
    show(tag("p", "hr-note", say("scores.rival.note")))
    chosen = st.selectbox(
        say("scores.rival.policy"),
        [name for name, each in library.items() if each.scorable],
        index=None,
        format_func=here.words.policy,
        placeholder=say("scores.rival.hint"),
        key="rival",
    )
    if chosen is None:
        return
    readings = _readings(here, library[chosen])
    try:
        other = hall_under(here.hall, chosen, readings)
        then = scorecards(other, matter.period).get(chosen, {})
    except HallrotaError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    _blanks(here, other, chosen)
    _table(here, (matter.policy, chosen), beside(today, then, _shown(here)))


def _shown(here: Desk) -> set[str]:
    return subjects_of(here.hall, here.window)


def _readings(here: Desk, policy: Policy) -> Mapping[str, object]:
    own = next((e.readings for e in here.hall.policies if e.id == policy.id), {})
    return {
        each.name: st.selectbox(
            each.note.say().text(here.lang),
            each.allowed,
            index=each.allowed.index(own.get(each.name, each.default))
            if own.get(each.name, each.default) in each.allowed
            else 0,
            format_func=lambda value: "—" if value is None else str(value),
            key=f"rival_{policy.id}_{each.name}",
        )
        for each in choosable(policy)
    }


def _blanks(here: Desk, hall: Hall, policy: str) -> None:
    blanks = open_blanks(hall, policy)
    if blanks:
        lines = [f"{name}: {why.text(here.lang)}" for name, why in blanks.items()]
        show(banner("warn", here.say("scores.rival.blank"), *lines))


def _table(here: Desk, policies: tuple[str, str], rows: list[Beside]) -> None:
    say, (now, then) = here.say, policies
    if not rows:
        show(tag("p", "hr-note", say("scores.rival.nobody")))
        return
    titles = (
        say("scores.rival.now", policy=here.words.policy(now)),
        say("scores.rival.then", policy=here.words.policy(then)),
    )
    numbers = [tag("th", "hr-number", title) for title in titles]
    head = tag("tr", "", tag("th", "", say("scores.head.who")), *numbers)
    lines = [_line(here, row) for row in rows[:_MOST_ROWS]]
    show(tag("div", "hr-scroll", tag("table", "hr-table", head, *lines)))
    show(tag("p", "hr-note", say("scores.rival.scale")))


def _line(here: Desk, row: Beside) -> Markup:
    cells = [tag("td", "hr-number", score_text(here, c)) for c in (row.now, row.then)]
    return tag("tr", "", tag("td", "", with_window(here.words, row.subject)), *cells)


def score_text(here: Desk, card: Scorecard | None) -> str:
    """Return a score in words; what is blank or not assessed is no number."""
    if card is None:
        return here.say("scores.rival.not_assessed")
    if card.blocked:
        return here.say("scores.rival.blocked")
    return (
        here.say("scores.rival.no_score") if card.score is None else plain(card.score)
    )
