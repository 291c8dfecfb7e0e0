"""The hall at noon: every cluster's rota of a day in one model, for the seats."""

from collections import defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from planner.cpsat import Model, Solved
from planner.decompose import Part
from planner.goals import Goal
from planner.levels import Bounds, Term, hold, joined
from planner.placed import Placed, read
from planner.problem import Cell
from planner.roster import Roster
from planner.rules import write
from planner.state import LUNCH, State


class Noon:
    """Parts of one day that share the canteen, each with what it reached alone."""

    def __init__(self, state: State, crowd: Mapping[Part, Placed], goal: Goal) -> None:
        """Write the rules of every part and the seats of all into one model."""
        self.model = Model()
        self._crowd = crowd
        self._rosters = {
            part: write(Roster(state, (part,), model=self.model)) for part in crowd
        }
        self._levels = {part: goal.levels(x) for part, x in self._rosters.items()}
        self._seat_all(state.problem.hall.canteen_seats)

    def keeping(self) -> cp_model.CpModel:
        """Return the model in which every part keeps what it reached alone."""
        model = self.model.clone()
        for part, levels in self._levels.items():
            hold(model, levels, self._crowd[part].levels)
        self._hint(model)
        return model

    def joint_levels(self) -> tuple[Term, ...]:
        """Return the levels of all parts together."""
        return joined(list(self._levels.values()))

    def read(self, solved: Solved) -> dict[Part, Placed]:
        """Read a solution in which every part kept its levels."""
        return {
            part: read(roster, solved, self._crowd[part].levels)
            for part, roster in self._rosters.items()
        }

    def shared(self, solved: Solved, known: tuple[Bounds, ...]) -> dict[Part, Placed]:
        """Read a joint solution; the slack of its bounds goes to the first part."""
        slack = {level.name: level.value - level.bound for level in known}
        found = {}
        for part, roster in self._rosters.items():
            own = []
            for term in self._levels[part]:
                value = term.real(int(solved.solver.value(term.total)))
                own.append(Bounds(term.name, value, value - slack.pop(term.name, 0)))
            found[part] = read(roster, solved, tuple(own))
        return found

    def _seat_all(self, seats: int | None) -> None:
        eaters: defaultdict[Cell, list[cp_model.IntVar]] = defaultdict(list)
        for roster in self._rosters.values():
            for (cell, _person), literal in roster.eats.items():
                eaters[cell].append(literal)
        for literals in eaters.values():
            if seats is not None and len(literals) > seats:
                self.model.add(sum(literals) <= seats)

    def _hint(self, model: cp_model.CpModel) -> None:
        for part, roster in self._rosters.items():
            places = self._crowd[part].places
            for (cell, post, person), literal in roster.serves.items():
                model.add_hint(literal, (cell, person, post) in places)
            for (cell, person), literal in roster.eats.items():
                model.add_hint(literal, (cell, person, LUNCH) in places)
