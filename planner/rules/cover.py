"""Rules about posts and windows: who may be where, and how few are too few."""

from ortools.sat.python import cp_model

from planner.availability import reachable
from planner.problem import Cell
from planner.roster import Roster
from planner.state import FREE, LUNCH


def one_place(x: Roster) -> None:
    """Nobody is at two places in one block."""
    for literals in x.placed():
        if len(literals) > 1:
            x.model.add_at_most_one(literals)


def served_or_empty(x: Roster) -> None:
    """An open post is served by one person, or it is empty."""
    servers: dict[tuple[Cell, int], list[cp_model.IntVar]] = {
        key: [] for key in x.empty
    }
    for (cell, post, _person), literal in x.serves.items():
        servers[cell, post].append(literal)
    for key, literals in servers.items():
        x.model.add_exactly_one([*literals, x.empty[key]])


def pins(x: Roster) -> None:
    """Whoever is pinned is where the pin says; a required activity is elsewhere."""
    for part, cell in x.cells():
        for person, block, place in x.state.days[cell.day].pins:
            if block == cell.block and person in part.cluster.people:
                _pin(x, cell, person, place)


def _pin(x: Roster, cell: Cell, person: int, place: int) -> None:
    if place == FREE and x.there(cell, person):
        for busy in x.busy(cell, person):
            x.model.add(busy == 0)
        return
    eating, serving = x.eats.get((cell, person)), x.serves.get((cell, place, person))
    literal = eating if place == LUNCH else serving
    x.model.add_bool_or([] if literal is None else [literal])


def minimum(x: Roster) -> None:
    """A window serves its minimum, as far as its own available people can."""
    for part, cell in x.cells():
        if x.problem.blocks[cell.block].session == "noon":
            continue
        for window in part.cluster.windows:
            wanted = x.problem.hall.windows[window].minimum
            needed = min(wanted, reachable(x.state, cell, window, wanted))
            posts = x.problem.posts_of[window]
            if needed > 0 and ("minimum", window) not in x.state.waived:
                empty = [x.empty[cell, post] for post in posts]
                x.model.add(sum(empty) <= len(posts) - needed)


def noon_minimum(x: Roster) -> None:
    """At noon a window is below its minimum only while nobody of its own is free.

    Whoever is pinned free was freed on purpose and does not stand by.
    """
    for part, cell in x.cells():
        if x.problem.blocks[cell.block].session != "noon":
            continue
        for window in part.cluster.windows:
            if x.problem.hall.windows[window].noon_minimum > 0:
                _noon_minimum(x, cell, window)


def _noon_minimum(x: Roster, cell: Cell, window: int) -> None:
    needed = x.problem.hall.windows[window].noon_minimum
    posts = [p for p in x.problem.posts_of[window] if (cell, p) in x.empty]
    short = x.model.new_bool_var("")
    served = len(posts) - sum(x.empty[cell, post] for post in posts)
    x.model.add(served >= needed).only_enforce_if(~short)
    for post in posts:
        for person in x.problem.eligible[post]:
            if _stands_by(x, cell, window, person):
                busy = x.busy(cell, person)
                x.model.add_bool_or([~short, ~x.empty[cell, post], *busy])


def _stands_by(x: Roster, cell: Cell, window: int, person: int) -> bool:
    freed = (person, cell.block, FREE) in x.state.days[cell.day].pins
    own = x.problem.window_of_person[person] == window
    return own and not freed and x.there(cell, person)
