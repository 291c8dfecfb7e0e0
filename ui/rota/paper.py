"""The rota on paper and as files: print, spreadsheet, calendar of a person."""

from typing import cast

import streamlit as st

from office import StoredPlan
from office.papers import PaperSize, calendar_file, print_page, workbook
from ui.board.scene import Model
from ui.papers.person import entries_of
from ui.papers.sheet import sheet_of
from ui.state import Desk
from ui.views.places import Places


def paper_menu(here: Desk, stored: StoredPlan, model: Model) -> None:
    """Draw the menu of what can be taken along."""
    say = here.say
    with st.popover(say("paper.menu")):
        paper = cast(
            "PaperSize",
            st.segmented_control(
                say("paper.size"), ("A3", "A4"), default="A3", required=True, key="size"
            ),
        )
        _rota(here, stored, model, paper)
        st.divider()
        _person(here, stored)


def _rota(here: Desk, stored: StoredPlan, model: Model, paper: PaperSize) -> None:
    """Offer what the board shows: its window, its weeks, its rows."""
    say = here.say
    where = here.words.name(here.window) if here.window else here.hall.name
    title = say("paper.title", where=where, month=here.words.month(here.month))
    state = say(f"rota.state.{stored.state}")
    version = say("paper.version", version=stored.version)
    note = f"{state}  {version}"
    sheet, name = sheet_of(model, title, note, say), f"{where}-{here.month}"
    st.download_button(
        say("paper.print"),
        print_page(sheet, paper),
        f"{name}-{paper}.html",
        "text/html",
        key="take_print",
        on_click="ignore",
    )
    st.download_button(
        say("paper.xlsx"),
        lambda: workbook(sheet, paper),
        f"{name}.xlsx",
        key="take_xlsx",
        on_click="ignore",
    )


def _person(here: Desk, stored: StoredPlan) -> None:
    people = {p.id: p for p in here.hall.staff if here.window in (None, p.window)}
    staff = st.selectbox(
        here.say("paper.whose"), people, format_func=here.words.name, key="take_whose"
    )
    person = people[staff]
    places = Places(here.hall, stored.plan)
    st.download_button(
        here.say("paper.ics"),
        lambda: calendar_file(
            person.name, entries_of(places, person, here.words), stored.saved_at
        ),
        f"{person.name}-{here.month}.ics",
        "text/calendar",
        key="take_ics",
        on_click="ignore",
    )
