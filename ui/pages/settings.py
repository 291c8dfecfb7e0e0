"""设置: who works where, on which days, in which blocks?"""

import streamlit as st

from ui.settings.book import book
from ui.settings.day import calendar_settings, day_settings
from ui.settings.tables import table_editor
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
_OTHERS = ("day", "calendar", "book")


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    say = here.say
    page_head(here, say("settings.title"))
    names = (*_TABLES, *_OTHERS)
    chosen = st.pills(
        say("settings.what"),
        names,
        default="windows",
        required=True,
        format_func=lambda name: say(f"settings.table.{name}"),
        key="settings_part",
        label_visibility="collapsed",
    )
    _draw(here, str(chosen))


def _draw(here: Desk, part: str) -> None:
    others = {"day": day_settings, "calendar": calendar_settings, "book": book}
    if part in others:
        others[part](here)
    else:
        table_editor(here, part)


main()
