"""Who attends the activities that the planner has added: whoever the rota leaves free.

Everybody who is free attends a training; an outreach takes as many as it needs, those
first who went least often.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from hall.domain import Session
from hall.plan import PlannedActivity
from planner.placed import Placed
from planner.problem import Cell, Problem
from planner.state import Added, State

At = set[tuple[Cell, int]]  # cell, person who is somewhere then


def added_id(problem: Problem, day: int, added: Added) -> str:
    """Return the id of an added activity; the same one each time it is planned."""
    return "-".join(
        (
            added.kind,
            problem.hall.windows[added.window].id,
            problem.days[day].isoformat(),
            problem.blocks[added.blocks[0]].id,
        )
    )


def session_of(problem: Problem, added: Added) -> Session:
    """Return the session that an added activity lies in."""
    return problem.blocks[added.blocks[0]].session


def whereabouts(problem: Problem, found: Iterable[Placed]) -> At:
    """Return who is at a post, at lunch or at an activity that people may attend."""
    optional = {activity.id: activity for activity in problem.optional}
    at = {(cell, who) for placed in found for cell, who, _place in placed.places}
    at.update(
        (Cell(optional[name].day, block), person)
        for placed in found
        for name, person in placed.attends
        for block in optional[name].blocks
    )
    return at


def free_for(state: State, day: int, added: Added, at: At) -> tuple[int, ...]:
    """Return the window's people who could attend: there, and nowhere else."""
    return tuple(
        person
        for person in state.can_gather(day, added.blocks)
        if state.problem.window_of_person[person] == added.window
        and not any((Cell(day, block), person) in at for block in added.blocks)
    )


def added_activities(
    state: State, found: Iterable[Placed]
) -> Iterator[PlannedActivity]:
    """Yield what the planner has added, in time, with who attends."""
    placed = list(found)
    if not any(day.added for day in state.days):
        return
    problem, at = state.problem, whereabouts(state.problem, placed)
    been: Counter[int] = Counter()
    for day, settled in enumerate(state.days):
        for added in sorted(settled.added):
            going = list(free_for(state, day, added, at))
            if added.kind == "outreach":
                going.sort(key=lambda person: (been[person], person))
                going = sorted(going[: added.needed])
                been.update(going)
            yield _planned(problem, problem.days[day], added, going)


def _planned(
    problem: Problem, date: dt.date, added: Added, people: Iterable[int]
) -> PlannedActivity:
    return PlannedActivity(
        added_id(problem, problem.day[date], added),
        date,
        tuple(problem.blocks[block].id for block in added.blocks),
        problem.hall.windows[added.window].id,
        added.kind,
        tuple(problem.hall.staff[person].id for person in people),
    )
