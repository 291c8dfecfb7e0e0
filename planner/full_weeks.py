"""Full weeks: who was there in a working week without personal or sick leave.

A week counts in the month in which its last working day lies, so its first days may
lie in the month before (contracts.md, `full_week_attendance`).
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from hall.calendar import WorkCalendar
from hall.domain import HALVES, HalfDay, LeaveRequest, Person
from planner.problem import Week
from planner.state import State

BREAKS_WEEK = ("personal", "sick")  # contracts.md, full_week_attendance
FULL_WEEK = "full_week_attendance"  # the type of the fact


def weeks_of(calendar: WorkCalendar, days: Sequence[dt.date]) -> tuple[Week, ...]:
    """Return the working days of each calendar week whose last one is in ``days``."""
    mondays = dict.fromkeys(day - dt.timedelta(day.weekday()) for day in days)
    weeks = (
        tuple(
            day
            for day in (monday + dt.timedelta(n) for n in range(7))
            if calendar.is_working(day)
        )
        for monday in mondays
    )
    return tuple(week for week in weeks if week[-1] in days)


def is_full(person: Person, week: Week, rows: Iterable[LeaveRequest]) -> bool:
    """Tell whether a week is full for a person whose approved leaves are ``rows``."""
    joined = person.joined or dt.date.min
    halves = [HalfDay(day, half) for day in week if day >= joined for half in HALVES]
    here = [
        row for row in rows if row.end.date >= week[0] and row.start.date <= week[-1]
    ]
    broken = any(row.kind in BREAKS_WEEK and _takes(row, halves) for row in here)
    return not broken and any(not _away(here, half) for half in halves)


def full_week_points(state: State, person: int) -> int:
    """Return the scaled points (negative: won) of a person's full weeks."""
    prizes = state.problem.attendance.get(person, ())
    if not prizes:
        return 0
    who = state.problem.hall.staff[person]
    rows = [row for row in state.leave if row.staff == who.id]
    number = sum(is_full(who, week, rows) for week in state.problem.weeks)
    return -sum(prize.won(number) for prize in prizes)


def _takes(request: LeaveRequest, halves: Iterable[HalfDay]) -> bool:
    return any(request.start <= half <= request.end for half in halves)


def _away(rows: Iterable[LeaveRequest], half: HalfDay) -> bool:
    return any(request.start <= half <= request.end for request in rows)
