"""What the price of an absence depends on, as a print that outlives the solver.

Two absences with the same print have the same price, whichever days they are on and
whichever version of the plan they are asked about.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b

from hall.domain import LeaveKind, LeaveRequest
from planner.case import Case
from planner.decompose import Cluster, clusters, fingerprint, places_left, whole_days
from planner.full_weeks import full_week_points
from planner.gatherings import fixed_points
from planner.spells import spell_of
from planner.touched import cluster_with

SIZE = 16  # bytes of a print


@dataclass
class Depends:
    """Prints of the absences of one kind from one plan."""

    case: Case
    kind: LeaveKind
    _days: dict[tuple[Cluster, int], str] = field(default_factory=dict)
    _noons: dict[int, str] = field(default_factory=dict)

    def of(self, request: LeaveRequest) -> str:
        """Return the print of a leave of half a day."""
        state, problem = self.case.state, self.case.question.problem
        person, day = problem.person[request.staff], problem.day[request.start.date]
        cluster = cluster_with(state, person)
        days = range(len(problem.days)) if self._linked(cluster) else (day,)
        spell = spell_of(self.case.question.calendar, request, state.leave)
        where = day if self._linked(cluster) else None
        return _print(
            self._ground,
            (self.kind, person, request.start.half, where, repr(spell)),
            *(self._day(cluster, each) for each in days),
            *(self._noon(each) for each in days),
            *self._counted(request, person, cluster),
        )

    @cached_property
    def _ground(self) -> str:
        """Return a print of the hall but for what a day's own print tells."""
        hall = self.case.question.problem.hall
        bare = replace(hall, leave=(), pins=(), cadres=())
        return _print(repr(bare), self.case.question.problem.month)

    def _linked(self, cluster: Cluster) -> bool:
        """Tell whether days of a cluster can depend on one another."""
        problem, people = self.case.question.problem, set(cluster.people)
        chosen = any(people.intersection(a.people) for a in problem.optional)
        return chosen or bool(problem.prices.rooms)

    def _day(self, cluster: Cluster, day: int) -> str:
        if (cluster, day) not in self._days:
            whole = whole_days(self.case.question.problem, cluster)[day]
            print_ = fingerprint(self.case.state, whole)
            self._days[cluster, day] = _print(print_)
        return self._days[cluster, day]

    def _noon(self, day: int) -> str:
        """Return a print of everybody's noon, where the seats may run out."""
        if day not in self._noons:
            self._noons[day] = _print(*self._eating(day))
        return self._noons[day]

    def _eating(self, day: int) -> list[Hashable]:
        state, problem = self.case.state, self.case.question.problem
        seats = problem.hall.canteen_seats
        if seats is None or len(state.days[day].eats) <= seats:
            return []
        return [
            fingerprint(state, part)
            for cluster in clusters(problem)
            for part in self.case.solver.parts(state, cluster, frozenset([day]))
            if any(cell.block in problem.noon_blocks for cell in part.cells)
        ]

    def _counted(
        self, request: LeaveRequest, person: int, cluster: Cluster
    ) -> list[Hashable]:
        """Return what counts over the month: full weeks, trainings that are held."""
        state = self.case.state
        if not (state.problem.attendance or state.problem.bonuses):
            return []
        after = state.with_leave(request, {})
        return [
            full_week_points(after, person) - full_week_points(state, person),
            fixed_points(after, person) - fixed_points(state, person),
            places_left(after, cluster),
        ]


def _print(*things: Hashable) -> str:
    return blake2b(repr(_plain(things)).encode(), digest_size=SIZE).hexdigest()


def _plain(thing: object) -> object:
    """Return sets as sorted lists, so that the same things read the same."""
    if isinstance(thing, frozenset):
        return sorted(repr(_plain(each)) for each in thing)
    return [_plain(each) for each in thing] if isinstance(thing, tuple) else thing
