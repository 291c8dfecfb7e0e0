"""Why somebody who might stand in cannot: one word each, for the screens to say."""

from collections.abc import Iterable, Mapping, Sequence

from hall.domain import LeaveRequest
from hall.plan import Gap, Hindrance, Reason
from planner.needs import Need, candidates
from planner.placed import Placed
from planner.problem import Cell, GapKey
from planner.state import LUNCH, State

Places = Mapping[tuple[Cell, int], int]  # (cell, person) → post number or LUNCH


def hindrances(
    state: State, request: LeaveRequest, need: Need
) -> tuple[Hindrance, ...]:
    """Return everybody who knows the post and why he is no stand-in, by rank."""
    problem = state.problem
    taker = problem.person[request.staff]
    admitted = set(candidates(problem, request, need))
    known = dict.fromkeys(p for post in need.posts for p in problem.eligible[post])
    return tuple(
        Hindrance(
            problem.hall.staff[person].id,
            _why(state, need, person, admitted, named=request.substitute is not None),
        )
        for person in known
        if person != taker
    )


def _why(
    state: State, need: Need, person: int, admitted: set[int], *, named: bool
) -> str:
    settled = state.days[need.day]
    cells = [Cell(need.day, b) for b in state.problem.blocks_in(need.half)]
    pinned = {(who, block) for who, block, _place in settled.pins}
    promised = {p for pr in settled.promises if pr.half == need.half for p in pr.people}
    if (person, need.half) in settled.on_leave:
        return "on_leave"
    if not all(settled.there(person, cell.block) for cell in cells):
        return _absent(state, need.day, person)
    if person not in admitted:
        return "not_named" if named else "same_window"
    if any((person, cell.block) in pinned for cell in cells):
        return "pinned"
    return "promised_elsewhere" if person in promised else "own_post_would_be_empty"


def _absent(state: State, day: int, person: int) -> str:
    joined = state.problem.hall.staff[person].joined
    late = joined is not None and state.problem.days[day] < joined
    return "not_joined" if late else "at_activity"


def hindrances_at(state: State, gap: GapKey, places: Places) -> tuple[Hindrance, ...]:
    """Return everybody who knows the post of a gap, and what he does meanwhile."""
    problem = state.problem
    cells = [Cell(gap.day, block) for block in problem.blocks_in(gap.session)]
    return tuple(
        Hindrance(
            problem.hall.staff[person].id, _meanwhile(state, cells, person, places)
        )
        for person in problem.eligible[gap.post]
    )


def places_of(found: Iterable[Placed]) -> Places:
    """Return where people are in some placements."""
    return {
        (cell, person): place
        for placed in found
        for cell, person, place in placed.places
    }


def _meanwhile(
    state: State,
    cells: Sequence[Cell],
    person: int,
    places: Places,
) -> str:
    settled = state.days[cells[0].day]
    gone = [cell for cell in cells if not settled.there(person, cell.block)]
    if gone:
        halves = [half for who, half in settled.on_leave if who == person]
        leave = {b for half in halves for b in state.problem.blocks_taken(half)}
        away = gone[0].block in leave
        return "on_leave" if away else _absent(state, cells[0].day, person)
    there = {places[cell, person] for cell in cells if (cell, person) in places}
    if there - {LUNCH}:
        return "serves_another_post"
    return "at_lunch" if there else "pinned"


def gap_reason(
    state: State,
    gap: Gap,
    places: Places,
    quotes: Mapping[tuple[str, str], str],
) -> Reason:
    """Return a gap that is charged as a reason against the leave that opens it."""
    charge = gap.charges[0]
    problem = state.problem
    key = GapKey(problem.day[gap.date], gap.session, problem.post[gap.post])
    return Reason(
        "uncovered_post",
        charge.policy,
        charge.clause,
        quotes.get((charge.policy, charge.clause), ""),
        gap.date,
        None if gap.session == "noon" else gap.session,
        gap.post,
        hindrances_at(state, key, places),
    )
