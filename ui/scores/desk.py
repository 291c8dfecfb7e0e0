"""What giving out and appeals have in common: what they are about, and who signs."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from office import Sheet
from ui.markup import banner, show
from ui.state import Desk

_SAID = "scores_said"


@dataclass(frozen=True, slots=True)
class Matter:
    """A period under a policy, with the versions of its scores given out so far."""

    period: str
    policy: str
    sheets: Sequence[Sheet]


def said(text: str) -> None:
    """Draw the page anew, with ``text`` at its head."""
    st.session_state[_SAID] = text
    st.rerun()


def show_said() -> None:
    """Say, once, what came of the last click."""
    if text := st.session_state.pop(_SAID, None):
        show(banner("good", text))


def unsigned(here: Desk, by: str) -> bool:
    """Tell whether nobody signs, and say so."""
    if by.strip():
        return False
    show(
        banner(
            "bad", here.say("scores.unsigned.title"), here.say("scores.unsigned.body")
        )
    )
    return True
