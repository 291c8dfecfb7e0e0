"""The one form in which leave is asked for."""

import datetime as dt
from typing import get_args

import streamlit as st

from hall.calendar import calendar_of
from hall.domain import HALVES, Half, HalfDay, LeaveKind
from ui.state import Desk
from ui.views.leave import Form, parse_half

ASKED = "leave_asked"
_KINDS: tuple[LeaveKind, ...] = get_args(LeaveKind)


def leave_form(here: Desk) -> Form | None:
    """Draw the form; return what it holds when an answer is wanted now."""
    say = here.say
    days = calendar_of(here.hall).month(here.month)
    people = [p for p in here.hall.staff if here.window in (None, p.window)]
    with st.container(border=True, key="leave_form"):
        staff = st.selectbox(
            say("leave.form.person"),
            [person.id for person in people],
            format_func=lambda p: _person(here, p),
            key="leave_staff",
        )
        kind = st.selectbox(
            say("leave.form.kind"),
            _KINDS,
            format_func=lambda k: say.code("leave_kind", k),
            key="leave_kind",
        )
        start = _half_day(here, "from", days, "am")
        end = _half_day(here, "to", days, "pm")
        with st.expander(say("leave.form.more"), key="leave_more"):
            submitted = st.date_input(
                say("leave.form.submitted"),
                None,
                format="YYYY-MM-DD",
                key="leave_submitted",
                help=say("leave.form.submitted_help"),
            )
            substitute = st.selectbox(
                say("leave.form.substitute"),
                [person.id for person in here.hall.staff],
                index=None,
                placeholder=say("leave.form.any"),
                format_func=lambda p: _person(here, p),
                key="leave_substitute",
            )
            documents = st.toggle(
                say("leave.form.documents"), True, key="leave_documents"
            )
        asked = st.button(
            say("leave.form.ask"), type="primary", width="stretch", key="leave_ask"
        )
    if not (asked or st.session_state.pop(ASKED, False)):
        return None
    return Form(staff, kind, start, end, submitted, documents, substitute)


def _person(here: Desk, staff: str) -> str:
    person = next(p for p in here.hall.staff if p.id == staff)
    window = here.words.name(person.window)
    return here.say("leave.form.of_window", name=person.name, window=window)


def _half_day(here: Desk, end: str, days: tuple[dt.date, ...], half: Half) -> HalfDay:
    """Draw a day and its half; ``end`` is ``from`` or ``to``."""
    left, right = st.columns([3, 2], vertical_alignment="bottom", wrap=False)
    day = left.date_input(
        here.say(f"leave.form.{end}"),
        value=days[0],
        min_value=days[0],
        max_value=days[-1],
        format="YYYY-MM-DD",
        key=f"leave_{end}",
    )
    chosen = right.segmented_control(
        here.say("leave.form.half"),
        HALVES,
        default=half,
        required=True,
        format_func=lambda h: here.say(f"shell.half.{h}"),
        key=f"leave_{end}_half",
        label_visibility="collapsed",
    )
    return HalfDay(day, chosen or half)


def name_stand_in(staff: str) -> None:
    """Put a stand-in into the form and ask again; call it from a button."""
    st.session_state["leave_substitute"] = staff
    st.session_state[ASKED] = True


def refill(start: str, end: str) -> None:
    """Put other days into the form and ask again; call it from a button."""
    for name, text in (("from", start), ("to", end)):
        half_day = parse_half(text)
        st.session_state[f"leave_{name}"] = half_day.date
        st.session_state[f"leave_{name}_half"] = half_day.half
    st.session_state[ASKED] = True
