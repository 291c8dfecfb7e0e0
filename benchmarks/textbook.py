"""The month as a textbook has it: one CP-SAT model of everything, parameters untouched.

Rules and levels are the planner's own; what differs is that nothing is taken apart and
that the solver chooses for itself how to search.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from planner.cpsat import Outcome, Solved
from planner.decompose import Cluster, Part, clusters, parts
from planner.levels import Bounds, Term, terms
from planner.placed import Placed, read
from planner.problem import Cell
from planner.roster import Roster
from planner.rules import write
from planner.state import State

OUTCOMES: Mapping[cp_model.CpSolverStatus, Outcome] = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
    cp_model.UNKNOWN: "unknown",
}


def whole_month(state: State) -> Roster:
    """Return all windows and days, canteen seats and every cap, as one model."""
    caps = frozenset(state.problem.prices.rooms)
    every = tuple(
        part for group in clusters(state.problem) for part in parts(state, group, caps)
    )
    cells = {cell for part in every for cell in part.cells}
    seats = state.problem.hall.canteen_seats
    room = {} if seats is None else dict.fromkeys(cells, seats)
    return write(Roster(state, every, room, cp_model.CpModel()))


@dataclass
class Textbook:
    """Levels minimised one after the other until the limit is over.

    Attributes:
        known: The levels that were reached, in order; the last may be unproven.
        best: The last solution.
    """

    roster: Roster
    limit: float
    known: tuple[Bounds, ...] = ()
    best: Solved | None = None

    def run(self) -> Placed | None:
        """Minimise; return the plan that was reached, or None."""
        levels = terms(self.roster)
        end = time.monotonic() + self.limit
        for term in levels:
            if not self._minimise(term, end - time.monotonic()):
                break
        if self.best is None:
            return None
        rest = levels[len(self.known) :]
        return read(self.roster, self.best, (*self.known, *map(self._unproven, rest)))

    def _minimise(self, term: Term, seconds: float) -> bool:
        """Minimise one level; tell whether it is proven."""
        if seconds <= 0:
            return False
        self.roster.model.minimize(term.total)
        solved = _solve(self.roster.model, seconds)
        if not solved.found:
            return False
        self.best = solved
        level = Bounds(term.name, term.real(solved.value), term.real(solved.bound))
        self.known = (*self.known, level)
        if solved.outcome != "optimal":
            return False
        self._go_on_from(term, solved)
        return True

    def _go_on_from(self, term: Term, solved: Solved) -> None:
        """Hold the level and hint every variable, for the level after it."""
        model = self.roster.model
        if term.upper:
            model.add(term.total <= solved.value)
        model.proto.clear_solution_hint()
        for index in range(len(model.proto.variables)):
            variable = model.get_int_var_from_proto_index(index)
            model.add_hint(variable, solved.solver.value(variable))

    def _unproven(self, term: Term) -> Bounds:
        total = self.best.solver.value(term.total) if self.best else 0
        return Bounds(term.name, term.real(int(total)), term.real(0))


def _solve(model: cp_model.CpModel, seconds: float) -> Solved:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds  # all else is CP-SAT's default
    status = solver.solve(model)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"CP-SAT calls the model invalid: {model.validate()}")
    found = Solved(OUTCOMES[status], 0, 0, solver)
    if not found.found:
        return found
    value = round(solver.objective_value)
    bound = -int(-(solver.best_objective_bound - 1e-6) // 1)
    return replace(found, value=value, bound=min(value, bound))


def as_one_part(roster: Roster) -> Part:
    """Return the whole month as if it were a single part."""
    every = [part.cluster for part in roster.parts]
    cells: set[Cell] = {cell for _part, cell in roster.cells()}
    whole = Cluster(
        tuple(sorted({w for cluster in every for w in cluster.windows})),
        tuple(sorted({p for cluster in every for p in cluster.posts})),
        tuple(sorted({p for cluster in every for p in cluster.people})),
    )
    return Part(whole, tuple(sorted(cells)))
