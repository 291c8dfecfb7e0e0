"""The rota after a leave: optimal, with as little of the old rota changed as can be."""

from collections import Counter
from dataclasses import replace

from hall.domain import LeaveRequest
from planner.case import Case
from planner.decompose import Part
from planner.goals import Contract
from planner.levels import Placement, minimise
from planner.losses import lost
from planner.month import MonthSolver
from planner.placed import JUDGED, Placed, read
from planner.problem import Cell
from planner.roster import Roster
from planner.rules import write
from planner.state import LUNCH, State
from planner.touched import touched


def repaired(
    case: Case, after: State, request: LeaveRequest, days: frozenset[int]
) -> dict[Part, Placed]:
    """Re-solve only the leave-taker's cluster on ``days``, everybody else in place.

    Where the seats that the others leave do not allow the cluster's optimum, the noon
    is solved for all of them.
    """
    found: dict[Part, Placed] = {}
    for part in touched(case.solver, after, request, days):
        best = case.solver.optimum(after, part, Contract())
        old = case.old(cell.day for cell in part.cells)
        placed = _in_place(case.solver, after, part, best, old)
        found[part] = placed or best
    return found


def as_planned(case: Case, part: Part) -> Placed:
    """Return a part without the leave: as the plan has it, where that is optimal.

    Equal optima may leave different posts empty; what the leave changes is told
    against the plan that people know.
    """
    best = case.solver.optimum(case.state, part, Contract())
    cells, people = set(part.cells), set(part.cluster.people)
    places = frozenset(
        place
        for place in case.old(cell.day for cell in part.cells)
        if place[0] in cells and place[1] in people
    )
    served = {(cell, post) for cell, _person, post in places}
    empty = {
        (cell, post)
        for cell in part.cells
        for post in part.cluster.posts
        if case.question.problem.is_open(post, cell.block)
    } - served
    planned = replace(best, places=places, empty=frozenset(empty))
    state = case.state
    return planned if lost(state, planned) == lost(state, best) else best


def _in_place(
    solver: MonthSolver, after: State, part: Part, best: Placed, old: Placement
) -> Placed | None:
    """Return the part's optimum with the fewest changes in the seats that are left."""
    roster = write(Roster(after, (part,), _seats_left(after, part, old)))
    levels = Contract(old).levels(roster)
    solved, known = minimise(roster.model, levels, solver.effort)
    if not solved.found:
        return None
    placed = read(roster, solved, known)
    if any(placed.value(name) != best.value(name) for name in JUDGED):
        return None
    return replace(placed, levels=best.levels)  # as well proven as the optimum is


def _seats_left(state: State, part: Part, old: Placement) -> dict[Cell, int]:
    seats = state.problem.hall.canteen_seats
    if seats is None:
        return {}
    mine = set(part.cluster.people)
    taken = Counter(cell for cell, who, at in old if at == LUNCH and who not in mine)
    return {cell: max(0, seats - taken[cell]) for cell in part.cells}
