"""The tables of the hall, edited in place; a broken table changes nothing."""

import pandas as pd
import streamlit as st

from hall.errors import HallrotaError
from ui.faults import show_faults
from ui.markup import banner, show
from ui.signature import signature
from ui.state import Desk

_SAVED = "settings_saved"
_ROUND = "settings_round"


def table_editor(here: Desk, name: str) -> None:
    """Draw a table that can be edited, and the button that saves it."""
    say = here.say
    if st.session_state.get(_SAVED) == name:
        show(banner("good", say("settings.saved")))
    columns, rows = here.office.book_tables()[name]
    heads = {column: say.code("column", column) for column in columns}
    edited = st.data_editor(
        pd.DataFrame(rows, columns=list(columns), dtype=str),
        num_rows="dynamic",
        hide_index=True,
        column_config=heads,
        key=f"edit_{name}_{st.session_state.get(_ROUND, 0)}",
    )
    by = signature(here, name)
    if st.button(say("settings.save"), type="primary", key=f"save_{name}"):
        _save(here, name, rows_of(edited), by)


def rows_of(edited: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return the cells as text; rows in which nothing stands are none."""
    filled = edited.astype(object).where(edited.notna(), "")
    rows = [
        tuple(str(cell).strip() for cell in row)
        for row in filled.itertuples(index=False, name=None)
    ]
    return [row for row in rows if any(row)]


def _save(here: Desk, name: str, rows: list[tuple[str, ...]], by: str) -> None:
    try:
        here.office.save_table(name, rows, by)
    except HallrotaError as error:
        show(banner("bad", here.say("settings.broken")))
        show_faults(here, error.faults)
        return
    st.session_state[_SAVED] = name
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()
