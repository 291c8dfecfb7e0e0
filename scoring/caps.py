"""Caps: what clauses can cost or give together in a month or a year."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from scoring.compile import HUNDRED, Compiled
from scoring.events import NONE, Events, Ints
from scoring.period import Period
from scoring.policy import Cap
from scoring.rows import Rows, State, joined, leaders
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
    earlier = (rows.state == State.OUTSIDE) & (
        events.day[rows.fact] < period.start.toordinal()
    )
    some = np.flatnonzero(rows.where_clause(cap.members) & (rows.counted | earlier))
    if not len(some):
        return
    bucket = bucket_of(events.day[rows.fact[some]], _length(compiled, cap))
    keys = joined(rows.subject[some], bucket)
    order = np.lexsort((rows.fact[some], keys))
    some, leader = some[order], leaders(keys[order])
    used = np.cumsum(rows.points[some]) - rows.points[some]
    most = int(most_of(compiled, cap)) * events.unit
    left = np.clip(most - (used - used[leader]), 0, rows.points[some])
    rows.final[some] = np.where(rows.counted[some], left, 0)
    rows.capped[some] = np.where(left < rows.points[some], number, NONE)


def _length(compiled: Compiled, cap: Cap) -> str:
    return str(value_of(cap.period, compiled.readings))


def most_of(compiled: Compiled, cap: Cap) -> Fraction:
    """Return what a cap leaves at most, in hundredths."""
    return Fraction(number_of(cap.max_points, compiled.readings)) * HUNDRED


def bucket_of(day: Ints, length: str) -> Ints:
    """Return the number of the month or year that each day belongs to."""
    epoch = np.datetime64("0001-01-01", "D")
    unit = "M" if length == "month" else "Y"
    return (epoch + (day - 1)).astype(f"datetime64[{unit}]").astype(np.int64)


def remaining_of(
    compiled: Compiled, cap: Cap, rows: Rows, events: Events, period: Period
) -> Callable[[str], Fraction]:
    """Return what a subject can still get under ``cap``, in hundredths.

    It is what the cap leaves in the month (or year) in which the period ends.
    """
    length = _length(compiled, cap)
    now = bucket_of(np.array([period.end.toordinal()]), length)[0]
    fits = bucket_of(events.day[rows.fact], length) == now
    valid = rows.counted | (rows.state == State.OUTSIDE)
    some = rows.where_clause(cap.members) & valid & fits
    most = most_of(compiled, cap)
    used = np.bincount(
        rows.subject[some], rows.points[some], minlength=len(events.subjects)
    )
    by_subject = dict(zip(events.subjects, used.tolist(), strict=True))

    def left(subject: str) -> Fraction:
        gained = Fraction(round(by_subject.get(subject, 0))) / events.unit
        return max(Fraction(0), most - gained)

    return left
