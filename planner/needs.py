"""Where a leave needs a stand-in, and who might be one, half-day by half-day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hall.domain import Half, LeaveRequest
from planner.problem import Cell, Problem
from planner.spells import Spell
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
        backups: Whether a B of the post will do as well, whatever his window.
    """

    day: int
    half: Half
    posts: tuple[int, ...]
    every: bool
    because: ClauseRef
    backups: bool = False

    def promise(self, people: tuple[int, ...], request: str) -> Promise:
        """Return a leave's need as a promise that one of ``people`` keeps."""
        return Promise(self.half, self.posts, people, self.every, self.because, request)


def needs(
    state: State, request: LeaveRequest, spell: Spell, rules: Sequence[LeaveRules]
) -> tuple[Need, ...]:
    """Return the stand-ins that rules in force ask of a leave not yet in ``state``."""
    person = state.problem.person[request.staff]
    asking = _Asking(
        by_length=_duty(state, person, spell, rules),
        unattended=_first(rule.unattended for rule in rules),
        no_backup=_first(rule.no_backup for rule in rules),
        both_away=_first(rule.both_away for rule in rules),
    )
    wanted = (
        _need(state, day, half, person, asking)
        for day, half in half_days(state.problem, request)
    )
    return tuple(need for need in wanted if need is not None)


@dataclass(frozen=True, slots=True)
class _Asking:
    """The clauses in force that may ask for a stand-in, by what they are about."""

    by_length: ClauseRef | None
    unattended: ClauseRef | None
    no_backup: ClauseRef | None
    both_away: ClauseRef | None


def _need(
    state: State,
    day: int,
    half: Half,
    person: int,
    asking: _Asking,
) -> Need | None:
    """Return what a half-day of leave needs; the strictest rule speaks first."""
    problem = state.problem
    held = problem.held_by[person]
    if held and asking.by_length is not None:
        return Need(day, half, held, True, asking.by_length)
    if asking.unattended is not None and _unattended(state, day, half, person):
        own = problem.posts_of[problem.window_of_person[person]]
        return Need(day, half, held or own, bool(held), asking.unattended)
    if held and asking.no_backup is not None:
        return Need(day, half, held, True, asking.no_backup, backups=True)
    if asking.both_away is not None:
        left = _left_by_both(state, day, half, person)
        return Need(day, half, left, True, asking.both_away) if left else None
    return None


def _first(clauses: Iterable[ClauseRef | None]) -> ClauseRef | None:
    return next((clause for clause in clauses if clause is not None), None)


def _left_by_both(state: State, day: int, half: Half, person: int) -> tuple[int, ...]:
    """Return the posts whose A and every B would be away, the person among them."""
    problem = state.problem
    cells = [Cell(day, block) for block in problem.blocks_in(half)]
    away = {
        other
        for post in range(len(problem.eligible))
        for other in problem.pair(post)
        if any(not _present(state, cell, other) for cell in cells)
    }
    return tuple(
        post
        for post in range(len(problem.eligible))
        if person in problem.pair(post)
        and problem.backups(post)
        and away.issuperset(set(problem.pair(post)) - {person})
    )


def _duty(
    state: State, person: int, spell: Spell, rules: Sequence[LeaveRules]
) -> ClauseRef | None:
    window = state.problem.window_of_person[person]
    size = len(state.problem.staff_of[window])
    duties = (rule.stand_in_duty(size, spell.under(rule)) for rule in rules)
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
    lent = _lent(state, cell, person)
    return settled.there(person, cell.block) and not elsewhere and not lent


def _lent(state: State, cell: Cell, person: int) -> bool:
    """Tell whether a promise to another window rests on this person alone."""
    problem, settled = state.problem, state.days[cell.day]
    return any(
        person in promise.people
        and cell.block in problem.blocks_in(promise.half)
        and all(
            problem.window_of_post[post] != problem.window_of_person[person]
            for post in promise.posts
        )
        and not any(
            settled.there(other, cell.block)
            for other in promise.people
            if other != person
        )
        for promise in settled.promises
    )


def candidates(problem: Problem, request: LeaveRequest, need: Need) -> tuple[int, ...]:
    """Return who the rules admit as stand-in for a need, whether free or not."""
    taker = problem.person[request.staff]
    window = problem.window_of_person[taker]
    outside = len(problem.staff_of[window]) <= SMALL_WINDOW
    named = None if request.substitute is None else problem.person[request.substitute]
    people = {person for post in need.posts for person in problem.eligible[post]}
    backups = {person for post in need.posts for person in problem.backups(post)}
    return tuple(
        person
        for person in sorted(people - {taker})
        if named in (None, person)
        and (
            (need.backups and person in backups)
            or not (outside and problem.window_of_person[person] == window)
        )
    )
