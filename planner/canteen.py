"""Who eats when in the whole hall: quick answers to "would the seats still do?".

The canteen is all that couples clusters. A seated rota of every noon is kept; when one
cluster asks, the others stay where they are and the cluster gets the seats they leave.
If it can do as well as alone, that is the hall's optimum too, and nothing else need be
solved.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from planner.cpsat import Effort, solve
from planner.decompose import Part
from planner.goals import Contract, Goal
from planner.levels import hold
from planner.placed import Placed, read
from planner.prints import Prints
from planner.problem import Cell
from planner.roster import Roster
from planner.rules import write
from planner.state import LUNCH, State

Crowd = Mapping[Part, Placed]
Seat = Callable[[State, Crowd], Crowd]
Noon = dict[Hashable, tuple[int, Placed]]


@dataclass
class Canteen:
    """A seated rota of each noon, kept up to date cluster by cluster.

    Attributes:
        seat: Seats a whole noon at once; used where one cluster alone will not fit.
        prints: Tells equal parts apart from others.
    """

    effort: Effort
    seat: Seat
    prints: Prints
    _noons: dict[int, Noon] = field(default_factory=dict)

    def fits(
        self, state: State, part: Part, goal: Goal, best: Placed, crowd: Crowd
    ) -> bool:
        """Tell whether a part can be as good as alone while the others stay as good.

        ``crowd`` holds the parts that eat that day, each as good as it is alone.
        """
        company = {other: placed for other, placed in crowd.items() if other != part}
        noon = self._brought_up_to_date(state, part.cells[0].day, crowd, company)
        others = {other: noon[_key(other)][1] for other in crowd if other != part}
        if any(
            placed.levels != crowd[other].levels for other, placed in others.items()
        ):
            return False
        left = self._left(state, part, others.values())
        eating = _eaters([best])
        if all(eating[cell] <= seats for cell, seats in left.items()):
            return True
        return self._place(state, part, goal, best, others.values()) is not None

    def seated(self, state: State, day: int, crowd: Crowd) -> dict[Part, Placed]:
        """Return a rota of a day in which everybody has a seat, all at their best."""
        noon = self._brought_up_to_date(state, day, crowd, crowd)
        return {part: noon[_key(part)][1] for part in crowd}

    def _left(
        self, state: State, part: Part, others: Iterable[Placed]
    ) -> dict[Cell, int]:
        seats = state.problem.hall.canteen_seats or 0
        taken = _eaters(others)
        return {cell: seats - taken[cell] for cell in part.cells}

    def _brought_up_to_date(
        self, state: State, day: int, crowd: Crowd, wanted: Crowd
    ) -> Noon:
        """Return the day's seated rota in which the ``wanted`` parts are current."""
        noon = self._noons.setdefault(day, {})
        if any(_key(part) not in noon for part in crowd):
            self._seat_all(state, noon, crowd)
        for part, best in wanted.items():
            if noon[_key(part)][0] != self.prints.of(state, part):
                self._seat_one(state, noon, part, best, crowd)
        return noon

    def _seat_one(
        self, state: State, noon: Noon, part: Part, best: Placed, crowd: Crowd
    ) -> None:
        others = [placed for key, (_, placed) in noon.items() if key != _key(part)]
        placed = self._place(state, part, Contract(), best, others)
        if placed is None:
            self._seat_all(state, noon, crowd)
        else:
            noon[_key(part)] = (self.prints.of(state, part), placed)

    def _seat_all(self, state: State, noon: Noon, crowd: Crowd) -> None:
        for part, placed in self.seat(state, crowd).items():
            noon[_key(part)] = (self.prints.of(state, part), placed)

    def _place(
        self,
        state: State,
        part: Part,
        goal: Goal,
        best: Placed,
        others: Iterable[Placed],
    ) -> Placed | None:
        """Return a rota as good as ``best`` with the seats that are left, if any."""
        roster = write(Roster(state, (part,), self._left(state, part, others)))
        hold(roster.model, goal.levels(roster), best.levels)
        solved = solve(roster.model, self.effort)
        return read(roster, solved, best.levels) if solved.found else None


def _key(part: Part) -> Hashable:
    return part.cluster.windows


def _eaters(placements: Iterable[Placed]) -> Counter[Cell]:
    return Counter(
        cell
        for placed in placements
        for cell, _person, place in placed.places
        if place == LUNCH
    )
