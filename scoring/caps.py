"""Caps: what clauses can cost or give together in a period of their own."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from scoring.amounts import HUNDRED
from scoring.columns import Ints, joined, leaders
from scoring.compile import Compiled
from scoring.events import Events
from scoring.groups import Cap, Nth, Once
from scoring.period import Period
from scoring.rows import Rows, State
from scoring.values import number_of, value_of


def apply_cap(
    compiled: Compiled,
    numbered: tuple[int, Cap],
    rows: Rows,
    events: Events,
    period: Period,
) -> None:
    """Give what is left of the cap to the rows in order of time.

    Under a yearly cap the facts earlier in the year have taken their part already.
    """
    number, cap = numbered
    some = until_now(cap, rows, events, period)
    if not len(some):
        return
    bucket = bucket_of(events.day[rows.fact[some]], length_of(compiled, cap))
    keys = joined(rows.subject[some], bucket)
    order = np.argsort(keys, kind="stable")
    some, leader = some[order], leaders(keys[order])
    counted = rows.state[some] == State.COUNTED
    taken = np.where(counted, rows.final[some], rows.points[some])
    used = np.cumsum(taken) - taken
    most = int(most_of(compiled, cap)) * rows.unit
    left = np.clip(most - (used - used[leader]), 0, taken)
    rows.final[some] = np.where(counted, left, 0)
    rows.capped[some] = np.where(left < taken, number, rows.capped[some])


def until_now(
    group: Cap | Once | Nth, rows: Rows, events: Events, period: Period
) -> Ints:
    """Return the members' rows that count, and those before the period assessed."""
    some = rows.of_clauses(group.members)
    state = rows.state[some]
    before, _ = events.table.stretch(period.start, period.end)
    earlier = (state == State.OUTSIDE) & (rows.fact[some] < before)
    until: Ints = some[(state == State.COUNTED) | earlier]
    return until


def length_of(compiled: Compiled, group: Cap | Once | Nth) -> str:
    """Return the length of a group's own period."""
    return str(value_of(group.period, compiled.readings))


def most_of(compiled: Compiled, cap: Cap) -> Fraction:
    """Return what a cap leaves at most, in hundredths."""
    return Fraction(number_of(cap.max_points, compiled.readings)) * HUNDRED


def bucket_of(day: Ints, length: str) -> Ints:
    """Return the number of the week, month, quarter or year of each day."""
    if not len(day):
        return day
    first = int(day.min())
    known = _buckets(np.arange(first, int(day.max()) + 1), length)
    bucket: Ints = known[day - first]
    return bucket


def _buckets(day: Ints, length: str) -> Ints:
    if length == "day":
        return day
    if length == "week":
        return (day - 1) // 7  # the first day of the calendar is a Monday
    epoch = np.datetime64("0001-01-01", "D")
    unit = "Y" if length == "year" else "M"
    number = (epoch + (day - 1)).astype(f"datetime64[{unit}]").astype(np.int64)
    return number // 3 if length == "quarter" else number


def remaining_of(
    compiled: Compiled, cap: Cap, rows: Rows, events: Events, period: Period
) -> Callable[[str], Fraction]:
    """Return what a subject can still get under ``cap``, in hundredths.

    It is what the cap leaves in the month (or year) in which the period ends.
    """
    length = length_of(compiled, cap)
    now = bucket_of(np.array([period.end.toordinal()]), length)[0]
    fits = bucket_of(events.day[rows.fact], length) == now
    valid = rows.counted | (rows.state == State.OUTSIDE)
    some = rows.where_clause(cap.members) & valid & fits
    most = most_of(compiled, cap)
    taken = np.where(rows.counted, rows.final, rows.points)
    used = np.bincount(rows.subject[some], taken[some], minlength=len(events.subjects))
    by_subject = dict(zip(events.subjects, used.tolist(), strict=True))

    def left(subject: str) -> Fraction:
        gained = Fraction(round(by_subject.get(subject, 0))) / rows.unit
        return max(Fraction(0), most - gained)

    return left
