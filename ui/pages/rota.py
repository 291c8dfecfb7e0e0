"""排班: is the month lawful, fair and cheap?"""

import datetime as dt

import streamlit as st

from office import StoredPlan
from ui import state
from ui.board import BoardView, board_model, show_board
from ui.board.editor import CELL, Cell, open_editor, remember_cell
from ui.board.legend import legend
from ui.markup import show
from ui.rota.panel import side_panel
from ui.rota.planning import plan_buttons, watch_job
from ui.shell import no_plan, page_head, sit_down
from ui.state import Desk

_BOARD = "board"


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("rota.title"))
    draft = here.office.draft(here.month)
    published = here.office.published(here.month)
    plan_buttons(here, draft, published)
    watch_job(here)
    stored = draft or published
    if stored is None:
        no_plan(here)
        return
    cell: tuple[str, dt.date] | None = st.session_state.get(CELL)
    left, right = st.columns([79, 21], gap="small")
    with left:
        _board(here, stored, cell)
    with right:
        side_panel(here, stored, published)
    _edit(here, stored, cell)


def _board(here: Desk, stored: StoredPlan, cell: tuple[str, dt.date] | None) -> None:
    view = BoardView(
        window=here.window,
        pins=here.office.pins(here.month),
        today=state.today(),
        selected=cell,
    )
    faults = here.office.faults(here.month)
    model = board_model(here.hall, stored.plan, faults, here.lang, view)
    show_board(model, key=_BOARD, on_open=_opened)
    show(legend(here.say))


def _opened() -> None:
    remember_cell(st.session_state[_BOARD].open)


def _edit(here: Desk, stored: StoredPlan, cell: tuple[str, dt.date] | None) -> None:
    people = {person.id: person for person in here.hall.staff}
    if cell and cell[0] in people:
        open_editor(Cell(here, stored, people[cell[0]], cell[1]))


main()
