"""Which days are worked: the national calendar with 调休, the hall's own days on top.

A day is in one of three states. *Published*: the State Council's notice (or the hall
itself) says whether it is worked. *Forecast*: the notice of its year is not out yet,
but the year is the next one; Monday to Friday counts as worked, except the holidays
whose date never moves. *Unknown*: anything else; nobody may plan on it.
"""

import calendar as months
import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import chinese_calendar
from chinese_calendar import constants

from hall.domain import Hall
from hall.errors import CalendarError, Fault, Say

_PUBLISHED_YEARS = range(min(constants.holidays).year, max(constants.holidays).year + 1)
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
_ONE_DAY = dt.timedelta(days=1)
_FRIDAY = 4


class DayState(StrEnum):
    """How sure we are whether a day is worked."""

    PUBLISHED = "published"
    FORECAST = "forecast"
    UNKNOWN = "unknown"


class WorkCalendar:
    """Working days of one hall.

    The hall's own list decides every month in which it names a day; the national
    calendar decides the others.
    """

    def __init__(self, own_days: Iterable[dt.date] = ()) -> None:
        """Lay ``own_days`` over the national calendar."""
        self._own = frozenset(own_days)
        self._own_months = frozenset((day.year, day.month) for day in self._own)

    def state(self, day: dt.date) -> DayState:
        """Return how sure we are about ``day``."""
        if self.is_own(day) or day.year in _PUBLISHED_YEARS:
            return DayState.PUBLISHED
        if day.year == _PUBLISHED_YEARS.stop:
            return DayState.FORECAST
        return DayState.UNKNOWN

    def is_own(self, day: dt.date) -> bool:
        """Tell whether the hall's own list decides about ``day``."""
        return (day.year, day.month) in self._own_months

    def is_working(self, day: dt.date) -> bool:
        """Tell whether ``day`` is worked.

        Raises:
            CalendarError: The state of the day is unknown.
        """
        if self.is_own(day):
            return day in self._own
        if self.state(day) is DayState.UNKNOWN:
            raise CalendarError([_unknown(day.isoformat())])
        return _nationally_worked(day)

    def month(self, month: str) -> tuple[dt.date, ...]:
        """Return the working days of a month such as ``2026-06``, in order.

        Raises:
            CalendarError: ``month`` is not a month, or nobody knows its days yet.
        """
        year, number = _parse_month(month)
        first = dt.date(year, number, 1)
        if self.state(first) is DayState.UNKNOWN:
            raise CalendarError([_unknown(month)])
        count = months.monthrange(year, number)[1]
        days = (first + dt.timedelta(days=offset) for offset in range(count))
        return tuple(day for day in days if self.is_working(day))

    def next_working(self, day: dt.date) -> dt.date:
        """Return the first working day after ``day``.

        Raises:
            CalendarError: The search runs into unknown days.
        """
        return self._walk(day, _ONE_DAY)

    def previous_working(self, day: dt.date) -> dt.date:
        """Return the last working day before ``day``.

        Raises:
            CalendarError: The search runs into unknown days.
        """
        return self._walk(day, -_ONE_DAY)

    def _walk(self, day: dt.date, step: dt.timedelta) -> dt.date:
        day += step
        while not self.is_working(day):
            day += step
        return day


def calendar_of(hall: Hall) -> WorkCalendar:
    """Return the calendar by which ``hall`` works."""
    return WorkCalendar(hall.working_days or ())


@lru_cache(maxsize=4096)
def _nationally_worked(day: dt.date) -> bool:
    if day.year in _PUBLISHED_YEARS:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() <= _FRIDAY and (day.month, day.day) not in _FIXED_HOLIDAYS


def _parse_month(month: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{3})-(0[1-9]|1[0-2])", month)
    if not found:
        what = Say(f"“{month}”不是月份", f"'{month}' is not a month")
        remedy = Say("请写成 2026-06 的样子", "Write it like 2026-06")
        raise CalendarError([Fault("", what, remedy)])
    return int(found[1]), int(found[2])


def _unknown(period: str) -> Fault:
    first, last = _PUBLISHED_YEARS.start, _PUBLISHED_YEARS.stop - 1
    return Fault(
        "",
        Say(
            f"{period} 的放假安排尚未公布（已知 {first}–{last} 年）",
            f"the working days of {period} are not published (known: {first}-{last})",
        ),
        Say(
            "请在 hall.yaml 的 working_days 中列出该月的工作日，或换一个月份",
            "List the working days of that month under working_days in hall.yaml, "
            "or choose another month",
        ),
    )
