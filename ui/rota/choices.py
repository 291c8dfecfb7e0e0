"""How the board is looked at, and the steps back and forth beside it."""

import datetime as dt
from dataclasses import dataclass
from typing import cast

import streamlit as st

from office import StoredPlan
from ui.board.model import By, days_of, monday
from ui.rota import deeds
from ui.state import Desk

_MONTH = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What of the month is shown: a week (None = all of it), by whom, which version."""

    week: dt.date | None
    by: By
    published: bool


def board_bar(
    here: Desk, stored: StoredPlan, draft: StoredPlan | None, other: StoredPlan | None
) -> Look:
    """Draw the bar over the board and return what is chosen."""
    with st.container(horizontal=True, vertical_alignment="center", key="board_bar"):
        week, by = _week(here), _by(here)
        both = draft is not None and other is not None
        published = both and _version(here) == "published"
        if not published:
            _steps(here, stored)
    return Look(week, by, published)


def _week(here: Desk) -> dt.date | None:
    days = days_of(here.hall, here.month, None)
    mondays = sorted({monday(day) for day in days})
    weeks = {start.isoformat(): _span(here, days, start) for start in mondays}
    chosen = st.selectbox(
        here.say("rota.look.span"),
        [_MONTH, *weeks],
        format_func=lambda start: weeks.get(start) or here.say("rota.look.month"),
        key=f"week_{here.month}",
        label_visibility="collapsed",
        width=190,
    )
    return dt.date.fromisoformat(chosen) if chosen else None


def _span(here: Desk, days: tuple[dt.date, ...], start: dt.date) -> str:
    within = [day for day in days if monday(day) == start]
    first, last = (here.words.day(day) for day in (within[0], within[-1]))
    return here.say("rota.look.week", first=first, last=last)


def _by(here: Desk) -> By:
    return cast(
        "By",
        st.segmented_control(
            here.say("rota.look.by"),
            ("person", "post"),
            default="person",
            required=True,
            format_func=lambda by: here.say(f"rota.by.{by}"),
            key="by",
            label_visibility="collapsed",
        ),
    )


def _version(here: Desk) -> str:
    return str(
        st.segmented_control(
            here.say("rota.look.version"),
            ("draft", "published"),
            default="draft",
            required=True,
            format_func=lambda which: here.say(f"rota.which.{which}"),
            key="which",
            label_visibility="collapsed",
        )
    )


def _steps(here: Desk, stored: StoredPlan) -> None:
    steps = deeds.history(stored)
    for kind, there in (("undo", steps.past), ("redo", steps.future)):
        st.button(
            here.say(f"rota.step.{kind}"),
            key=kind,
            disabled=not there,
            help=there[-1].what if there else None,
            on_click=deeds.step,
            args=(here, kind),
        )
