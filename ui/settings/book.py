"""The whole hall book as one workbook: out, and in again as a whole or not at all."""

import streamlit as st

from hall.errors import HallrotaError
from ui.faults import show_faults
from ui.markup import banner, show, tag
from ui.signature import signature
from ui.state import Desk

_LOADED = "book_loaded"


def book(here: Desk) -> None:
    """Draw download and upload."""
    say = here.say
    if loaded := st.session_state.pop(_LOADED, None):
        show(banner("good", say("settings.loaded", name=loaded)))
    st.download_button(
        say("settings.download"),
        data=here.office.book_xlsx,
        file_name=f"{here.hall.id}.xlsx",
        key="book_download",
    )
    show(tag("p", "hr-note", say("settings.upload_note")))
    given = st.file_uploader(say("settings.upload"), type=["xlsx"], key="book_upload")
    if given is None:
        return
    checked = here.office.read_workbook(given.getvalue())
    if checked.hall is None:
        count = len(checked.errors)
        show(
            banner("bad", say("settings.faults", count=count), say("settings.nothing"))
        )
        show_faults(here, checked.errors)
        return
    hall = checked.hall
    counts = {"windows": len(hall.windows), "staff": len(hall.staff)}
    title = say("settings.sound", name=hall.name, posts=len(hall.posts), **counts)
    show(banner("info", title, *(fault.text(here.lang) for fault in checked.warnings)))
    by = signature(here, "book")
    if st.button(say("settings.load"), type="primary", key="book_load"):
        _load(here, given.getvalue(), by)


def _load(here: Desk, content: bytes, by: str) -> None:
    try:
        hall = here.office.save_workbook(content, by)
    except HallrotaError as error:
        show_faults(here, error.faults)
        return
    st.session_state[_LOADED] = hall.name
    st.rerun()
