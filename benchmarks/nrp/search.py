"""Better and better rosters, from a first lawful one until the time is over.

The whole is relaxed and dived into if it is small enough. Then, again and again, some
persons over some weeks are freed, what they could do is relaxed, and if that promises
anything it is dived into (large neighbourhood search; P. Shaw, CP 1998).
"""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from benchmarks.nrp.dive import dive_by_day, dive_by_pattern
from benchmarks.nrp.frame import frame_in, whole
from benchmarks.nrp.greedy import first_roster
from benchmarks.nrp.master import Duals, Master
from benchmarks.nrp.parse import WEEK, Ints
from benchmarks.nrp.relax import Relaxation, start
from benchmarks.nrp.task import Reals, Rules, Task, cheapest_patterns, make_task

NEAR = 0.15  # of what is to be gained: a bound so near is good enough to dive
RELAXING = 0.4  # of the time is spent on the whole's relaxation at most
PART_STATES = 3e6  # states of a neighbourhood
POOL = 40  # patterns of a person kept for the next neighbourhoods
FEW, MANY = 3, 40  # persons in a neighbourhood

Report = Callable[[int, Ints], None]


@dataclass(slots=True)
class Search:
    """One worker's search.

    Attributes:
        better: Called with each better roster and its value.
        bounded: Called with a lower bound of the instance's value.
        news: Asked for a better roster found elsewhere.
        rounds: Of pricing after each step of the dive into the whole; workers differ
            in it, for neither few nor many are better for every instance.
        states: Of all patterns, up to which the whole is relaxed and dived into.
        guide: Prices of the whole's relaxation, once it is solved.
        least: What each person's cheapest days cost at those prices.
    """

    rules: Rules
    rng: np.random.Generator
    deadline: float
    better: Report
    bounded: Callable[[float], None]
    news: Callable[[], Ints | None]
    rounds: int = 8
    states: float = 60e6
    guide: Duals | None = None
    least: Reals = field(default_factory=lambda: np.zeros(0))
    roster: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    value: int = 1 << 60
    pool: dict[int, dict[bytes, Ints]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    size: float = 8.0

    @property
    def left(self) -> float:
        """Return the seconds left."""
        return self.deadline - time.monotonic()

    def run(self) -> None:
        """Search until the deadline."""
        self._take(first_roster(self.rules, self.rng))
        if self._states(self.rules.instance.days) <= self.states:
            self._relax_all()
        while self.left > 0:
            other = self.news()
            if other is not None:
                self._take(other)
            self._neighbourhood()

    def _take(self, roster: Ints) -> None:
        value = self.rules.instance.cost(roster)
        if value < self.value:
            self.value, self.roster = value, roster
            self.better(value, roster)

    def _states(self, days: int) -> float:
        """Estimate the states of everybody's patterns over so many days."""
        instance, kinds = self.rules.instance, self.rules.kinds
        share = days / instance.days
        total = 0.0
        for p, c in enumerate(instance.contracts):
            counts = [min(int(instance.most[p, s]), days) + 2 for s in kinds.counted]
            weekends = min(c.max_weekends, days // WEEK) + 2
            steps = c.max_minutes * share / kinds.unit + 2
            total += float(np.prod(counts)) * weekends * steps * c.max_run
        return total * kinds.number * days

    def _relax_all(self) -> None:
        instance = self.rules.instance
        people = np.arange(len(instance.people))
        task = make_task(self.rules, whole(instance), self.roster, people)
        relaxation = start(task, self.deadline)
        for person in people.tolist():
            relaxation.master.add(person, self.roster[person])
        end = (1 - RELAXING) * self.left
        relaxation.converge(400, lambda _: self.left < end)
        self.bounded(relaxation.bound + instance.wish_base)
        self._remember(relaxation)
        self.guide = relaxation.duals
        if self.guide is not None:
            found = cheapest_patterns(task, self.guide.prices(task.costs))
            self.least = found.cheapest(task.people)
        cutoff = self.value - instance.wish_base
        part = dive_by_day(relaxation, cutoff, self.rng, self.rounds)
        self._remember(relaxation)
        if part is not None:
            self._take(part)

    def _remember(self, relaxation: Relaxation) -> None:
        if relaxation.master.task.frame.days < self.rules.instance.days:
            return
        for pattern in relaxation.master.patterns:
            known = self.pool[pattern.person]
            known.pop(pattern.days.tobytes(), None)
            known[pattern.days.tobytes()] = pattern.days
            while len(known) > POOL:
                known.pop(next(iter(known)))

    def _neighbourhood(self) -> None:
        first, last = self._days()
        people = self._people(first, last)
        frame = frame_in(self.rules.instance, self.roster, first, last)
        task = make_task(self.rules, frame, self.roster, people)
        now = self.roster[people, first:last]
        value = task.value(now)
        relaxation = self._relaxed(task, now, value)
        if relaxation.bound > value - 1 + 1e-3:
            self.size = min(self.size * 1.05, MANY)
            return
        part = dive_by_pattern(relaxation, value, self.rng)
        self._remember(relaxation)
        if part is None or task.value(part) >= value:
            self.size = max(self.size * 0.98, FEW)
            return
        roster = self.roster.copy()
        roster[people, first:last] = part
        self._take(roster)

    def _relaxed(self, task: Task, now: Ints, value: int) -> Relaxation:
        relaxation = Relaxation(Master(task), self.deadline)
        if self.guide is not None:
            relaxation.guide = self.guide.within(task.frame, task.people)
        for person, days in zip(task.people.tolist(), now, strict=True):
            relaxation.master.add(person, days)
            if task.frame.days == self.rules.instance.days:
                for known in list(self.pool[person].values()):
                    relaxation.master.add(person, known)
        relaxation.converge(60, lambda bound: _settled(relaxation, bound, value))
        return relaxation

    def _days(self) -> tuple[int, int]:
        """Choose some weeks: a span for which enough persons fit the budget."""
        days = self.rules.instance.days
        spans = [WEEK * n for n in (2, 4, 6, 8, 12) if WEEK * n < days] + [days]
        fit = [s for s in spans if self._fitting(s) >= min(self.size, 6)] or spans[:1]
        span = int(self.rng.choice(fit[-2:]))
        first = WEEK * int(self.rng.integers(0, (days - span) // WEEK + 1))
        return first, first + span

    def _fitting(self, days: int) -> float:
        people = len(self.rules.instance.people)
        return PART_STATES / (self._states(days) / people)

    def _people(self, first: int, last: int) -> Ints:
        people = len(self.rules.instance.people)
        most = max(FEW, min(self.size, self._fitting(last - first), people))
        size = min(people, round(most))
        chosen = self.rng.choice(people, size, replace=False, p=self._chances())
        return np.asarray(np.sort(chosen))

    def _chances(self) -> Reals | None:
        """Prefer those whose days cost more than their cheapest at the guide's prices.

        They are where the roster differs from the bound.
        """
        if self.guide is None:
            return None
        prices = self.guide.prices(self.rules.base)
        who, day = np.nonzero(self.roster >= 0)
        regret = -self.least
        np.add.at(regret, who, prices[who, day, self.roster[who, day]])
        weight = np.maximum(regret, 0) + max(float(regret.mean()), 1.0)
        return np.asarray(weight / weight.sum())


def _settled(relaxation: Relaxation, bound: float, value: int) -> bool:
    """Tell whether nothing is to be gained, or what may be is known well enough."""
    now = relaxation.master.value
    return bound > value - 1 + 1e-3 or now - bound < NEAR * (value - now)
