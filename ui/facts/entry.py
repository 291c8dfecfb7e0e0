"""Quick entry: what, who, when; what it would cost is shown before it is saved."""

import streamlit as st

from hall.errors import RequestError
from office import Moved
from ui.facts.fields import fact_fields
from ui.facts.moved import moved_panel
from ui.markup import banner, show
from ui.signature import signature
from ui.state import Desk
from ui.views.entry import Entered
from ui.views.facts import fact_text

_ROUND = "fact_round"
_DONE = "fact_done"


def quick_entry(here: Desk) -> None:
    """Draw the form, what would move, and what moved by the last entry."""
    _last(here)
    key = f"fact{st.session_state.get(_ROUND, 0)}"
    entered = fact_fields(here, key)
    by = signature(here, "entry")
    if entered is not None:
        _preview(here, entered)
    saved = st.button(
        here.say("facts.form.save"),
        type="primary",
        width="stretch",
        disabled=entered is None,
        key="fact_save",
    )
    if saved and entered is not None:
        _save(here, entered, by)


def _preview(here: Desk, entered: Entered) -> None:
    say = here.say
    try:
        moves = here.office.moves(entered.fact("new"))
    except RequestError as error:
        show(banner("warn", *error.lines(here.lang)))
        return
    show(moved_panel(here, say("facts.would_move"), moves, say("facts.no_move")))


def _save(here: Desk, entered: Entered, by: str) -> None:
    try:
        moves = here.office.moves(entered.fact("new"))
        (fact,) = here.office.record([entered.fact()], by)
    except RequestError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    text = f"{here.words.name(fact.subject)} {fact_text(here.words, fact)}"
    st.session_state[_DONE] = (text, moves)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state["fact_picked"] = fact.id
    st.rerun()


def _last(here: Desk) -> None:
    done: tuple[str, tuple[Moved, ...]] | None = st.session_state.get(_DONE)
    if done is None:
        return
    say = here.say
    show(
        banner("good", say("facts.saved", fact=done[0])),
        moved_panel(here, say("facts.moved"), done[1], say("facts.no_move")),
    )
