"""The door: language, navigation, and our own words when something breaks."""

from pathlib import Path

import streamlit as st

from ui import state
from ui.guard import guarded
from ui.texts import LANGUAGES, Texts

_UI = Path(__file__).parent / "ui"
_PAGES = ("today", "rota", "leave", "scores", "facts", "policies", "settings")


def main() -> None:
    """Set the page up and run the one asked for."""
    say = Texts(state.language())
    st.set_page_config(
        page_title=say("shell.app"),
        page_icon=_UI / "icon.svg",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(_UI / "theme.css")
    _top_bar(say)
    pages = [
        st.Page(
            _UI / "pages" / f"{name}.py",
            title=say(f"shell.nav.{name}"),
            default=name == "today",
        )
        for name in _PAGES
    ]
    page = st.navigation(pages, position="top")
    _bottom_bar(say, pages)
    with guarded(say):
        page.run()


def _top_bar(say: Texts) -> None:
    with st.container(key="topbar"):
        st.segmented_control(
            say("shell.language"),
            LANGUAGES,
            default=say.lang,
            required=True,
            format_func=lambda lang: Texts(lang)("shell.own_name"),
            key="pick_language",
            on_change=state.switch_language,
            args=("pick_language",),
            label_visibility="collapsed",
        )
    state.remember_language(say.lang)


def _bottom_bar(say: Texts, pages: list[st.Page]) -> None:
    """Draw the pages' names at the thumb, in short; the style shows it on phones."""
    with st.container(key="bottombar", horizontal=True):
        for name, page in zip(_PAGES, pages, strict=True):
            st.page_link(page, label=say(f"shell.tab.{name}"))


main()
