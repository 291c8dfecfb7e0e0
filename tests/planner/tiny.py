"""Halls as small as a test needs: a few people, a few posts, the first days of June."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from hall.domain import (
    Block,
    HalfDay,
    Hall,
    LeaveKind,
    LeaveRequest,
    Person,
    PolicyChoice,
    Post,
    Window,
)

MONTH = "2026-06"
STAFF, WINDOW = "huzhou-staff", "huzhou-window"
LEAVE = "leave-and-substitution-2024"
BLOCKS = (
    Block("am", dt.time(9), dt.time(11, 30), "am"),
    Block("L1", dt.time(11, 30), dt.time(12, 30), "noon"),
    Block("L2", dt.time(12, 30), dt.time(13, 30), "noon"),
    Block("pm", dt.time(13, 30), dt.time(17), "pm"),
)


def june(day: int) -> dt.date:
    """Return a day of June 2026, which begins on a Monday."""
    return dt.date(2026, 6, day)


def post(
    post_id: str,
    holder: str,
    backups: str = "",
    window: str = "W1",
    *,
    noon: bool = False,
) -> Post:
    """Return a post; ``backups`` are ids parted by blanks."""
    return Post(post_id, window, post_id, holder, tuple(backups.split()), noon)


def hall(
    staff: Mapping[str, str],
    posts: tuple[Post, ...],
    policies: tuple[str, ...] = (),
    **rest: Any,
) -> Hall:
    """Return a hall.

    Args:
        staff: People (ids parted by blanks) by window.
        posts: The posts of all windows.
        policies: Ids of the policies in force, with their defaults.
        rest: Further fields of the hall; without ``working_days`` it works on the
            first of June only, without ``windows`` their minimum is nought.
    """
    named = {
        "id": "tiny",
        "name": "tiny",
        "blocks": BLOCKS,
        "windows": windows(*staff),
        "staff": tuple(
            Person(person, person, window)
            for window, people in staff.items()
            for person in people.split()
        ),
        "working_days": (june(1),),
        "policies": tuple(map(PolicyChoice, policies)),
    }
    return Hall(posts=posts, **{**named, **rest})


def windows(*ids: str, minimum: int = 0, noon_minimum: int = 0) -> tuple[Window, ...]:
    """Return windows that are alike."""
    return tuple(
        Window(each, each, each, "administrative", minimum, noon_minimum)
        for each in ids
    )


def leave(
    staff: str,
    start: str,
    end: str | None = None,
    kind: LeaveKind = "personal",
    **rest: Any,
) -> LeaveRequest:
    """Return a leave request, named ``R-`` and the person if ``rest`` has no id."""
    named = {"id": f"R-{staff}", **rest}
    return LeaveRequest(
        staff=staff, kind=kind, start=half(start), end=half(end or start), **named
    )


def half(text: str) -> HalfDay:
    """Return a half-day written like ``3 am`` (of June) or ``2026-07-01 pm``."""
    day, name = text.split()
    date = june(int(day)) if day.isdigit() else dt.date.fromisoformat(day)
    return HalfDay(date, "am" if name == "am" else "pm")
