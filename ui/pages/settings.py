"""设置: who works where?"""

import pandas as pd
import streamlit as st

from ui.shell import page_head, sit_down
from ui.state import Desk

_TABLES = (
    "windows",
    "staff",
    "posts",
    "qualified",
    "facing",
    "cadres",
    "activities",
    "carry",
)


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("settings.title"))
    st.download_button(
        here.say("settings.download"),
        data=here.office.book_xlsx,
        file_name=f"{here.hall.id}.xlsx",
        key="book_download",
    )
    tables = here.office.book_tables()
    for name, tab in zip(_TABLES, st.tabs(_names(here)), strict=True):
        with tab:
            columns, rows = tables[name]
            st.dataframe(pd.DataFrame(rows, columns=list(columns)), hide_index=True)


def _names(here: Desk) -> list[str]:
    return [here.say(f"settings.table.{name}") for name in _TABLES]


main()
