"""A table of which one row can be picked by mouse, touch or keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

_ROOM = Path(__file__).parent
_component = st.components.v2.component(
    "hallrota_picklist",
    html="<div class='picklist'></div>",
    css=(_ROOM / "picklist.css").read_text("utf-8"),
    js=(_ROOM / "picklist.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its id, what its cells say, and whether it deserves a look."""

    id: str
    cells: tuple[str, ...]
    marked: bool = False


def picklist(
    heads: Sequence[str],
    rows: Sequence[Row],
    *,
    picked: str | None,
    key: str,
    on_pick: Callable[[], None],
) -> None:
    """Draw the table; ``st.session_state[key].pick`` is the id while picking."""
    data = {
        "heads": list(heads),
        "picked": picked,
        "rows": [
            {"id": row.id, "cells": list(row.cells), "marked": row.marked}
            for row in rows
        ],
    }
    _component(data=data, key=key, on_pick_change=on_pick)
