"""What a placement loses, counted from who is where: to compare rotas, not to solve."""

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.decompose import holder_away
from planner.placed import Placed
from planner.pricing import Cost
from planner.problem import GapKey
from planner.state import State


def lost(state: State, placed: Placed) -> tuple[int, int, int]:
    """Return scaled points before caps, number and minutes of a placement's gaps.

    Points are those of gaps and of half-days of leave whose held posts are not served.
    """
    minutes: Counter[GapKey] = Counter()
    for cell, post in placed.empty:
        block = state.problem.blocks[cell.block]
        minutes[GapKey(cell.day, block.session, post)] += block.minutes
    points = sum(
        cost.points for cost in [*_gaps(state, minutes), *_leave(state, minutes)]
    )
    return points, len(minutes), minutes.total()


def _gaps(state: State, minutes: Mapping[GapKey, int]) -> Iterable[Cost]:
    for (day, session, post), length in minutes.items():
        away = holder_away(state, day, session, post)
        for step in state.problem.prices.gaps.get((post, session, away), ()):
            if length >= step.minutes:
                yield from step.costs


def _leave(state: State, minutes: Mapping[GapKey, int]) -> Iterable[Cost]:
    days = {day for day, _session, _post in minutes}
    for day in days if state.problem.prices.leave else ():
        for person, half, kind in state.days[day].leave:
            held = state.problem.held_by[person]
            if any(GapKey(day, half, post) in minutes for post in held):
                yield from state.problem.prices.leave.get((person, kind), ())
