"""Where a leave needs a stand-in, and who might be one, half-day by half-day."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hall.domain import Half, LeaveRequest
from planner.problem import Cell
from planner.state import FREE, LUNCH, Promise, State, half_days
from scoring.leave_rules import ClauseRef, LeaveRules

NEVER_REFUSED = ("sick", "maternity", "lactation", "bereavement")  # contracts.md
SMALL_WINDOW = 2  # up to here a stand-in comes from another window, contracts.md


@dataclass(frozen=True, slots=True)
class Need:
    """A stand-in is needed on a half-day.

    Attributes:
        posts: The leave-taker's posts; of somebody who holds none, the window's.
        every: Each of the posts needs one, or any one of them.
    """

    day: int
    half: Half
    posts: tuple[int, ...]
    every: bool
    because: ClauseRef

    def promise(self, people: tuple[int, ...]) -> Promise:
        """Return the need as a promise that one of ``people`` keeps."""
        return Promise(self.half, self.posts, people, self.every, self.because)


def needs(
    state: State, request: LeaveRequest, spell: Decimal, rules: Sequence[LeaveRules]
) -> tuple[Need, ...]:
    """Return the stand-ins that rules in force ask of a leave not yet in ``state``."""
    person = state.problem.person[request.staff]
    held = state.problem.held_by[person]
    found: dict[tuple[int, Half], Need] = {}
    for day, half in half_days(state.problem, request):
        because = _duty(state, person, spell, rules) if held else None
        if because is None and _unattended(state, day, half, person):
            because = next((r.unattended for r in rules if r.unattended), None)
        if because is not None:
            posts = (
                held or state.problem.posts_of[state.problem.window_of_person[person]]
            )
            found[day, half] = Need(day, half, posts, bool(held), because)
    return tuple(found.values())


def _duty(
    state: State, person: int, spell: Decimal, rules: Sequence[LeaveRules]
) -> ClauseRef | None:
    window = state.problem.window_of_person[person]
    size = len(state.problem.staff_of[window])
    duties = (rule.stand_in_duty(size, spell) for rule in rules)
    return next((duty for duty in duties if duty is not None), None)


def _unattended(state: State, day: int, half: Half, person: int) -> bool:
    """Tell whether the window would have nobody of its own in some block."""
    window = state.problem.window_of_person[person]
    others = [p for p in state.problem.staff_of[window] if p != person]
    return any(
        not any(_present(state, Cell(day, block), other) for other in others)
        for block in state.problem.blocks_in(half)
    )


def _present(state: State, cell: Cell, person: int) -> bool:
    settled = state.days[cell.day]
    window = state.problem.window_of_person[person]
    elsewhere = any(
        who == person
        and block == cell.block
        and place not in (FREE, LUNCH)
        and state.problem.window_of_post[place] != window
        for who, block, place in settled.pins
    )
    return settled.there(person, cell.block) and not elsewhere


def candidates(state: State, request: LeaveRequest, need: Need) -> tuple[int, ...]:
    """Return who the rules admit as stand-in for a need, whether free or not."""
    problem = state.problem
    taker = problem.person[request.staff]
    window = problem.window_of_person[taker]
    outside = len(problem.staff_of[window]) <= SMALL_WINDOW
    named = None if request.substitute is None else problem.person[request.substitute]
    people = {person for post in need.posts for person in problem.eligible[post]}
    return tuple(
        person
        for person in sorted(people - {taker})
        if named in (None, person)
        and not (outside and problem.window_of_person[person] == window)
    )
