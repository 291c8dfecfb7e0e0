"""The price calendar of one window: which half-day is the best one to be away?"""

import streamlit as st

from hall.absence import PriceCalendar
from hall.domain import Hall, LeaveKind
from hall.errors import HallrotaError
from ui.leave.form import refill
from ui.markup import Markup, banner, join, show, tag
from ui.prices import price_map
from ui.state import Desk
from ui.views.prices import heat_map

_MAP, _KEPT, _PICKED = "price_map", "leave_prices", "price_picked"
_MARKS = ("quiet", "step1", "step3", "refuse", "person", "on_leave", "not_joined")


def show_prices(here: Desk, staff: str, kind: LeaveKind) -> None:
    """Draw the switch, and behind it the calendar of this person's window.

    It comes last on the page: while it is worked out, everything above can be used, and
    whatever is pressed there goes first; the prices found by then are kept.
    """
    window = here.window or _window_of(here.hall, staff)
    title = here.say("leave.prices.title", window=here.words.name(window))
    with st.container(key="leave_prices_box"):
        if not st.toggle(title, key="leave_prices_on"):
            return
        try:
            calendar = _calendar(here, window, kind)
        except HallrotaError as error:
            show(banner("bad", *error.lines(here.lang)))
            return
        kind_name = here.say.code("leave_kind", kind)
        lead = here.say("leave.prices.lead", kind=kind_name)
        show(tag("p", "hr-note", lead), _legend(here))
        model = heat_map(here.words, calendar, st.session_state.get(_PICKED))
        price_map(model, key=_MAP, on_pick=_pick)


def _window_of(hall: Hall, staff: str) -> str:
    return next(person.window for person in hall.staff if person.id == staff)


def _calendar(here: Desk, window: str, kind: LeaveKind) -> PriceCalendar:
    """Return the prices, anew only if the plan, the hall or what is asked changed."""
    stored = here.newest()
    version = (stored.plan.month, stored.version, stored.state) if stored else None
    basis = (here.hall, version, window, kind)
    kept: tuple[object, PriceCalendar] | None = st.session_state.get(_KEPT)
    if kept is not None and kept[0] == basis:
        return kept[1]
    calendar = _found(here, window, kind)
    st.session_state[_KEPT] = (basis, calendar)
    return calendar


def _found(here: Desk, window: str, kind: LeaveKind) -> PriceCalendar:
    bar = st.empty()

    def tick(done: int, total: int) -> bool:
        told = here.say("leave.prices.counting", done=done, total=total)
        bar.progress(done / total, told)
        return True

    calendar = here.office.price_calendar(here.month, window, kind, tick)
    bar.empty()
    return calendar


def _legend(here: Desk) -> Markup:
    entries = [
        tag("span", "", tag("i", f"price-{mark}"), here.say(f"leave.prices.key.{mark}"))
        for mark in _MARKS
    ]
    return tag("div", "hr-legend", join(*entries))


def _pick() -> None:
    """Put the half-day that was pressed into the form and ask."""
    cell = dict(st.session_state[_MAP].pick)
    st.session_state[_PICKED] = cell
    st.session_state["leave_staff"] = cell["staff"]
    st.session_state["leave_substitute"] = None
    at = f"{cell['date']} {cell['half']}"
    refill(at, at)
