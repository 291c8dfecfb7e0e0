"""What predicted facts cost, by the price book: exact, line by line, for any plan."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import HALVES, Fact, Half, HalfDay
from scoring.prices import CappedBonus, PriceBook, Quota


@dataclass(frozen=True, slots=True)
class Line:
    """Points (exact hundredths; + lost) that a clause takes from or gives a subject."""

    subject: str
    policy: str
    clause: str
    points: Fraction
    quote: str
    fact: Fact | None = None
    fine: int = 0


def lines(
    book: PriceBook, facts: Sequence[Fact], beside: Iterable[Line] = ()
) -> list[Line]:
    """Return every line of the account of a plan's predicted facts.

    ``beside`` are charges of other facts, not returned, that fill the same caps.
    """
    by_subject: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_subject[fact.type, fact.subject].append(fact)
    charged = list(charged_lines(book, facts))
    return [
        *charged,
        *_spared(book, [*charged, *beside]),
        *(
            line
            for quota in book.quotas
            for line in _owed(quota, by_subject[quota.fact_type, quota.subject])
        ),
        *_won(book.bonuses, facts),
    ]


def total(book: PriceBook, facts: Sequence[Fact]) -> Fraction:
    """Return the contract's `points` of a plan: exact hundredths."""
    return sum((line.points for line in lines(book, facts)), Fraction(0))


def charged_lines(book: PriceBook, facts: Iterable[Fact]) -> Iterator[Line]:
    """Yield what facts are charged one by one, before caps."""
    for fact in facts:
        for c in book.charges(fact):
            yield Line(c.charged, c.policy, c.clause, c.points, c.quote, fact, c.fine)


def _spared(book: PriceBook, charged: Iterable[Line]) -> Iterable[Line]:
    """Yield what caps such as a section's full points spare each subject."""
    sums: defaultdict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    for line in charged:
        sums[line.policy, line.subject, line.clause] += line.points
    for cap in sorted(book.caps, key=lambda cap: len(cap.clauses)):  # inner ones first
        lost = sum(
            (sums[cap.policy, cap.subject, clause] for clause in cap.clauses),
            Fraction(0),
        )
        over = lost - max(Fraction(0), cap.limit - cap.used)
        if over > 0:
            sums[cap.policy, cap.subject, cap.clauses[0]] -= over
            yield Line(cap.subject, cap.policy, cap.clauses[0], -over, "")


def _owed(quota: Quota, facts: Iterable[Fact]) -> Iterable[Line]:
    missing = max(0, quota.required - _met(quota, facts))
    times = min(missing, 1) if quota.flat else missing
    if times:
        points = times * quota.points
        yield Line(quota.subject, quota.policy, quota.clause, points, quota.quote)


def _met(quota: Quota, facts: Iterable[Fact]) -> int:
    days = set(quota.days)
    mine = [fact for fact in facts if fact.date in days]
    if quota.unit == "fact":
        return quota.recorded + sum(int(fact.count or 1) for fact in mine)
    duties = set(quota.recorded_duties) | {
        (HalfDay(fact.date, _half(fact)), _cadre(fact)) for fact in mine
    }
    if quota.unit == "half_day":
        return len({half for half, _cadre in duties})
    return sum(_full(duties, quota, day) for day in quota.days)


def _half(fact: Fact) -> Half:
    return "am" if fact.attributes.get("half") == "am" else "pm"


def _cadre(fact: Fact) -> str | None:
    cadre = fact.attributes.get("cadre")
    return None if cadre is None else str(cadre)


def _full(duties: set[tuple[HalfDay, str | None]], quota: Quota, day: dt.date) -> bool:
    by_cadre: defaultdict[str | None, set[str]] = defaultdict(set)
    for half, cadre in duties:
        if half.date == day:
            by_cadre[None if quota.shareable else cadre].add(half.half)
    return any(len(halves) == len(HALVES) for halves in by_cadre.values())


def _won(bonuses: Iterable[CappedBonus], facts: Sequence[Fact]) -> Iterable[Line]:
    """Yield what capped bonuses give; clauses that share a cap share what remains."""
    days: defaultdict[tuple[str, str], list[dt.date]] = defaultdict(list)
    for fact in facts:
        days[fact.type, fact.subject].append(fact.date)
    for bonus in bonuses:
        own = days.get((bonus.fact_type, bonus.subject), ())
        won = sum(map(bonus.effective.on, own)) * bonus.points
        if bonus.remaining is not None:
            won = min(won, bonus.remaining)
        if won:
            yield Line(bonus.subject, bonus.policy, bonus.clause, -won, bonus.quote)
