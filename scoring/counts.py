"""Clauses that count facts of a month or year 累计N次, the first time or again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scoring.caps import bucket_of
from scoring.clauses import Clause
from scoring.columns import NONE, Ints, joined
from scoring.compile import Compiled
from scoring.events import Events
from scoring.period import Period
from scoring.triggers import CountTrigger, Limb, Repeat
from scoring.values import value_of
from scoring.world import World

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Count:
    """What a clause makes of the facts that it counts for one subject in one span.

    Attributes:
        charged: Who is charged, a window or a person; ``whose`` facts they are.
        rows: The facts that are counted.
        number: How many there are.
        reached: Whether the clause holds.
    """

    clause: Clause
    charged: str
    whose: str
    rows: Ints
    number: Fraction
    reached: bool


@dataclass(frozen=True, slots=True)
class _Heap:
    """Facts of one limb, of one subject in one span.

    Attributes:
        every: How many there are; ``number`` until the period's end.
        now: Whether one of them lies in the period.
    """

    rows: Ints
    every: Fraction
    number: Fraction
    now: bool


_NOTHING = _Heap(np.zeros(0, dtype=np.int64), Fraction(0), Fraction(0), False)
Whose = tuple[int, int]  # who is charged, and whose facts are added up
Span = tuple[int, int]  # year and month; month 0 is the year
Heaps = Mapping[int, _Heap]  # by limb


def counts(
    compiled: Compiled, events: Events, world: World, period: Period
) -> tuple[Count, ...]:
    """Return what every clause that counts has found in a period."""
    found: list[Count] = []
    for clause, trigger in compiled.counts:
        counter = _Counter(compiled, events, world, period, (clause, trigger))
        for whose, spans in counter.heaps().items():
            found += counter.of(whose, spans)
    return tuple(_highest(compiled, found))


@dataclass(frozen=True)
class _Counter:
    compiled: Compiled
    events: Events
    world: World
    period: Period
    rule: tuple[Clause, CountTrigger]

    @property
    def trigger(self) -> CountTrigger:
        """Return what is counted."""
        return self.rule[1]

    def heaps(self) -> Mapping[Whose, Mapping[Span, Heaps]]:
        """Return the facts by subject, span and limb."""
        found: defaultdict[Whose, dict[Span, dict[int, _Heap]]] = defaultdict(dict)
        for number, limb in enumerate(self.trigger.limbs):
            for whose, span, heap in self._heaps(limb):
                found[whose].setdefault(span, {})[number] = heap
        return found

    def _heaps(self, limb: Limb) -> Iterator[tuple[Whose, Span, _Heap]]:
        rows, who, charged = self._belonging(limb)
        if not len(rows):
            return
        whose = who if self.trigger.by == "person" else charged
        span = self._spans(rows)
        keys = joined(joined(charged, whose), span)
        order = np.argsort(keys, kind="stable")
        first = np.flatnonzero(np.diff(keys[order], prepend=-1))
        for own in np.split(order, first[1:]):
            at = own[0]
            year, month = divmod(int(span[at]), MONTHS + 1)
            pair = int(charged[at]), int(whose[at])
            yield pair, (year, month), self._heap(rows[own])

    def _belonging(self, limb: Limb) -> tuple[Ints, Ints, Ints]:
        """Return the facts of a limb, who answers for them and who is charged."""
        compiled, events, world = self.compiled, self.events, self.world
        fits = [
            shape.type in limb.facts
            and compiled.fits(limb.when, shape)
            and not (limb.unless and compiled.fits(limb.unless, shape))
            for shape in events.shapes
        ]
        ends = (int(events.day.min(initial=1)), int(events.day.max(initial=1)))
        rows = events.chosen(fits, ends, self.rule[0].effective)
        codes = {subject: code for code, subject in enumerate(events.subjects)}
        homes = [compiled.charged(each, world) for each in events.subjects]
        home = np.array([NONE if each is None else codes[each] for each in homes])
        barred = [world.is_window(each) for each in events.subjects]
        if self.trigger.by == "person":
            home[np.array(barred, dtype=bool)] = NONE
        who = events.answering(compiled)[rows]
        known = home[who] >= 0
        return rows[known], who[known], home[who[known]]

    def _spans(self, rows: Ints) -> Ints:
        """Return a number for year and month of each fact."""
        month = bucket_of(self.events.day[rows], "month")  # since January 1970
        yearly = value_of(self.trigger.over, self.compiled.readings) == "year"
        year = _EPOCH + month // MONTHS
        return year * (MONTHS + 1) + (0 if yearly else 1 + month % MONTHS)

    def _heap(self, rows: Ints) -> _Heap:
        events, period = self.events, self.period
        day, times = events.day[rows], events.times(rows)
        until = day <= period.end.toordinal()
        now = until & (day >= period.start.toordinal())
        every, number = int(times.sum()), int(times[until].sum())
        return _Heap(
            rows[until],
            Fraction(every, events.unit),
            Fraction(number, events.unit),
            bool(now.any()),
        )

    def of(self, whose: Whose, spans: Mapping[Span, Heaps]) -> Iterator[Count]:
        """Yield a count for each span in which something happened in the period."""
        names = (self.events.subjects[whose[0]], self.events.subjects[whose[1]])
        for span, heaps in sorted(spans.items()):
            if any(heap.now for heap in heaps.values()):
                reach, heap = self._furthest(heaps)
                reached = heap.now and reach >= 1
                due = reached and self._due(span, spans)
                yield Count(self.rule[0], *names, heap.rows, heap.number, due)

    def _furthest(self, heaps: Heaps) -> tuple[Fraction, _Heap]:
        """Return how far the limb is that is reached furthest, and its facts."""
        limbs = enumerate(self.trigger.limbs)
        found = [(heaps.get(n, _NOTHING), Fraction(limb.at_least)) for n, limb in limbs]
        reached = [(heap.number / at_least, heap) for heap, at_least in found]
        return max(reached, key=lambda pair: pair[0])

    def _due(self, span: Span, spans: Mapping[Span, Heaps]) -> bool:
        repeat = self.trigger.repeat
        if repeat is None:
            return True
        return self._before(repeat, span, spans) == repeat.again

    def _before(self, repeat: Repeat, span: Span, spans: Mapping[Span, Heaps]) -> bool:
        """Tell whether the same came about in an earlier month of the span."""
        if value_of(repeat.span, self.compiled.readings) != "year":
            return False
        return any(
            heap.every >= Fraction(self.trigger.limbs[limb].at_least)
            for month, heaps in spans.items()
            for limb, heap in heaps.items()
            if month[0] == span[0] and month < span
        )


_EPOCH = 1970


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
