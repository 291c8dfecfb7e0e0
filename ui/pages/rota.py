"""排班: is the month lawful, fair and cheap?"""

import datetime as dt

import streamlit as st

from office import StoredPlan
from ui import state
from ui.board import BoardView, board_model, show_board
from ui.board.editor import Cell, open_editor
from ui.board.legend import legend
from ui.board.scene import marks
from ui.markup import show
from ui.rota import deeds
from ui.rota.choices import Look, board_bar
from ui.rota.clashes import tell_clash
from ui.rota.panel import side_panel
from ui.rota.paper import paper_menu
from ui.rota.planning import plan_buttons, watch_job
from ui.shell import no_plan, page_head, sit_down
from ui.state import Desk


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
    deeds.show_plan(stored)
    with st.container(key="notices"):  # always there, so that the board keeps its place
        tell_clash(here, stored)
    look = board_bar(here, stored, draft, published)
    shown = published if look.published and published else stored
    left, right = st.columns([79, 21], gap="small")
    with left:
        _board(here, shown, look, published if draft else None)
    with right:
        side_panel(here, shown, published)
    _edit(here, stored)


def _board(
    here: Desk, stored: StoredPlan, look: Look, published: StoredPlan | None
) -> None:
    view = BoardView(
        window=here.window,
        pins=here.office.pins(here.month),
        today=state.today(),
        selected=_cell(),
        week=look.week,
        by=look.by,
        against=published.plan if published else None,
        version=0 if look.published else stored.version,
    )
    faults = () if look.published else here.office.faults(here.month)
    model = board_model(here.hall, stored.plan, faults, here.lang, view)
    show_board(model, key=deeds.BOARD, on_act=deeds.on_act)
    with st.container(horizontal=True, vertical_alignment="top", key="under_board"):
        show(legend(here.say))
        paper_menu(here, stored, model)


def _cell() -> tuple[str, dt.date] | None:
    cell: tuple[str, dt.date] | None = st.session_state.get(deeds.CELL)
    return cell


def _edit(here: Desk, stored: StoredPlan) -> None:
    people, cell = {person.id: person for person in here.hall.staff}, _cell()
    if cell is None or cell[0] not in people:
        return
    faults = here.office.faults(here.month)
    problems = marks(here.hall, stored.plan, faults, here.words).get(cell, [])
    open_editor(
        Cell(
            here,
            stored,
            people[cell[0]],
            cell[1],
            problems,
            save=lambda what, cells: deeds.change(here, what, cells),
            close=deeds.close_editor,
        )
    )


main()
