"""The second stage: the month made even, each part's proven levels as a budget.

Cluster by cluster a whole month is one small model. With the canteen to itself a
cluster gives a bound; with the seats that the others leave it gives a better rota.
Rounds go on while seats still stand in somebody's way and a round helps.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ortools.sat.python import cp_model

from planner.cpsat import Effort, Model, solve
from planner.decompose import Cluster, Part
from planner.fairness import counted, load, unevenness
from planner.goals import Goal
from planner.levels import Bounds, hold
from planner.placed import Placed, read
from planner.problem import Cell
from planner.roster import Roster
from planner.rules import write
from planner.state import LUNCH, State

Found = dict[Part, Placed]
Seats = Mapping[Cell, int] | None
Hear = Callable[[Bounds, int, int], bool]
ROUNDS = 4
TICKS_PER_PERSON = 0.5  # deterministic seconds for one cluster's month


@dataclass(frozen=True, slots=True)
class _Month:
    """A cluster's month: its rota, its unevenness, and a bound on that."""

    found: Found
    value: int
    bound: int


@dataclass
class Evening:
    """A month on its way to evenness.

    Attributes:
        found: The rota so far; every part keeps its levels of ``goal``.
        hear: Told after every cluster (the level, clusters done, clusters in all);
            answers whether to go on.
    """

    state: State
    found: Found
    goal: Goal
    effort: Effort
    hear: Hear
    _least: dict[Cluster, int] = field(default_factory=dict)
    _bound: int = 0

    def run(self) -> Bounds:
        """Improve until nothing helps; return the level as it then stands."""
        groups = self._clusters()
        least = self._least = dict.fromkeys(groups, 0)
        best: Found = {}
        for cluster, parts in groups.items():
            alone = self._month(parts, self._all_seats(parts))
            least[cluster] = alone.bound
            best.update(alone.found)
            if not self._tell(least):
                return self._level(0)
        self._seat(groups, best, least)
        for _round in range(ROUNDS):
            if not self._round(groups, least):
                break
        self._bound = sum(least.values())
        return self._level(self._bound)

    def again(self, state: State, found: Found, clusters: Iterable[Cluster]) -> Bounds:
        """Improve some clusters of a rota that was changed since; the bound stays."""
        self.state, self.found = state, found
        groups = self._clusters()
        self._round({c: groups[c] for c in groups if c in set(clusters)}, self._least)
        return self._level(self._bound)

    def _seat(
        self,
        groups: Mapping[Cluster, list[Part]],
        best: Found,
        least: Mapping[Cluster, int],
    ) -> None:
        """Take everybody's best month; where the canteen overflows, clusters give way.

        A noon that still overflows falls back to the rota the month began with.
        """
        start, self.found = self.found, best
        for cluster, parts in groups.items():
            left = self._seats_left(parts)
            if left is not None and self._overflows(parts, left):
                month = self._month(parts, left, least[cluster])
                self.found.update(month.found)
        full = self._full_days()
        for part in start:
            if full.intersection(cell.day for cell in part.cells):
                self.found[part] = start[part]

    def _overflows(self, parts: list[Part], left: Mapping[Cell, int]) -> bool:
        own = _eaters({part: self.found[part] for part in parts})
        return any(number > left[cell] for cell, number in own.items())

    def _full_days(self) -> set[int]:
        seats = self.state.problem.hall.canteen_seats
        eaters = _eaters(self.found)
        return {c.day for c, n in eaters.items() if seats is not None and n > seats}

    def _round(
        self, groups: Mapping[Cluster, list[Part]], least: Mapping[Cluster, int]
    ) -> bool:
        """Go once through the clusters above their bound; tell whether it helped."""
        before = self._value(self.found)
        for cluster, parts in groups.items():
            own = {part: self.found[part] for part in parts}
            if self._value(own, cluster) > least[cluster]:
                month = self._month(parts, self._seats_left(parts), least[cluster])
                self.found.update(month.found)
                if not self._tell(least):
                    return False
        return self._value(self.found) < before

    def _month(self, parts: list[Part], seats: Seats, least: int = 0) -> _Month:
        """Make a cluster's month as even as the seats allow; ``least`` is a bound."""
        model = Model()
        rosters = {p: write(Roster(self.state, (p,), model=model)) for p in parts}
        for part, roster in rosters.items():
            hold(model, self.goal.levels(roster), self.found[part].levels)
            _hint(model, roster, self.found[part])
        _limit(model, rosters, seats)
        share = load(model, rosters.values())
        model.add(share.rising >= least - share.carried)
        model.minimize(share.rising)
        ticks = TICKS_PER_PERSON * len(parts[0].cluster.people)
        solved = solve(model, replace(self.effort, ticks=ticks))
        if not solved.found:
            return _Month({p: self.found[p] for p in parts}, 0, share.carried)
        found = {p: read(x, solved, self.found[p].levels) for p, x in rosters.items()}
        return _Month(found, solved.value + share.carried, solved.bound + share.carried)

    def _clusters(self) -> dict[Cluster, list[Part]]:
        groups: defaultdict[Cluster, list[Part]] = defaultdict(list)
        for part in self.found:
            groups[part.cluster].append(part)
        return dict(groups)

    def _all_seats(self, parts: list[Part]) -> Seats:
        seats = self.state.problem.hall.canteen_seats
        if seats is None:
            return None
        return {cell: seats for part in parts for cell in part.cells}

    def _seats_left(self, parts: list[Part]) -> Seats:
        return seats_left(self.state, self.found, parts)

    def _value(self, found: Found, cluster: Cluster | None = None) -> int:
        problem = self.state.problem
        people = range(len(problem.hall.staff)) if cluster is None else cluster.people
        carried = {k: n for k, n in problem.carry.items() if k[0] in set(people)}
        return unevenness(carried, counted(problem, found.values()))

    def _level(self, bound: int) -> Bounds:
        return Bounds("evenness", self._value(self.found), bound)

    def _tell(self, least: Mapping[Cluster, int]) -> bool:
        """Report; a bound is known once every cluster has been alone."""
        done = sum(1 for value in least.values() if value)
        bound = sum(least.values()) if done == len(least) else 0
        return self.hear(self._level(bound), done, len(least))


def seats_left(state: State, found: Found, parts: list[Part]) -> Seats:
    """Return the seats the others leave; none where they overflow by themselves."""
    seats = state.problem.hall.canteen_seats
    if seats is None:
        return None
    mine = set(parts)
    taken = _eaters({p: f for p, f in found.items() if p not in mine})
    cells = (cell for part in parts for cell in part.cells)
    return {cell: max(0, seats - taken[cell]) for cell in cells}


def _limit(
    model: cp_model.CpModel, rosters: Mapping[Part, Roster], seats: Seats
) -> None:
    eaters: defaultdict[Cell, list[cp_model.IntVar]] = defaultdict(list)
    for roster in rosters.values():
        for (cell, _person), literal in roster.eats.items():
            eaters[cell].append(literal)
    for cell, literals in eaters.items():
        if seats is not None and len(literals) > seats[cell]:
            model.add(sum(literals) <= seats[cell])


def _hint(model: cp_model.CpModel, roster: Roster, placed: Placed) -> None:
    for (cell, post, person), literal in roster.serves.items():
        model.add_hint(literal, (cell, person, post) in placed.places)
    for (cell, person), literal in roster.eats.items():
        model.add_hint(literal, (cell, person, LUNCH) in placed.places)


def _eaters(found: Found) -> Counter[Cell]:
    return Counter(
        cell
        for placed in found.values()
        for cell, _person, place in placed.places
        if place == LUNCH
    )
