"""What is settled on each day before anybody is placed: absence, pins, promises."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hall.domain import HALVES, Half, HalfDay, LeaveKind, LeaveRequest, Person
from planner.problem import Cell, Problem
from scoring.leave_rules import ClauseRef

LUNCH = -1
FREE = -2
Taken = Mapping[tuple[int, Half], LeaveKind]


@dataclass(frozen=True, slots=True, order=True)
class Promise:
    """A stand-in that an approved leave rests on.

    Attributes:
        posts: Posts of which each (``every``) or one must be served by a stand-in.
        people: Who may be the stand-in, by number.
        because: The clause that asks for the stand-in.
        request: The leave that rests on it.
    """

    half: Half
    posts: tuple[int, ...]
    people: tuple[int, ...]
    every: bool
    because: ClauseRef = field(compare=False)
    request: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Added:
    """A training or outreach that the planner adds: so many of a window stay free."""

    window: int
    kind: str
    blocks: tuple[int, ...]
    needed: int


@dataclass(frozen=True, slots=True, eq=False)
class DayState:
    """One day's settled things; equal only to itself, so that it is found at once.

    Attributes:
        away: (person, block) in which the person is nowhere or at a required activity.
        leave: (person, half, kind) of approved leave.
        eats: Who must eat in exactly one noon block.
        pins: (person, block, place): a post number, LUNCH or FREE.
        nursing: Who takes 90 minutes of lactation leave where the plan chooses.
        added: Activities that the planner has added.
    """

    away: frozenset[tuple[int, int]]
    leave: frozenset[tuple[int, Half, LeaveKind]]
    eats: frozenset[int]
    pins: frozenset[tuple[int, int, int]]
    promises: tuple[Promise, ...] = ()
    nursing: frozenset[int] = frozenset()
    added: tuple[Added, ...] = ()

    @property
    def on_leave(self) -> frozenset[tuple[int, Half]]:
        """Return (person, half) of approved leave."""
        return frozenset((person, half) for person, half, _kind in self.leave)

    def there(self, person: int, block: int) -> bool:
        """Tell whether a person can be placed in a block."""
        return (person, block) not in self.away


@dataclass(frozen=True, eq=False)
class State:
    """Which leave is approved, and what follows for each day of the month.

    Attributes:
        waived: ``("post", n)`` may stay empty while its holder stands in, ``("minimum",
            window)`` does not hold; only while it is asked why a leave is refused.
        grounds: Days whose pins, activities and lactation time are not those of the
            book, likewise.
    """

    problem: Problem
    days: tuple[DayState, ...]
    leave: tuple[LeaveRequest, ...]
    waived: frozenset[tuple[str, int]] = frozenset()
    grounds: Mapping[int, "Ground"] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: Problem, leave: Iterable[LeaveRequest]) -> "State":
        """Build the state with these approved leaves."""
        taken = tuple(leave)
        halves = _halves_by_day(problem, taken)
        days = tuple(
            _day_state(_ground(problem, day), problem, halves.get(day, {}))
            for day in range(len(problem.days))
        )
        return cls(problem, days, taken)

    def absent(self, cell: Cell, person: int) -> bool:
        """Tell whether a person is on leave or not here yet: nowhere at all."""
        joined = self.problem.hall.staff[person].joined
        if joined is not None and self.problem.days[cell.day] < joined:
            return True
        halves = [h for who, h in self.days[cell.day].on_leave if who == person]
        return any(cell.block in self.problem.blocks_taken(half) for half in halves)

    def with_leave(
        self, request: LeaveRequest, promises: Mapping[int, tuple[Promise, ...]]
    ) -> "State":
        """Return the state with one more approved leave and its promises by day."""
        days = list(self.days)
        for day, taken in _halves_by_day(self.problem, (request,)).items():
            before = self.days[day]
            known = {(who, half): kind for who, half, kind in before.leave}
            fresh = _day_state(self.ground(day), self.problem, {**known, **taken})
            kept = {*before.promises, *promises.get(day, ())}
            days[day] = replace(fresh, promises=tuple(sorted(kept)))
        return replace(self, days=tuple(days), leave=(*self.leave, request))

    def ground(self, day: int) -> "Ground":
        """Return what is settled on a day before any leave."""
        return self.grounds.get(day) or _ground(self.problem, day)

    def on(self, grounds: Mapping[int, "Ground"]) -> "State":
        """Return the state with other ground under some days."""
        halves = _halves_by_day(self.problem, self.leave)
        days = list(self.days)
        for day, ground in grounds.items():
            fresh = _day_state(ground, self.problem, halves.get(day, {}))
            days[day] = replace(fresh, promises=days[day].promises)
        return replace(self, days=tuple(days), grounds=grounds)

    def promising(self, promises: Mapping[int, tuple[Promise, ...]]) -> "State":
        """Return the state with further promises by day."""
        days = list(self.days)
        for day, made in promises.items():
            kept = tuple(sorted({*days[day].promises, *made}))
            days[day] = replace(days[day], promises=kept)
        return replace(self, days=tuple(days))

    def without(self, day: int, promise: Promise) -> "State":
        """Return the state in which one promise is given up."""
        days = list(self.days)
        kept = tuple(p for p in days[day].promises if p != promise)
        days[day] = replace(days[day], promises=kept)
        return replace(self, days=tuple(days))

    def with_added(self, day: int, added: Added) -> "State":
        """Return the state in which the planner has added an activity."""
        days = list(self.days)
        days[day] = replace(days[day], added=(*days[day].added, added))
        return replace(self, days=tuple(days))

    def can_gather(self, day: int, blocks: Iterable[int]) -> tuple[int, ...]:
        """Return who could be at an added activity: there, nowhere else by a pin.

        Whoever is owed lactation time that day is left in peace.
        """
        settled, wanted = self.days[day], tuple(blocks)
        pinned = {(person, block) for person, block, _place in settled.pins}
        return tuple(
            person
            for person in range(len(self.problem.hall.staff))
            if person not in settled.nursing
            and all(settled.there(person, block) for block in wanted)
            and not any((person, block) in pinned for block in wanted)
        )


def half_days(problem: Problem, request: LeaveRequest) -> tuple[tuple[int, Half], ...]:
    """Return the working half-days of the month that a leave takes, in time."""
    first = bisect_left(problem.days, request.start.date)
    last = bisect_right(problem.days, request.end.date)
    return tuple(
        (day, half)
        for day in range(first, last)
        for half in HALVES
        if request.start <= HalfDay(problem.days[day], half) <= request.end
    )


def _halves_by_day(
    problem: Problem, leave: Iterable[LeaveRequest]
) -> dict[int, dict[tuple[int, Half], LeaveKind]]:
    taken: dict[int, dict[tuple[int, Half], LeaveKind]] = {}
    for request in leave:
        person = problem.person[request.staff]
        for day, half in half_days(problem, request):
            taken.setdefault(day, {})[person, half] = request.kind
    return taken


def _day_state(ground: "Ground", problem: Problem, taken: Taken) -> DayState:
    away = ground.not_joined | _leave_blocks(problem, taken)
    gone = frozenset(person for person, _half in taken)
    pins = frozenset(pin for pin in ground.pins if pin[:2] not in away)
    leave = frozenset((who, half, kind) for (who, half), kind in taken.items())
    nursing = frozenset(who for who in ground.nursing if not _settled(who, taken))
    return DayState(
        away | ground.busy, leave, ground.eats - gone, pins, nursing=nursing
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """What is settled on a day before any leave."""

    not_joined: frozenset[tuple[int, int]]
    busy: frozenset[tuple[int, int]]
    eats: frozenset[int]
    pins: frozenset[tuple[int, int, int]]
    nursing: frozenset[int]


@lru_cache(maxsize=512)
def _ground(problem: Problem, day: int) -> Ground:
    not_joined, busy = _not_joined(problem, day), _required(problem, day)
    late = {person for person, _block in not_joined}
    people = range(len(problem.hall.staff))
    eats = frozenset(
        person
        for person in people
        if person not in late
        and any((person, block) not in busy for block in problem.noon_blocks)
    )
    date = problem.days[day]
    nursing = (who for who in people if _entitled(problem.hall.staff[who], date))
    return Ground(
        frozenset(not_joined),
        frozenset(busy),
        eats,
        _pins(problem, day),
        frozenset(nursing),
    )


def _leave_blocks(
    problem: Problem, on_leave: Iterable[tuple[int, Half]]
) -> set[tuple[int, int]]:
    return {
        (person, block)
        for person, half in on_leave
        for block in problem.blocks_taken(half)
    }


def _not_joined(problem: Problem, day: int) -> set[tuple[int, int]]:
    return {
        (person, block)
        for person, who in enumerate(problem.hall.staff)
        if who.joined is not None and problem.days[day] < who.joined
        for block in range(len(problem.blocks))
    }


def _required(problem: Problem, day: int) -> set[tuple[int, int]]:
    return {
        (problem.person[staff], problem.block[block])
        for activity in problem.hall.activities
        if activity.required and activity.date == problem.days[day]
        for staff in activity.staff
        for block in activity.blocks
    }


def _pins(problem: Problem, day: int) -> frozenset[tuple[int, int, int]]:
    """Return the pins of a day; later, those of a person on leave are void."""
    places = {"lunch": LUNCH, "free": FREE, **problem.post}
    return frozenset(
        (problem.person[pin.staff], problem.block[pin.block], places[pin.place])
        for pin in problem.hall.pins
        if pin.date == problem.days[day]
    )


def _settled(person: int, taken: Taken) -> bool:
    """Tell whether leave rows say when, or the person is away all day anyhow."""
    kinds = [taken[person, half] for half in HALVES if (person, half) in taken]
    return len(kinds) == len(HALVES) or "lactation" in kinds


def _entitled(who: Person, date: dt.date) -> bool:
    started = who.joined is None or who.joined <= date
    return who.lactation_until is not None and date <= who.lactation_until and started
