"""Which caps on costs may bind: only those need cells of different days together.

A cap that even the dearest plan cannot fill never binds. For the others the month is
first solved as if there were no caps, at a cost of L. A plan that overfills some of
them costs at least the least of everything else plus the room of one of them. If L is
below that, no such plan is optimal, and the caps do not bind.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from planner.decompose import Cluster, Part, parts, priced_cells
from planner.goals import Contract, Goal, PointsWithout
from planner.placed import Placed
from planner.state import State

Alone = Callable[[State, Part, Goal], Placed]
NONE = frozenset[int]()
REMEMBERED = 256


@dataclass
class Binding:
    """Finds the caps that may bind in a cluster's month.

    Attributes:
        alone: Returns the optimum of a part.
    """

    alone: Alone
    _known: dict[tuple[State, Cluster], frozenset[int]] = field(default_factory=dict)

    def caps(self, state: State, cluster: Cluster) -> frozenset[int]:
        """Return the caps that may bind; none at all is the usual answer."""
        if not state.problem.prices.rooms:
            return NONE
        if (state, cluster) not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[state, cluster] = self._caps(state, cluster)
        return self._known[state, cluster]

    def _caps(self, state: State, cluster: Cluster) -> frozenset[int]:
        rooms = state.problem.prices.rooms
        most: Counter[int] = Counter()
        for cost, _cell in priced_cells(state, cluster):
            if cost.cap is not None:
                most[cost.cap] += cost.points
        large = frozenset(cap for cap, points in most.items() if points > rooms[cap])
        if not large:
            return NONE
        free = self._least(state, cluster, Contract())
        other = self._least(state, cluster, PointsWithout(large))
        return NONE if free < other + min(rooms[cap] for cap in large) else large

    def _least(self, state: State, cluster: Cluster, goal: Goal) -> int:
        return sum(
            self.alone(state, part, goal).levels[0].value
            for part in parts(state, cluster)
        )
