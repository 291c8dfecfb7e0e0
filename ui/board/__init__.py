"""The month board: our own component, plain script and style, no build step.

`board_model` says what is on it; the script draws that and sends back what somebody
did: see `ui.board.acts`.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ui.board.model import BoardView, board_model
from ui.board.scene import Model

__all__ = ["BoardView", "Model", "board_model", "show_board"]

_ROOM = Path(__file__).parent
_component = st.components.v2.component(
    "hallrota_board",
    html="<div class='board'></div>",
    css=(_ROOM / "board.css").read_text("utf-8"),
    js="\n".join(
        (_ROOM / name).read_text("utf-8") for name in ("drawing.js", "board.js")
    ),
)


def show_board(model: Model, *, key: str, on_act: Callable[[], None]) -> None:
    """Draw ``model``; ``on_act`` finds what somebody did in the session's state.

    It is at ``st.session_state[key].act`` while the callback runs.
    """
    _component(data=model, key=key, on_act_change=on_act)
