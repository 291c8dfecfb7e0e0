"""Why somebody who might stand in cannot: one word each, for the screens to say."""

from hall.domain import LeaveRequest
from hall.plan import Hindrance
from planner.needs import Need, candidates
from planner.problem import Cell
from planner.state import State


def hindrances(state: State, request: LeaveRequest, need: Need) -> tuple[Hindrance, ...]:
    """Return everybody who knows the post and why he is no stand-in, by rank."""
    problem = state.problem
    taker = problem.person[request.staff]
    admitted = set(candidates(state, request, need))
    known = dict.fromkeys(p for post in need.posts for p in problem.eligible[post])
    return tuple(
        Hindrance(problem.hall.staff[person].id, _why(state, need, person, admitted))
        for person in known
        if person != taker
    )


def _why(state: State, need: Need, person: int, admitted: set[int]) -> str:
    settled = state.days[need.day]
    cells = [Cell(need.day, b) for b in state.problem.blocks_in(need.half)]
    pinned = {(who, block) for who, block, _place in settled.pins}
    promised = {p for pr in settled.promises if pr.half == need.half for p in pr.people}
    if (person, need.half) in settled.on_leave:
        return "on_leave"
    if not all(settled.there(person, cell.block) for cell in cells):
        return "at_activity_or_not_joined"
    if person not in admitted:
        return "not_named_or_same_window"
    if any((person, cell.block) in pinned for cell in cells):
        return "pinned"
    return "promised_elsewhere" if person in promised else "own_post_would_be_empty"
