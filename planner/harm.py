"""Whether annual leave does harm: an additional gap in the leave-taker's window.

Additional means that every plan with the fewest gaps has more gaps in that window than
without the leave (contracts.md): the fewest gaps come first, then, among such plans,
the fewest in the window.
"""

import datetime as dt
from dataclasses import dataclass

from hall.domain import LeaveRequest, Session
from hall.plan import Hindrance
from planner.goals import FewestGaps
from planner.hindrance import hindrances_at, places_of
from planner.month import MonthSolver
from planner.placed import Placed
from planner.problem import GapKey, Problem
from planner.state import State
from planner.touched import affected, touched


@dataclass(frozen=True, slots=True)
class Harm:
    """Where the first additional gap opens, and who might have served there."""

    date: dt.date
    session: Session
    post: str
    people: tuple[Hindrance, ...]


def additional_gap(
    solver: MonthSolver, before: State, after: State, request: LeaveRequest
) -> Harm | None:
    """Return the harm a leave does, or None; parts it does not touch cannot differ."""
    problem = before.problem
    window = problem.window_of_person[problem.person[request.staff]]
    days = affected(solver, before, after, request)
    goal = FewestGaps(window)
    then, now = (
        [
            solver.optimum(state, part, goal)
            for part in touched(solver, state, request, days)
        ]
        for state in (before, after)
    )
    if _gaps(now) <= _gaps(then):
        return None
    old, new = (_opened(problem, window, found) for found in (then, now))
    day, session, post = min(new - old or new)
    return Harm(
        problem.days[day],
        session,
        problem.hall.posts[post].id,
        hindrances_at(after, GapKey(day, session, post), places_of(now)),
    )


def _gaps(found: list[Placed]) -> int:
    return sum(placed.value("window_gaps") for placed in found)


def _opened(problem: Problem, window: int, found: list[Placed]) -> set[GapKey]:
    return {
        GapKey(cell.day, problem.blocks[cell.block].session, post)
        for placed in found
        for cell, post in placed.empty
        if problem.window_of_post[post] == window
    }
