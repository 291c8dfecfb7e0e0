"""Which parts of the month a leave touches, and what it costs there."""

from collections.abc import Iterable
from dataclasses import dataclass

from hall.domain import LeaveRequest
from planner.decompose import Cluster, Part, clusters
from planner.full_weeks import full_week_points
from planner.gatherings import fixed_points
from planner.goals import Contract
from planner.month import MonthSolver
from planner.placed import Placed
from planner.state import State, half_days


def cluster_with(state: State, person: int) -> Cluster:
    """Return the cluster a person belongs to."""
    window = state.problem.window_of_person[person]
    return next(c for c in clusters(state.problem) if window in c.windows)


def touched(
    solver: MonthSolver,
    state: State,
    request: LeaveRequest,
    days: frozenset[int] | None = None,
) -> tuple[Part, ...]:
    """Return the leave-taker's parts on ``days``, by default those of the leave."""
    person = state.problem.person[request.staff]
    if days is None:
        days = frozenset(day for day, _half in half_days(state.problem, request))
    return solver.parts(state, cluster_with(state, person), days)


def affected(
    solver: MonthSolver, before: State, after: State, request: LeaveRequest
) -> frozenset[int]:
    """Return the days to compare: those of the leave and what they are linked with."""
    days = frozenset(day for day, _half in half_days(before.problem, request))
    while True:
        linked = frozenset(
            cell.day
            for state in (before, after)
            for part in touched(solver, state, request, days)
            for cell in part.cells
        )
        if linked <= days:
            return days
        days |= linked


@dataclass(frozen=True, slots=True)
class Extra:
    """What a leave adds to the month's least: scaled points, and if it is proven."""

    points: int
    proven: bool


def extra(
    solver: MonthSolver, before: State, after: State, request: LeaveRequest
) -> Extra:
    """Return what a leave adds to the month's least points, optimum against optimum.

    Raises:
        Unsolvable: A part has no lawful plan, with the leave or without.
    """
    person = before.problem.person[request.staff]
    days = affected(solver, before, after, request)
    then, now = (
        [
            solver.optimum(state, part, Contract())
            for part in touched(solver, state, request, days)
        ]
        for state in (before, after)
    )
    lost = _points(after, person, now) - _points(before, person, then)
    return Extra(lost, all(placed.proven for placed in then + now))


def _points(state: State, person: int, found: Iterable[Placed]) -> int:
    fixed = fixed_points(state, person) + full_week_points(state, person)
    return fixed + sum(placed.value("points") for placed in found)
