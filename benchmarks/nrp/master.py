"""The restricted master problem: which share of which pattern, at the least cost.

A linear programme with a row for each day and shift, a row for each person, and a row
for each limit that the patterns do not keep by themselves. GLOP goes on from its last
basis when patterns are added or fixed.
"""

from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp

from benchmarks.nrp.frame import Frame
from benchmarks.nrp.parse import Ints
from benchmarks.nrp.task import Reals, Task

MISSING = 20_000.0  # a person without a pattern: dearer than any uncovered day


@dataclass(frozen=True, slots=True)
class Pattern:
    """One person's days in the frame, -1 for a day off."""

    person: int
    days: Ints
    cost: float
    share: pywraplp.Variable


@dataclass(frozen=True, slots=True)
class Duals:
    """Prices: of a cover [day, shift], of a limit (person, shift)."""

    cover: Reals
    limit: dict[tuple[int, int], float]

    def between(self, other: "Duals", weight: float) -> "Duals":
        """Return the prices ``weight`` of the way back to ``other``."""
        return Duals(
            weight * other.cover + (1 - weight) * self.cover,
            {
                k: weight * other.limit[k] + (1 - weight) * v
                for k, v in self.limit.items()
            },
        )

    def within(self, frame: Frame, people: Ints) -> "Duals":
        """Return those of a frame of the horizon and of some persons."""
        mine = set(people.tolist())
        return Duals(
            self.cover[frame.first : frame.last],
            {k: v for k, v in self.limit.items() if k[0] in mine},
        )

    def prices(self, costs: Reals) -> Reals:
        """Return what each shift costs each person after its worth is taken off."""
        prices = costs - self.cover
        for (person, shift), worth in self.limit.items():
            prices[person, :, shift] -= worth
        return prices


class Master:
    """The linear programme of a task over the patterns known so far."""

    def __init__(self, task: Task) -> None:
        """Build the rows and the columns for persons short and too many."""
        self.task = task
        self.patterns: list[Pattern] = []
        self.value = np.inf
        self._barred: set[int] = set()
        self._known: set[tuple[int, bytes]] = set()
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self._solver.Objective().SetMinimization()
        self._cover = [
            [self._cover_row(day, shift) for shift in range(task.need.shape[1])]
            for day in range(task.need.shape[0])
        ]
        self._person = {int(p): self._person_row() for p in task.people}
        self._limit = {
            (int(p), s): self._solver.Constraint(
                -self._solver.infinity(), float(task.frame.counts[p, s])
            )
            for p in task.people
            for s in task.rules.limited
            if 0 < task.rules.instance.most[p, s] < task.rules.instance.days
        }

    def _column(self, cost: float) -> pywraplp.Variable:
        column = self._solver.NumVar(0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(column, cost)
        return column

    def _cover_row(self, day: int, shift: int) -> pywraplp.Constraint:
        need = float(self.task.need[day, shift])
        row = self._solver.Constraint(need, need)
        row.SetCoefficient(self._column(float(self.task.under[day, shift])), 1)
        row.SetCoefficient(self._column(float(self.task.over[day, shift])), -1)
        return row

    def _person_row(self) -> pywraplp.Constraint:
        row = self._solver.Constraint(1, 1)
        row.SetCoefficient(self._column(MISSING), 1)
        return row

    def add(self, person: int, days: Ints) -> bool:
        """Add a pattern; tell whether it is new."""
        key = (person, days.tobytes())
        if key in self._known:
            return False
        self._known.add(key)
        on = np.flatnonzero(days >= 0)
        cost = float(self.task.costs[person, on, days[on]].sum())
        share = self._column(cost)
        self._person[person].SetCoefficient(share, 1)
        for day, shift in zip(on.tolist(), days[on].tolist(), strict=True):
            self._cover[day][shift].SetCoefficient(share, 1)
        for shift in self.task.rules.limited:
            if (person, shift) in self._limit:
                times = float((days == shift).sum())
                self._limit[person, shift].SetCoefficient(share, times)
        self.patterns.append(Pattern(person, days, cost, share))
        return True

    def solve(self, seconds: float) -> Duals | None:
        """Solve; None if the time ran out."""
        self._solver.SetTimeLimit(max(1, int(seconds * 1000)))
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        self.value = self._solver.Objective().Value()
        cover = [[row.dual_value() for row in rows] for rows in self._cover]
        limit = {key: row.dual_value() for key, row in self._limit.items()}
        return Duals(np.array(cover), limit)

    def shares(self) -> Reals:
        """Return the share of each pattern in the last solution."""
        return np.array([pattern.share.solution_value() for pattern in self.patterns])

    def lawful(self, pattern: Pattern) -> bool:
        """Tell whether a pattern keeps the limits that only the master knows."""
        counts = self.task.frame.counts[pattern.person]
        return all(
            (pattern.days == shift).sum() <= counts[shift]
            for shift in self.task.rules.limited
        )

    def keep_to(self, decided: Ints) -> None:
        """Give no share to patterns that differ from decided days (-2: open)."""
        row = {person: at for at, person in enumerate(self.task.people.tolist())}
        who = np.array([row[pattern.person] for pattern in self.patterns])
        days = np.array([pattern.days for pattern in self.patterns])
        differs = ((days != decided[who]) & (decided[who] >= -1)).any(axis=1)
        for at in np.flatnonzero(differs).tolist():
            if at not in self._barred:
                self.patterns[at].share.SetUb(0)
                self._barred.add(at)

    def release(self) -> None:
        """Take all decisions back."""
        for at in self._barred:
            self.patterns[at].share.SetUb(self._solver.infinity())
        self._barred.clear()
