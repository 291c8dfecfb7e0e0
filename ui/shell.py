"""What all pages have in common: their head, and what to say when nothing is there."""

import streamlit as st

from ui.markup import banner, show, tag
from ui.state import Desk, choose_month, choose_window, desk, language
from ui.texts import Texts


def sit_down() -> Desk | None:
    """Return the desk of this visit; say so where there is no hall yet."""
    here = desk()
    if here is None:
        say = Texts(language())
        show(banner("info", say("shell.no_hall.title"), say("shell.no_hall.body")))
    return here


def page_head(here: Desk, title: str, note: str = "") -> None:
    """Draw the title with the choice of month and window beside it."""
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="page_head",
    ):
        show(
            tag(
                "div",
                "hr-title",
                tag("h2", "", title),
                tag("span", "", note or here.hall.name),
            )
        )
        with st.container(horizontal=True, width="content", key="pickers"):
            choose_month(here)
            choose_window(here)


def no_plan(here: Desk) -> None:
    """Say that this month has no rota yet, and where to make one."""
    say, month = here.say, here.words.month(here.month)
    show(
        banner(
            "info", say("shell.no_plan.title", month=month), say("shell.no_plan.body")
        )
    )
