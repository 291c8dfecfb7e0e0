"""The price list of a month, read from its price book: exact, then in whole numbers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import get_args

from hall.domain import Hall, LeaveKind, Session
from hall.errors import Fault, RequestError, Say
from planner.pricing import (
    SESSIONS,
    Cost,
    Prices,
    Step,
    gap_fact,
    leave_fact,
    on_leave,
)
from scoring.prices import Charged, PlannedCap, PriceBook

KINDS: tuple[LeaveKind, ...] = get_args(LeaveKind)
HALF = Decimal("0.5")
Sums = Mapping[int | None, Fraction]  # exact hundredths by cap; None = under no cap


def read_prices(hall: Hall, days: tuple[dt.date, ...], book: PriceBook) -> Prices:
    """Read the prices of a month from its price book."""
    caps, rooms = _caps(book)
    gaps = dict(_gap_sums(hall, days, book, caps))
    leave = dict(_leave_sums(hall, days, book, caps))
    _check_nested(book, caps, rooms, _touched(gaps, leave))
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
        *(b.remaining for b in book.bonuses if b.remaining is not None),
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


CapKey = tuple[str, str, str]  # policy, subject, clause


def _caps(book: PriceBook) -> tuple[dict[CapKey, int], list[Fraction]]:
    """Return the cap that each clause falls under, and the room of each cap.

    Clauses that stand under the same caps, say an item within a section, share one:
    its room is the smallest of theirs.
    """
    under = _under(book)
    numbers = {
        group: number for number, group in enumerate(dict.fromkeys(under.values()))
    }
    rooms = [min(_room(book.caps[cap]) for cap in group) for group in numbers]
    return {key: numbers[group] for key, group in under.items()}, rooms


def _under(book: PriceBook) -> dict[CapKey, frozenset[int]]:
    under: defaultdict[CapKey, set[int]] = defaultdict(set)
    for number, cap in enumerate(book.caps):
        for clause in cap.clauses:
            under[cap.policy, cap.subject, clause].add(number)
    return {key: frozenset(numbers) for key, numbers in under.items()}


def _room(cap: PlannedCap) -> Fraction:
    return max(Fraction(0), cap.limit - cap.used)


def _touched(
    gaps: Mapping[tuple[int, Session, bool], list[tuple[int, Sums]]],
    leave: Mapping[tuple[int, LeaveKind], Sums],
) -> set[int]:
    """Return the caps that something planned can cost under."""
    sums = [sums for steps in gaps.values() for _, sums in steps] + list(leave.values())
    return {cap for each in sums for cap in each if cap is not None}


def _check_nested(
    book: PriceBook,
    caps: Mapping[CapKey, int],
    rooms: list[Fraction],
    touched: set[int],
) -> None:
    """See that no outer cap is tighter than the caps inside it that plans touch.

    Raises:
        RequestError: it is; what a plan costs could not be told exactly.
    """
    inside: defaultdict[int, set[int]] = defaultdict(set)
    for key, numbers in _under(book).items():
        for number in numbers if caps[key] in touched else ():
            inside[number].add(caps[key])
    for number, groups in inside.items():
        cap = book.caps[number]
        if len(groups) > 1 and sum(rooms[g] for g in groups) > _room(cap):
            raise RequestError([_too_tight(cap)])


def _too_tight(cap: PlannedCap) -> Fault:
    return Fault(
        "",
        Say(
            f"{cap.policy}：{cap.subject}的{'、'.join(cap.clauses)}共用一个上限，所剩不多，"
            "排班还不能精确计算",
            f"{cap.policy}: clauses {', '.join(cap.clauses)} of {cap.subject} share a "
            "maximum that is nearly used up; plans cannot be priced exactly under it",
        ),
        Say(
            "从 hall.yaml 的 policies 中去掉该办法再排班",
            "Leave that policy out of hall.yaml",
        ),
    )


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
