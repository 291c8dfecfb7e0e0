"""Blocks, canteen and calendar of the hall."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from hall.calendar import calendar_of
from hall.errors import HallrotaError
from ui.faults import show_faults
from ui.markup import Markup, panel, row, show, tag
from ui.signature import signature
from ui.state import Desk
from ui.views.calendar import Day, month_days


def day_settings(here: Desk) -> None:
    """Draw the blocks of a day, and the seats of the canteen to change."""
    say, hall = here.say, here.hall
    lines = [
        row(here.words.block(b.id), here.words.block_hours(b)) for b in hall.blocks
    ]
    show(panel(say("settings.blocks"), *lines, note=say("settings.blocks_note")))
    seats = st.number_input(
        say("settings.seats"),
        min_value=0,
        value=hall.canteen_seats,
        step=1,
        placeholder=say("settings.no_limit"),
        key="canteen_seats",
    )
    by = signature(here, "seats")
    if st.button(say("settings.save"), key="save_seats"):
        changed = replace(hall, canteen_seats=seats)
        _do(here, partial(here.office.save_hall, changed, by))


def calendar_settings(here: Desk) -> None:
    """Draw the days of the month, and the override of one of them."""
    say = here.say
    days = month_days(calendar_of(here.hall), here.month)
    worked = sum(bool(day.worked) for day in days)
    title = say("settings.month", month=here.words.month(here.month), count=worked)
    blank = [tag("div", "")] * days[0].date.weekday()
    cells = [*blank, *(_cell(here, day) for day in days)]
    show(panel(title, tag("div", "hr-month", *cells)))
    day = st.date_input(
        say("settings.day"),
        value=days[0].date,
        min_value=days[0].date,
        max_value=days[-1].date,
        format="YYYY-MM-DD",
        key=f"override_{here.month}",
    )
    by = signature(here, "calendar")
    with st.container(horizontal=True):
        on = st.button(say("settings.work"), key="day_on")
        off = st.button(say("settings.rest"), key="day_off")
    if on or off:
        _override(here, day, worked=on, by=by)


def _cell(here: Desk, day: Day) -> Markup:
    names = {True: "work", False: "rest", None: "unknown"}
    said = here.say(f"settings.mark.{names[day.worked]}")
    state = here.say(f"settings.state.{day.state}")
    tone = f"hr-day hr-day-{names[day.worked]}"
    return tag(
        "div", tone, tag("b", "", str(day.date.day)), said, tag("small", "", state)
    )


def _override(here: Desk, day: dt.date, *, worked: bool, by: str) -> None:
    _do(here, partial(here.office.set_day, day, worked=worked, by=by))


def _do(here: Desk, deed: Callable[[], None]) -> None:
    try:
        deed()
    except HallrotaError as error:
        show_faults(here, error.faults)
        return
    st.rerun()
