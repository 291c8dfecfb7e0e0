"""The month up to `stand_ins`: parts solved alone, noons joined where seats run out.

What is proven for the parts adds up to a proof for the month: no cluster can do better
than alone, so a noon that seats everybody while every cluster keeps its own optimum
is optimal for the hall.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.binding import Binding
from planner.canteen import Canteen, Crowd
from planner.cpsat import Effort, Solved, solve
from planner.decompose import Cluster, Part, clusters, parts
from planner.goals import Contract, Goal
from planner.levels import minimise
from planner.noon import Noon
from planner.placed import Placed, moved, read
from planner.prints import Prints
from planner.problem import Cell
from planner.roster import Roster
from planner.rules import write
from planner.state import LUNCH, State

Tick = Callable[[int, int], None]
ASKED = 4096  # optima that are kept by state
MOVED = 1 << 15  # placements of parts that are kept by their own days
REMEMBERED = 64  # noons whose company is kept: a few requests' worth


class Unsolvable(Exception):
    """Some cells have no lawful plan; carries them, so that it can be explained."""

    def __init__(self, state: State, parts: Sequence[Part]) -> None:
        """Remember which cells and people collide."""
        super().__init__(f"no lawful plan for cells {[p.cells for p in parts]}")
        self.state = state
        self.parts = tuple(parts)


class Undecided(Exception):
    """Within its limit the solver found neither a plan nor a proof of none."""


@dataclass
class MonthSolver:
    """Solves states of one problem and remembers every part it has solved."""

    effort: Effort
    memory: dict[Hashable, Placed | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the canteen."""
        self.prints = Prints()
        self._canteen = Canteen(self.effort, self._seated, self.prints)
        self._binding = Binding(self._first, self.prints)
        self._moved: dict[Hashable, Placed] = {}
        self._optima: dict[tuple[State, Part, Hashable], Placed] = {}
        self._companies: dict[tuple[State, frozenset[int]], dict[Part, Placed]] = {}

    def solve(
        self, state: State, goal: Goal | None = None, tick: Tick | None = None
    ) -> dict[Part, Placed]:
        """Return an optimal placement of every part, seats respected.

        Raises:
            Unsolvable: where pins, promises or seats leave no lawful plan.
            Undecided: where the limit was too low to tell.
        """
        aim = goal or Contract()
        groups = clusters(state.problem)
        every = [part for group in groups for part in self.parts(state, group)]
        found: dict[Part, Placed] = {}
        for done, part in enumerate(every):
            found[part] = self.alone(state, part, aim)
            if tick is not None:
                tick(done, len(every))
        for day, crowd in _crowded(state, found):
            alone = {part: found[part] for part in crowd}
            if aim == Contract() and all(_one_day(part) for part in crowd):
                found.update(self._canteen.seated(state, day, alone))
            else:
                found.update(self._seated(state, alone, aim))
        return found

    def parts(
        self, state: State, cluster: Cluster, days: frozenset[int] | None = None
    ) -> tuple[Part, ...]:
        """Return the parts of a cluster's month, or those that touch ``days``."""
        return parts(state, cluster, self._binding.caps(state, cluster), days)

    def alone(self, state: State, part: Part, goal: Goal) -> Placed:
        """Return an optimal placement of one part, as if it had the canteen alone."""
        if goal.key(part) is None:
            return self._solve(state, part, goal)
        key = (goal.key(part), part, self.prints.of(state, part))
        if key not in self._moved:
            if len(self._moved) >= MOVED:
                self._moved.clear()
            self._moved[key] = moved(
                self._remembered(state, part, goal), part, back=False
            )
        return self._moved[key]

    def _first(self, state: State, part: Part, goal: Goal) -> int:
        """Return the value of the first level of a part at its best, as if alone."""
        return self._remembered(state, part, goal).levels[0].value

    def least_points(self, state: State, part: Part) -> int:
        """Return the scaled points of a part at its best, the canteen left aside."""
        return self._remembered(state, part, Contract()).value("points")

    def _remembered(self, state: State, part: Part, goal: Goal) -> Placed:
        """Return a part's optimum with its days counted from nought."""
        key = (goal.key(part), self.prints.of(state, part))
        if key not in self.memory:
            try:
                self.memory[key] = self._found(state, part, goal)
            except Unsolvable:
                self.memory[key] = None
        found = self.memory[key]
        if found is None:
            raise Unsolvable(state, [part])
        return found

    def _found(self, state: State, part: Part, goal: Goal) -> Placed:
        """Return a part's optimum: the contract's where that is known to do."""
        best = None
        if goal != Contract():
            best = goal.met(self._remembered(state, part, Contract()))
        return best or moved(self._solve(state, part, goal), part, back=True)

    def prove(self, dead_end: Unsolvable) -> None:
        """Prove once more, with presolve off, that some cells have no lawful plan.

        Raises:
            Undecided: the second proof does not agree (or-tools#5274) or is not done.
        """
        seats: dict[Cell, int] = {}
        for part in dead_end.parts:
            seats.update(seats_of(dead_end.state, part))
        roster = write(Roster(dead_end.state, dead_end.parts, seats))
        again = solve(roster.model, replace(self.effort, presolve=False))
        if again.outcome != "infeasible":
            raise Undecided("the refusal could not be proved a second time")

    def optimum(self, state: State, part: Part, goal: Goal) -> Placed:
        """Return what a part adds to the other parts' own optima, seats respected.

        Remembered by state: the state of a plan is asked again for every what-if.
        """
        key = (state, part, goal.key(part))
        if key not in self._optima:
            if len(self._optima) >= ASKED:
                self._optima.clear()
            self._optima[key] = self._optimum(state, part, goal)
        return self._optima[key]

    def _optimum(self, state: State, part: Part, goal: Goal) -> Placed:
        best = self.alone(state, part, goal)
        crowd = self._company(state, part)
        if not crowd or (
            all(_one_day(other) for other in crowd)
            and self._agree(state, part, goal, crowd)
            and self._canteen.fits(state, part, goal, best, crowd)
        ):
            return best
        alone = {other: self.alone(state, other, goal) for other in crowd}
        return self._seated(state, alone, goal)[part]

    def _agree(self, state: State, part: Part, goal: Goal, crowd: Crowd) -> bool:
        """Tell whether the others, best by the contract, are also best by ``goal``."""
        if state.problem.prices.uniform and not state.problem.bonuses:
            return True
        return all(
            self.alone(state, other, goal).levels[0].value == placed.value(goal.first)
            for other, placed in crowd.items()
            if other != part
        )

    def _solve(self, state: State, part: Part, goal: Goal) -> Placed:
        roster = write(Roster(state, (part,), seats_of(state, part)))
        solved, known = minimise(roster.model, goal.levels(roster), self.effort)
        if not solved.found:
            raise failure(solved, state, [part])
        return read(roster, solved, known)

    def _company(self, state: State, part: Part) -> dict[Part, Placed]:
        """Return the parts that eat beside this one where seats may run out."""
        noon = state.problem.noon_blocks
        days = frozenset(cell.day for cell in part.cells if cell.block in noon)
        seats = state.problem.hall.canteen_seats
        if seats is None or all(len(state.days[d].eats) <= seats for d in days):
            return {}
        if (state, days) not in self._companies:
            if len(self._companies) >= REMEMBERED:
                self._companies.clear()
            self._companies[state, days] = self._eating(state, days)
        return self._companies[state, days]

    def _eating(self, state: State, days: frozenset[int]) -> dict[Part, Placed]:
        noon = state.problem.noon_blocks
        beside = [
            other
            for group in clusters(state.problem)
            for other in self.parts(state, group, days)
            if any(cell.block in noon for cell in other.cells)
        ]
        return {other: self.alone(state, other, Contract()) for other in beside}

    def _seated(
        self, state: State, crowd: Crowd, goal: Goal | None = None
    ) -> dict[Part, Placed]:
        """Seat everybody at noon: keep each part's optimum, or solve all together."""
        noon = Noon(state, crowd, goal or Contract())
        kept = solve(noon.keeping(), self.effort)
        if kept.found:
            return noon.read(kept)
        solved, known = minimise(noon.model, noon.joint_levels(), self.effort)
        if not solved.found:
            raise failure(solved, state, list(crowd))
        return noon.shared(solved, known)


def failure(
    solved: Solved, state: State, parts: Sequence[Part]
) -> Unsolvable | Undecided:
    """Return what to raise where nothing was found: not proven is no refusal."""
    if solved.outcome == "unknown":
        return Undecided("no answer within the limit")
    return Unsolvable(state, parts)


def seats_of(state: State, part: Part) -> Mapping[Cell, int]:
    """Return the canteen's seats for a part as if nobody else ate."""
    seats = state.problem.hall.canteen_seats
    return {} if seats is None else dict.fromkeys(part.cells, seats)


def _one_day(part: Part) -> bool:
    return len({cell.day for cell in part.cells}) == 1


def _crowded(state: State, found: Crowd) -> Iterable[tuple[int, list[Part]]]:
    """Yield the days on which parts together overfill the canteen, with the parts."""
    seats = state.problem.hall.canteen_seats
    if seats is None:
        return
    eaters = Counter(
        cell
        for placed in found.values()
        for cell, _person, place in placed.places
        if place == LUNCH
    )
    full = {cell.day for cell, number in eaters.items() if number > seats}
    noon = set(state.problem.noon_blocks)
    by_day: defaultdict[int, list[Part]] = defaultdict(list)
    for part in found:
        for day in {c.day for c in part.cells if c.block in noon} & full:
            by_day[day].append(part)
    yield from sorted(by_day.items())
