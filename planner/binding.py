"""Which caps on costs may bind: only those need cells of different days together.

A cap that even the dearest plan cannot fill never binds. For the others the month is
first solved as if there were no caps, at a cost of L. A plan that overfills some of
them costs at least the least of everything else plus the room of one of them. If L is
below that, no such plan is optimal, and the caps do not bind.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from planner.decompose import Cluster, Part, parts, places_left, priced_on
from planner.goals import Contract, Goal, PointsWithout
from planner.prints import Prints
from planner.problem import Cell
from planner.state import DayState, State

K = TypeVar("K")
V = TypeVar("V")
Capped = tuple[int, int, Cell]  # a cap, scaled points, where
First = Callable[[State, Part, Goal], int]
NONE = frozenset[int]()
REMEMBERED = 1 << 13


@dataclass
class Binding:
    """Finds the caps that may bind in a cluster's month.

    Attributes:
        first: Returns the value of a part's first level at its optimum.
        prints: Tells equal days apart from others.
    """

    first: First
    prints: Prints
    _known: dict[Hashable, frozenset[int]] = field(default_factory=dict)
    _dear: dict[tuple[Cluster, DayState], list[Capped]] = field(default_factory=dict)

    def caps(self, state: State, cluster: Cluster) -> frozenset[int]:
        """Return the caps that may bind; none at all is the usual answer."""
        if not state.problem.prices.rooms:
            return NONE
        month = self.prints.month(state, cluster)
        key = (cluster, month, places_left(state, cluster))
        if key not in self._known:
            _bounded(self._known)
            self._known[key] = self._caps(state, cluster)
        return self._known[key]

    def _caps(self, state: State, cluster: Cluster) -> frozenset[int]:
        rooms = state.problem.prices.rooms
        priced = [self._priced(state, cluster, day) for day in range(len(state.days))]
        most: Counter[int] = Counter()
        for cap, points, _cell in chain.from_iterable(priced):
            most[cap] += points
        large = frozenset(cap for cap, points in most.items() if points > rooms[cap])
        if not large:
            return NONE
        under = {cell for c, _, cell in chain.from_iterable(priced) if c in large}
        spared = self._spared(state, cluster, large, under)
        return NONE if spared < min(rooms[cap] for cap in large) else large

    def _spared(
        self,
        state: State,
        cluster: Cluster,
        large: frozenset[int],
        under: set[Cell],
    ) -> int:
        """Return what a month costs less if the costs under some caps did not count.

        Only the parts that hold a cell with such a cost can differ.
        """
        without = PointsWithout(large, wins=bool(state.problem.optional))
        return sum(
            self.first(state, part, Contract()) - self.first(state, part, without)
            for part in parts(state, cluster)
            if not under.isdisjoint(part.cells)
        )

    def _priced(self, state: State, cluster: Cluster, day: int) -> list[Capped]:
        """Return what a day can cost under which cap, and where."""
        key = (cluster, state.days[day])
        if key not in self._dear:
            _bounded(self._dear)
            self._dear[key] = [
                (cost.cap, cost.points, cell)
                for cost, cell in priced_on(state, cluster, day)
                if cost.cap is not None
            ]
        return self._dear[key]


def _bounded(known: dict[K, V]) -> None:
    """Start a memory anew that has grown too large."""
    if len(known) >= REMEMBERED:
        known.clear()
