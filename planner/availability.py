"""How many posts a window's own available people can serve at once."""

from planner.problem import Cell
from planner.state import State


def reachable(state: State, cell: Cell, window: int, enough: int) -> int:
    """Return how many posts the window's own people can serve, up to ``enough``.

    Own people pinned elsewhere, at a required activity or on leave do not count, nor
    do those who are owed lactation time that day. A maximum matching by augmenting
    paths: windows are small.
    """
    own = [p for p in state.problem.staff_of[window] if _available(state, cell, p)]
    posts = [
        post
        for post in state.problem.posts_of[window]
        if state.problem.is_open(post, cell.block)
    ]
    matched: dict[int, int] = {}
    for post in posts:
        if len(matched) < enough:
            _augment(state, post, own, matched, set())
    return len(matched)


def _available(state: State, cell: Cell, person: int) -> bool:
    day = state.days[cell.day]
    own = state.problem.window_of_person[person]
    pinned_off = any(
        pin == (person, cell.block, place)
        and (place < 0 or state.problem.window_of_post[place] != own)
        for pin in day.pins
        for place in (pin[2],)
    )
    return (
        day.there(person, cell.block) and not pinned_off and person not in day.nursing
    )


def _augment(
    state: State, post: int, own: list[int], matched: dict[int, int], seen: set[int]
) -> bool:
    """Find a person for a post, moving others aside; ``matched`` is person → post."""
    for person in state.problem.eligible[post]:
        if person not in own or person in seen:
            continue
        seen.add(person)
        taken = matched.get(person)
        if taken is None or _augment(state, taken, own, matched, seen):
            matched[person] = post
            return True
    return False
