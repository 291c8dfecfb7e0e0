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
from benchmarks.nrp.master import Master
from benchmarks.nrp.parse import WEEK, Ints
from benchmarks.nrp.relax import Relaxation, start
from benchmarks.nrp.task import Rules, Task, make_task

WHOLE_STATES = 60e6  # states of all patterns up to which the whole is relaxed
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
        relaxes: Begins with the relaxation of the whole, if that is small enough; a
            second worker improves meanwhile.
    """

    rules: Rules
    rng: np.random.Generator
    deadline: float
    better: Report
    bounded: Callable[[float], None]
    news: Callable[[], Ints | None]
    relaxes: bool = True
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
        if self.relaxes and self._states(self.rules.instance.days) <= WHOLE_STATES:
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
        relaxation.converge(400)
        self.bounded(relaxation.bound + instance.wish_base)
        self._remember(relaxation, whole_horizon=True)
        part = dive_by_day(relaxation, self.value - instance.wish_base, self.rng)
        self._remember(relaxation, whole_horizon=True)
        if part is not None:
            self._take(part)

    def _remember(self, relaxation: Relaxation, whole_horizon: bool) -> None:
        if not whole_horizon:
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
        self._remember(relaxation, last - first == self.rules.instance.days)
        if part is None or task.value(part) >= value:
            self.size = max(self.size * 0.98, FEW)
            return
        roster = self.roster.copy()
        roster[people, first:last] = part
        self._take(roster)

    def _relaxed(self, task: Task, now: Ints, value: int) -> Relaxation:
        relaxation = Relaxation(Master(task), self.deadline)
        for person, days in zip(task.people.tolist(), now, strict=True):
            relaxation.master.add(person, days)
            if task.frame.days == self.rules.instance.days:
                for known in list(self.pool[person].values()):
                    relaxation.master.add(person, known)
        relaxation.converge(60, lambda bound: bound > value - 1 + 1e-3)
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
        chosen = self.rng.choice(people, size, replace=False)
        return np.asarray(np.sort(chosen))
