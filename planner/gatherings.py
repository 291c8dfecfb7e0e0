"""Activities that count for a window: which do, and how many more could."""

from planner.problem import Bonus, Cell, Gathering
from planner.state import State


def open_places(state: State, bonus: Bonus) -> int:
    """Return how often a bonus can be won beyond the fixed activities that count."""
    held = sum(
        _counts(state, activity, bonus.window)
        for activity in state.problem.fixed
        if activity.kind == bonus.kind
    )
    return max(0, bonus.limit - held)


def _counts(state: State, activity: Gathering, window: int) -> bool:
    if window not in activity.quorum:
        return False
    cells = [Cell(activity.day, block) for block in activity.blocks]
    there = [
        person
        for person in activity.people
        if state.problem.window_of_person[person] == window
        and not any(state.absent(cell, person) for cell in cells)
    ]
    return len(there) >= activity.quorum[window]


def fixed_points(state: State, person: int) -> int:
    """Return the scaled points (negative: won) of fixed activities that count.

    Those for the window of a person: nobody else's leave changes them.
    """
    window = state.problem.window_of_person[person]
    return -sum(
        bonus.points * (bonus.limit - open_places(state, bonus))
        for bonus in state.problem.bonuses
        if bonus.window == window
    )
