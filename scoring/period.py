"""Periods of assessment 考核期: a month, a quarter, half a year, a year or a week."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hall.errors import Fault, RequestError, Say

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|W(?P<week>\d{2})))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with a name; both ends are included."""

    text: str
    start: dt.date
    end: dt.date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``2026-06``, ``2026-Q2``, ``2026-H1``, ``2026`` or ``2026-W23``.

        Raises:
            RequestError: The text is none of these, or no such month or week exists.
        """
        form = _FORM.fullmatch(text)
        try:
            if form is not None:
                return cls(text, *_ends(form))
        except ValueError:
            pass  # month 13, week 54: the same answer as for nonsense
        raise RequestError([_unreadable(text)])

    def __contains__(self, day: dt.date) -> bool:
        """Tell whether ``day`` lies in the period."""
        return self.start <= day <= self.end

    @property
    def length(self) -> str:
        """Return ``week``, ``month``, ``quarter``, ``half`` or ``year``."""
        form = _FORM.fullmatch(self.text)
        groups = form.groupdict() if form else {}
        names = ("month", "quarter", "half", "week")
        return next((name for name in names if groups.get(name)), "year")

    def months(self) -> tuple["Period", ...]:
        """Return the months that lie in the period."""
        texts = dict.fromkeys(f"{day:%Y-%m}" for day in self.days())
        every = (Period.parse(text) for text in texts)
        return tuple(m for m in every if self.start <= m.start and m.end <= self.end)

    def days(self) -> Iterator[dt.date]:
        """Yield its days in order."""
        for ordinal in range(self.start.toordinal(), self.end.toordinal() + 1):
            yield dt.date.fromordinal(ordinal)

    def weekdays(self) -> tuple[dt.date, ...]:
        """Return Monday to Friday of the period."""
        return tuple(day for day in self.days() if day.isoweekday() <= _FRIDAY)


def lasts(day: dt.date, span: str, period: Period) -> bool:
    """Tell whether what began on ``day`` lasts into the period.

    Args:
        day: Before or in the period.
        span: ``quarter`` or ``year``: it lasts to that one's end.
        period: The period assessed.
    """
    same_year = day.year == period.start.year and day <= period.end
    if span == "year":
        return same_year
    return same_year and (day.month - 1) // 3 == (period.start.month - 1) // 3


_FRIDAY = 5


def _ends(form: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(form["year"])
    if form["week"]:
        monday = dt.date.fromisocalendar(year, int(form["week"]), 1)
        return monday, monday + dt.timedelta(days=6)
    first, months = _months(form)
    last = first + months - 1
    day = calendar.monthrange(year, last)[1]
    return dt.date(year, first, 1), dt.date(year, last, day)


def _months(form: re.Match[str]) -> tuple[int, int]:
    if form["month"]:
        return int(form["month"]), 1
    if form["quarter"]:
        return 3 * int(form["quarter"]) - 2, 3
    if form["half"]:
        return 6 * int(form["half"]) - 5, 6
    return 1, 12


def _unreadable(text: str) -> Fault:
    return Fault(
        file="",
        what=Say(f"“{text}”不是考核期", f"'{text}' is not a period"),
        remedy=Say(
            "请写成 2026-06、2026-Q2、2026-H1、2026 或 2026-W23",
            "Write 2026-06, 2026-Q2, 2026-H1, 2026 or 2026-W23",
        ),
    )
