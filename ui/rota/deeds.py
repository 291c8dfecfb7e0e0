"""What is done on the board, carried out: changes, steps back and forth, pins, clashes.

It runs before the page is drawn, so what goes wrong is kept for the page to tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st

from hall.domain import Pin
from hall.errors import HallrotaError
from hall.plan import Plan
from office import StaleDraft, StoredPlan
from ui.board.acts import Act, Spot, half_pins, moves, read_act
from ui.board.history import Clash, History
from ui.state import Desk, desk
from ui.views.places import Places

CELL = "editing"
BOARD = "board"
_SEEN, _HISTORY, _CLASH, _TROUBLE = "seen_plan", "history", "clash", "trouble"


def show_plan(stored: StoredPlan) -> None:
    """Remember which version this visitor is looking at."""
    st.session_state[_SEEN] = stored


def history(stored: StoredPlan) -> History:
    """Return the steps that lead to ``stored`` in this visit."""
    kept: dict[str, History] = st.session_state.get(_HISTORY, {})
    return kept.get(stored.plan.month, History()).of(stored)


def clash() -> Clash | None:
    """Return the change that came too late, if there is one."""
    late: Clash | None = st.session_state.get(_CLASH)
    return late


def close_editor() -> None:
    """Let the cell go that was being edited."""
    st.session_state.pop(CELL, None)


def forget_clash() -> None:
    """Let the change that came too late go."""
    st.session_state.pop(_CLASH, None)


def trouble() -> HallrotaError | None:
    """Return, once, why the last deed could not be done."""
    error: HallrotaError | None = st.session_state.pop(_TROUBLE, None)
    return error


@contextmanager
def _remembering() -> Iterator[None]:
    try:
        yield
    except HallrotaError as error:
        st.session_state[_TROUBLE] = error


def on_act() -> None:
    """Do what the board reports."""
    event: Mapping[str, object] | None = st.session_state[BOARD].act
    act, here = read_act(event), desk()
    if act is not None and here is not None:
        with _remembering():
            _carry_out(here, act)


def _carry_out(here: Desk, act: Act) -> None:
    seen: StoredPlan | None = st.session_state.get(_SEEN)
    if seen is None or seen.plan.month != here.month:
        return
    if act.kind in ("undo", "redo"):
        step(here, act.kind)
    elif act.at is None:
        return
    elif act.kind == "open":
        st.session_state[CELL] = (act.at.staff, act.at.date)
    elif act.kind == "pin":
        _toggle_pin(here, Places(here.hall, seen.plan), act.at)
    elif act.version:
        what = _spoken(here, act.at, act.other)
        change(here, what, moves(Places(here.hall, seen.plan), act))


def _spoken(here: Desk, at: Spot, other: Spot | None) -> str:
    words = here.words
    who = " ⇄ ".join(words.name(one.staff) for one in (at, other) if one)
    return f"{who} {words.date(at.date)} {words.session(at.half)}"


def change(here: Desk, what: str, cells: Sequence[Pin]) -> None:
    """Save a change of what this visitor sees; keep it where it comes too late."""
    seen: StoredPlan = st.session_state[_SEEN]
    if not cells:
        return
    try:
        after = here.office.edit_cells(here.month, seen.version, cells, what)
    except StaleDraft:
        st.session_state[_CLASH] = Clash(what, tuple(cells), seen.plan)
        return
    _remember(here, history(seen).did(what, seen.plan, after.version))
    show_plan(after)


def again(here: Desk, late: Clash) -> None:
    """Do a change that came too late once more, on the newest version."""
    newest = here.office.newest(here.month)
    forget_clash()
    if newest is not None:
        show_plan(newest)
        with _remembering():
            change(here, late.what, late.moves)


def step(here: Desk, kind: str) -> None:
    """Take the last change back (``undo``) or do it again (``redo``)."""
    seen: StoredPlan = st.session_state[_SEEN]
    steps = history(seen)
    back = kind == "undo"
    if not (steps.past if back else steps.future):
        return
    target = (steps.past if back else steps.future)[-1]
    try:
        after = here.office.save_draft(here.month, target.plan, seen.version)
    except StaleDraft:
        st.session_state[_CLASH] = Clash(target.what, (), seen.plan)
        return
    turned = steps.undone if back else steps.redone
    _remember(here, turned(seen.plan, after.version))
    show_plan(after)


def _remember(here: Desk, steps: History) -> None:
    kept: dict[str, History] = st.session_state.setdefault(_HISTORY, {})
    kept[here.month] = steps


def _toggle_pin(here: Desk, places: Places, at: Spot) -> None:
    """Fix a half-day as it stands, or let it go where all of it is fixed."""
    wanted = half_pins(places, at)
    fixed = {(p.date, p.block, p.staff) for p in here.office.pins(here.month)}
    if wanted and all((p.date, p.block, p.staff) in fixed for p in wanted):
        here.office.clear_pins(wanted)
    else:
        here.office.set_pins(wanted)


def plan_before(stored: StoredPlan) -> tuple[str, Plan] | None:
    """Return what was changed last in this visit, and the plan before it."""
    steps = history(stored).past
    return (steps[-1].what, steps[-1].plan) if steps else None
