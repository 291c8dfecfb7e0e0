"""Clauses that count facts of a month or year 累计N次, the first time or again."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Fact
from scoring.compile import Compiled
from scoring.period import Period
from scoring.policy import Clause
from scoring.triggers import CountTrigger, Limb, Repeat
from scoring.values import value_of
from scoring.world import World

Whose = tuple[str, str]  # who is charged, and whose facts are added up


@dataclass(frozen=True, slots=True)
class Count:
    """What a clause makes of the facts that it counts for one subject in one span.

    Attributes:
        charged: Who is charged, a window or a person; ``whose`` facts they are.
        number: How many there are.
        reached: Whether the clause holds.
    """

    clause: Clause
    charged: str
    whose: str
    facts: tuple[Fact, ...]
    number: Fraction
    reached: bool


def counts(
    compiled: Compiled, world: World, period: Period, facts: Sequence[Fact]
) -> tuple[Count, ...]:
    """Return what every clause that counts has found in a period."""
    found: list[Count] = []
    live = [fact for fact in facts if fact.verified is not False]
    for clause, trigger in compiled.counts:
        counter = _Counter(compiled, clause, trigger, period)
        own_days = [fact for fact in live if clause.effective.on(fact.date)]
        for whose, own in _by_subject(compiled, trigger, world, own_days).items():
            found += counter.of(whose, own)
    return tuple(_highest(compiled, found))


def _by_subject(
    compiled: Compiled, trigger: CountTrigger, world: World, facts: Sequence[Fact]
) -> Mapping[Whose, list[tuple[int, Fact]]]:
    """Return the facts with the number of the limb that they belong to."""
    by_subject: defaultdict[Whose, list[tuple[int, Fact]]] = defaultdict(list)
    for fact in facts:
        who = compiled.answers(fact)
        charged = compiled.charged(who, world)
        by_person = trigger.by == "person"
        if charged is None or (by_person and world.is_window(who)):
            continue
        for number, limb in enumerate(trigger.limbs):
            if _belongs(compiled, limb, fact, world):
                whose = who if by_person else charged
                by_subject[charged, whose].append((number, fact))
    return by_subject


def _belongs(compiled: Compiled, limb: Limb, fact: Fact, world: World) -> bool:
    if fact.type not in limb.facts:
        return False
    shape = compiled.shape(fact, world)
    fits = compiled.fits(limb.when, shape)
    return fits and not (limb.unless and compiled.fits(limb.unless, shape))


@dataclass(frozen=True)
class _Counter:
    compiled: Compiled
    clause: Clause
    trigger: CountTrigger
    period: Period

    def of(self, whose: Whose, own: list[tuple[int, Fact]]) -> Iterator[Count]:
        """Yield a count for each span in which something happened in the period."""
        spans: defaultdict[tuple[int, int], list[tuple[int, Fact]]] = defaultdict(list)
        for number, fact in own:
            spans[self._span(fact.date)].append((number, fact))
        for span, inside in sorted(spans.items()):
            if any(fact.date in self.period for _, fact in inside):
                yield self._count(whose, span, inside, spans)

    def _span(self, day: dt.date) -> tuple[int, int]:
        yearly = value_of(self.trigger.over, self.compiled.readings) == "year"
        return (day.year, 0 if yearly else day.month)

    def _count(
        self,
        whose: Whose,
        span: tuple[int, int],
        inside: list[tuple[int, Fact]],
        spans: Mapping[tuple[int, int], list[tuple[int, Fact]]],
    ) -> Count:
        until = [each for each in inside if each[1].date <= self.period.end]
        best = max(range(len(self.trigger.limbs)), key=lambda n: self._reach(until, n))
        facts = tuple(fact for number, fact in until if number == best)
        reached = self._reached(until, best) and self._due(span, spans)
        return Count(self.clause, *whose, facts, _number(until, best), reached)

    def _reach(self, found: list[tuple[int, Fact]], limb: int) -> Fraction:
        """Return how far a limb is reached; 1 is enough."""
        return _number(found, limb) / Fraction(self.trigger.limbs[limb].at_least)

    def _reached(self, found: list[tuple[int, Fact]], limb: int) -> bool:
        now = any(n == limb and fact.date in self.period for n, fact in found)
        return now and self._reach(found, limb) >= 1

    def _due(
        self,
        span: tuple[int, int],
        spans: Mapping[tuple[int, int], list[tuple[int, Fact]]],
    ) -> bool:
        repeat = self.trigger.repeat
        if repeat is None:
            return True
        return self._before(repeat, span, spans) == repeat.again

    def _before(
        self,
        repeat: Repeat,
        span: tuple[int, int],
        spans: Mapping[tuple[int, int], list[tuple[int, Fact]]],
    ) -> bool:
        """Tell whether the same came about in an earlier month of the span."""
        if value_of(repeat.span, self.compiled.readings) != "year":
            return False
        limbs = range(len(self.trigger.limbs))
        return any(
            self._reach(found, limb) >= 1
            for month, found in spans.items()
            for limb in limbs
            if month[0] == span[0] and month < span
        )


def _number(found: list[tuple[int, Fact]], limb: int) -> Fraction:
    counts = (fact.count for number, fact in found if number == limb)
    return sum((Fraction(1 if each is None else each) for each in counts), Fraction(0))


def _highest(compiled: Compiled, found: Sequence[Count]) -> Iterator[Count]:
    """Yield the counts; of those that a choice by person unites, only the dearest."""
    groups = [each for each in compiled.choices if each.key == "person"]
    for count in found:
        rivals = [
            other
            for group in groups
            if count.clause.id in group.members
            for other in found
            if other.clause.id in group.members and other.whose == count.whose
        ]
        best = max(rivals, key=lambda each: _worth(compiled, each), default=count)
        if not count.reached or _worth(compiled, best) <= _worth(compiled, count):
            yield count


def _worth(compiled: Compiled, count: Count) -> Fraction:
    return compiled.flat_points(count.clause) if count.reached else Fraction(0)
