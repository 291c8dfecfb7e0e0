"""What gaps and uncovered leave cost: step by step, cap by cap, in whole numbers.

Read once from the price book, so that models and tests of models ask for numbers only.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, reduce
from itertools import combinations
from math import gcd, lcm
from typing import get_args

from hall.domain import Fact, Hall, LeaveKind, Session
from scoring.prices import Charged, PriceBook

SESSIONS: tuple[Session, ...] = ("am", "noon", "pm")
KINDS: tuple[LeaveKind, ...] = get_args(LeaveKind)
HALF = Decimal("0.5")
Sums = Mapping[int | None, Fraction]  # exact hundredths by cap; None = under no cap


@dataclass(frozen=True, slots=True)
class Cost:
    """Scaled points, and the number of the cap they fall under, if any."""

    points: int
    cap: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """Costs that are due from so many uncovered minutes of a session on."""

    minutes: int
    costs: tuple[Cost, ...]


@dataclass(frozen=True)
class Prices:
    """The prices of one month.

    Attributes:
        scale: Scaled points per hundredth of a point (averages make thirds).
        gaps: By post, session, and whether the holder is on leave then.
        leave: What a half-day on which the held posts are not served adds, by person
            and kind of leave.
        rooms: Scaled points that each cap still lets through.
    """

    scale: int
    gaps: Mapping[tuple[int, Session, bool], tuple[Step, ...]]
    leave: Mapping[tuple[int, LeaveKind], tuple[Cost, ...]]
    rooms: tuple[int, ...]

    @cached_property
    def unit(self) -> int:
        """Return the greatest number of scaled points that divides every cost."""
        steps = (step for steps in self.gaps.values() for step in steps)
        costs = [cost for step in steps for cost in step.costs]
        costs += [cost for some in self.leave.values() for cost in some]
        return reduce(gcd, [*(cost.points for cost in costs), *self.rooms], 0)

    @cached_property
    def minds_leave(self) -> bool:
        """Tell whether a gap costs something else while its holder is on leave."""
        return any(
            steps != self.gaps[post, session, not away]
            for (post, session, away), steps in self.gaps.items()
        )

    @cached_property
    def uniform(self) -> bool:
        """Tell whether the fewest points always mean the fewest gaps."""
        return not self.leave and len(set(self.gaps.values())) <= 1


def read_prices(hall: Hall, days: tuple[dt.date, ...], book: PriceBook) -> Prices:
    """Read the prices of a month from its price book."""
    caps = _caps(book)
    gaps = dict(_gap_sums(hall, days, book, caps))
    leave = dict(_leave_sums(hall, days, book, caps))
    rooms = [max(Fraction(0), cap.limit - cap.used) for cap in book.caps]
    exact = [
        *(
            points
            for steps in gaps.values()
            for _, sums in steps
            for points in sums.values()
        ),
        *(points for sums in leave.values() for points in sums.values()),
        *rooms,
        *(quota.points for quota in book.quotas),
        *(bonus.points for bonus in book.bonuses),
    ]
    scale = lcm(*(points.denominator for points in exact)) if exact else 1
    return Prices(
        scale,
        {
            key: tuple(Step(minutes, _costs(sums, scale)) for minutes, sums in steps)
            for key, steps in gaps.items()
        },
        {key: _costs(sums, scale) for key, sums in leave.items()},
        tuple(int(room * scale) for room in rooms),
    )


def gap_fact(
    hall: Hall, day: dt.date, post: int, session: Session, minutes: int
) -> Fact:
    """Return the fact that a gap makes, before anybody is known to be on leave."""
    record = hall.posts[post]
    attributes: dict[str, object] = {
        "post": record.id,
        "session": session,
        "minutes": Decimal(minutes),
        "b": record.backups[0] if record.backups else None,
        "b_in_place": False,
        "on_leave": None,
        "planned": True,
    }
    return Fact("", "uncovered_post", record.holder, day, attributes=attributes)


def leave_fact(
    staff: str, day: dt.date, kind: str, days: Decimal, covered: bool
) -> Fact:
    """Return the fact that a run of leave makes, alike in whether it was covered."""
    attributes = {"kind": kind, "days": days, "covered": covered, "planned": True}
    return Fact("", "leave_taken", staff, day, attributes=attributes)


CapKey = tuple[str, str, str]  # policy, subject, clause


def _caps(book: PriceBook) -> dict[CapKey, int]:
    return {
        (cap.policy, cap.subject, clause): number
        for number, cap in enumerate(book.caps)
        for clause in cap.clauses
    }


def _sums(lines: Iterable[Charged], caps: Mapping[CapKey, int]) -> Sums:
    sums: defaultdict[int | None, Fraction] = defaultdict(Fraction)
    for line in lines:
        sums[caps.get((line.policy, line.charged, line.clause))] += line.points
    return {cap: points for cap, points in sums.items() if points}


def _gap_sums(
    hall: Hall, days: tuple[dt.date, ...], book: PriceBook, caps: Mapping[CapKey, int]
) -> Iterator[tuple[tuple[int, Session, bool], list[tuple[int, Sums]]]]:
    """Yield for each post, session and leave the minutes at which a gap costs more."""
    for session in SESSIONS if days else ():
        lengths = [b.minutes for b in hall.blocks if b.session == session]
        totals = sorted(
            {
                sum(some)
                for n in range(1, len(lengths) + 1)
                for some in combinations(lengths, n)
            }
        )
        for post in range(len(hall.posts)):
            for away in (False, True):
                steps: list[tuple[int, Sums]] = []
                before: Sums = {}
                for minutes in totals:
                    fact = gap_fact(hall, days[0], post, session, minutes)
                    if away:
                        fact = on_leave(fact, fact.subject)
                    now = _sums(book.charges(fact), caps)
                    if now != before:
                        steps.append((minutes, _more(now, before)))
                    before = now
                yield (post, session, away), steps


def on_leave(fact: Fact, staff: str) -> Fact:
    """Return a gap's fact with the person whose leave left the post empty."""
    return replace(fact, attributes={**fact.attributes, "on_leave": staff})


def _more(now: Sums, before: Sums) -> Sums:
    keys = set(now) | set(before)
    more = {k: now.get(k, Fraction(0)) - before.get(k, Fraction(0)) for k in keys}
    if any(points < 0 for points in more.values()):
        raise ValueError("a longer gap costs less than a shorter one")
    return {k: points for k, points in more.items() if points}


def _leave_sums(
    hall: Hall, days: tuple[dt.date, ...], book: PriceBook, caps: Mapping[CapKey, int]
) -> Iterator[tuple[tuple[int, LeaveKind], Sums]]:
    for number, person in enumerate(hall.staff if days else ()):
        for kind in KINDS:
            bare, covered = (
                _sums(
                    book.charges(
                        leave_fact(person.id, days[0], kind, HALF, covered=covered)
                    ),
                    caps,
                )
                for covered in (False, True)
            )
            extra = _more(bare, covered)
            if extra:
                yield (number, kind), extra


def _costs(sums: Sums, scale: int) -> tuple[Cost, ...]:
    return tuple(
        Cost(int(points * scale), cap)
        for cap, points in sorted(
            sums.items(), key=lambda s: (s[0] is not None, s[0] or 0)
        )
    )
