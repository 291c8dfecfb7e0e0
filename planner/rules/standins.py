"""Rules about stand-ins: what was promised to a leave is kept."""

from ortools.sat.python import cp_model

from planner.problem import Cell
from planner.roster import Roster
from planner.state import Promise


def promised(x: Roster) -> None:
    """A stand-in serves the whole half-day while his own posts are served too."""
    days = {cell.day for _part, cell in x.cells()}
    here = {cell for _part, cell in x.cells()}
    people = {person for part in x.parts for person in part.cluster.people}
    for day in sorted(days):
        for promise in x.state.days[day].promises:
            cells = [Cell(day, block) for block in x.problem.blocks_in(promise.half)]
            if cells[0] in here and people.intersection(promise.people):
                _keep(x, promise, cells)


def _keep(x: Roster, promise: Promise, cells: list[Cell]) -> None:
    if promise.every:
        for post in promise.posts:
            x.model.add_bool_or(_ways(x, promise, (post,), cells))
    else:
        x.model.add_bool_or(_ways(x, promise, promise.posts, cells))


def _ways(
    x: Roster, promise: Promise, posts: tuple[int, ...], cells: list[Cell]
) -> list[cp_model.IntVar]:
    """Return one literal per (post, stand-in) that would keep the promise."""
    ways = []
    for post in posts:
        for person in promise.people:
            serving = [x.serves.get((cell, post, person)) for cell in cells]
            if all(literal is not None for literal in serving):
                ways.append(
                    _way(x, [s for s in serving if s is not None], person, cells)
                )
    return ways


def _way(
    x: Roster, serving: list[cp_model.IntVar], person: int, cells: list[Cell]
) -> cp_model.IntVar:
    way = x.model.new_bool_var("")
    for literal in serving:
        x.model.add_implication(way, literal)
    for cell in cells:
        for own in x.problem.held_by[person]:
            if ("post", own) not in x.state.waived:
                x.model.add_implication(way, ~x.empty[cell, own])
    return way
