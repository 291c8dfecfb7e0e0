"""The month board: our own component, plain script and style, no build step.

`board_model` says what is on it; the script draws that and sends back
`{"staff": id, "date": "2026-06-01"}` when a cell is opened.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ui.board.model import BoardView, Model, board_model

__all__ = ["BoardView", "Model", "board_model", "show_board"]

_ROOM = Path(__file__).parent
_component = st.components.v2.component(
    "hallrota_board",
    html="<div class='board'></div>",
    css=(_ROOM / "board.css").read_text("utf-8"),
    js=(_ROOM / "board.js").read_text("utf-8"),
)


def show_board(model: Model, *, key: str, on_open: Callable[[], None]) -> None:
    """Draw ``model``; ``on_open`` finds the opened cell in the session's state.

    It is at ``st.session_state[key].open`` while the callback runs.
    """
    _component(data=model, key=key, on_open_change=on_open)
