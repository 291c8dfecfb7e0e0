"""The price calendar as a heat map: people by days, morning over afternoon.

`ui.views.prices` says what is in it; a click or tap tells which half-day was meant.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ui.views.prices import HeatMap

_ROOM = Path(__file__).parent
_component = st.components.v2.component(
    "hallrota_prices",
    html="<div class='prices'></div>",
    css=(_ROOM / "prices.css").read_text("utf-8"),
    js=(_ROOM / "prices.js").read_text("utf-8"),
)


def price_map(model: HeatMap, *, key: str, on_pick: Callable[[], None]) -> None:
    """Draw ``model``; ``st.session_state[key].pick`` is the half-day while picking.

    It has ``staff``, ``date`` and ``half``.
    """
    _component(data=model, key=key, on_pick_change=on_pick)
