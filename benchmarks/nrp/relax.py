"""Column generation: the linear relaxation over all lawful patterns, and its bound.

Prices are smoothed towards those of the best bound (P. Wentges, "Weighted Dantzig-Wolfe
decomposition for linear mixed-integer programming", 1997), which halves the rounds.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from benchmarks.nrp.master import Duals, Master
from benchmarks.nrp.parse import Ints
from benchmarks.nrp.task import Reals, Task, cheapest_patterns

SMOOTHING = 0.4
CLOSE = 0.2  # of the objective, whose values are whole
DUST = 0.05  # what single precision may cost a bound
REWARD = 2_000.0  # for a shift that is decided
FIRST_WORTH = 20.0  # a guess of a cover's price before the first solve


@dataclass(slots=True)
class Relaxation:
    """A master problem and what is proven about it.

    Attributes:
        bound: Lower bound of the task's value with nothing fixed, or -inf.
        duals: Prices that prove it.
        guide: Prices to begin with: a good guess saves rounds.
        deadline: As time.monotonic tells it.
    """

    master: Master
    deadline: float
    bound: float = -np.inf
    duals: Duals | None = None
    guide: Duals | None = None
    shares: Reals = field(default_factory=lambda: np.zeros(0))

    @property
    def left(self) -> float:
        """Return the seconds left."""
        return self.deadline - time.monotonic()

    def converge(
        self,
        rounds: int,
        enough: Callable[[float], bool] = lambda _: False,
        decided: Ints | None = None,
    ) -> bool:
        """Add patterns until none helps.

        ``enough`` is asked with each new bound; True stops. With ``decided`` days
        [person, day], only patterns that keep to them, and nothing is proven. Returns
        False if time ran out before anything was solved.
        """
        best, centre = -np.inf, self.guide if decided is None else None
        if centre is not None:
            best, _ = self._ask(centre, None)
        for _ in range(rounds):
            duals = self.master.solve(self.left)
            if duals is None or self.left < 0:
                return len(self.shares) > 0
            self.shares = self.master.shares()
            asked = duals if centre is None else duals.between(centre, SMOOTHING)
            bound, new = self._ask(asked, decided)
            if new == 0 and asked is not duals:
                asked = duals
                bound, new = self._ask(asked, decided)
            if bound > best or centre is None:
                best, centre = max(best, bound), asked
            if decided is None:
                self.bound, self.duals = max(self.bound, best), centre
            if new == 0 or self.master.value - best < CLOSE or enough(best):
                return True
        return True

    def _ask(self, duals: Duals, decided: Ints | None) -> tuple[float, int]:
        """Price once; returns the Lagrangian bound and the number of new patterns."""
        task, master = self.master.task, self.master
        prices = duals.prices(task.costs)
        asked = None
        if decided is not None:
            _steer(prices, task.people, decided)
            asked = task.people[(decided < -1).any(axis=1)]
            if not len(asked):
                return -np.inf, 0
        found = cheapest_patterns(task, prices, asked)
        new = 0
        for person, days in zip(found.who.tolist(), found.days, strict=True):
            if decided is None or _keeps(days, decided[task.people == person][0]):
                new += master.add(person, days)
        if decided is not None:
            return -np.inf, new
        worth = float((duals.cover * task.need).sum()) + sum(
            value * float(task.frame.counts[key]) for key, value in duals.limit.items()
        )
        return worth + float(found.cheapest(task.people).sum()) - DUST, new


def _steer(prices: Reals, people: Ints, decided: Ints) -> None:
    """Make what is decided irresistible."""
    own = prices[people]
    own[decided == -1] = np.inf
    row, day = np.nonzero(decided >= 0)
    own[row, day, decided[row, day]] -= REWARD
    prices[people] = own


def _keeps(days: Ints, decided: Ints) -> bool:
    return bool(((decided < -1) | (days == decided)).all())


def start(task: Task, deadline: float) -> Relaxation:
    """Build the master of a task with a first pattern for everybody."""
    master = Master(task)
    relaxation = Relaxation(master, deadline)
    worth = np.minimum(task.under, FIRST_WORTH) * (task.need > 0)
    found = cheapest_patterns(task, task.costs - worth)
    for person, days in zip(found.who, found.days, strict=True):
        master.add(int(person), days)
    return relaxation
