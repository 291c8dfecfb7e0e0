"""The days of a month: worked or not, and how sure that is."""

import calendar
import datetime as dt
from dataclasses import dataclass

from hall.calendar import DayState, WorkCalendar


@dataclass(frozen=True, slots=True)
class Day:
    """A day; ``worked`` is None while nobody knows.

    Attributes:
        state: ``published``, ``forecast``, ``unknown``, or ``own``: the hall decides.
    """

    date: dt.date
    state: str
    worked: bool | None


def month_days(calendar_now: WorkCalendar, month: str) -> list[Day]:
    """Return every day of a month written ``2026-06``."""
    year, number = (int(part) for part in month.split("-"))
    last = calendar.monthrange(year, number)[1]
    days = [dt.date(year, number, day) for day in range(1, last + 1)]
    return [_day(calendar_now, day) for day in days]


def _day(calendar_now: WorkCalendar, day: dt.date) -> Day:
    state = calendar_now.state(day)
    if state is DayState.UNKNOWN:
        return Day(day, str(state), None)
    own = "own" if calendar_now.is_own(day) else str(state)
    return Day(day, own, calendar_now.is_working(day))
