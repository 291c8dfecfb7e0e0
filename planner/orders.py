"""Many requests at once: what another order of deciding them would have given.

The contract's order decides; this tells what it costs. Only requests of one cluster on
common days compete, so each group is put in every order by itself: exactly for a few
requests, and with "not proven" for more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, permutations

from hall.domain import Hall, LeaveRequest
from hall.plan import Outlook, Turn
from planner.assemble import rounded
from planner.cores import explained
from planner.cpsat import Effort
from planner.decide import Court, Ruling, in_month, in_order
from planner.decompose import Unions
from planner.month import MonthSolver
from planner.needs import NEVER_REFUSED
from planner.prepare import prepare
from planner.state import State, half_days
from planner.touched import cluster_with

MOST = 5  # requests of one group that are put in every order: 120 orders
Group = Sequence[LeaveRequest]


def outlook(hall: Hall, month: str, seed: int = 1) -> Outlook:
    """Return what the contract's order gives, and the best that any order gives.

    Raises:
        HallrotaError: as ``plan_month`` does.
    """
    question = prepare(hall, month)
    court = Court(MonthSolver(Effort(seed=seed)), question.rules, question.calendar)
    approved = [row for row in hall.leave if row.status == "approved"]
    state = court.granted(question.problem, approved, None)
    asked = [row for row in hall.leave if row.status == "requested"]
    rows = in_order(row for row in asked if in_month(state, row))
    return _Docket(court, state, tuple(rows)).outlook()


@dataclass(frozen=True)
class _Docket:
    """The requests of a month in the contract's order, and who decides them."""

    court: Court
    state: State
    rows: tuple[LeaveRequest, ...]

    def outlook(self) -> Outlook:
        """Try the orders of every group; what is never refused stays first."""
        first = [row for row in self.rows if row.kind in NEVER_REFUSED]
        state, _ = self.court.in_turn(self.state, first)
        groups = self._groups()
        most = [self._best(state, group, _most) for group in groups]
        least = [self._best(state, group, _least) for group in groups]
        return Outlook(
            by_filing=self._turn(self.rows),
            most_approved=self._turn([*first, *chain.from_iterable(most)]),
            fewest_points=self._turn([*first, *chain.from_iterable(least)]),
            proven=all(len(group) <= MOST for group in groups),
        )

    def _groups(self) -> list[list[LeaveRequest]]:
        """Return the requests that may compete: one cluster, a day in common."""
        unions = Unions()
        problem = self.state.problem
        rest = [row for row in self.rows if row.kind not in NEVER_REFUSED]
        for row in rest:
            windows = cluster_with(self.state, problem.person[row.staff]).windows
            days = {day for day, _half in half_days(problem, row)}
            unions.join([row.id, ("of", row.staff), *((windows, d) for d in days)])
        groups: dict[object, list[LeaveRequest]] = {}
        for row in rest:
            groups.setdefault(unions.root(row.id), []).append(row)
        return list(groups.values())

    def _best(
        self,
        state: State,
        group: Group,
        rank: Callable[[Sequence[Ruling]], tuple[int, int]],
    ) -> Group:
        """Return the order of a group that ranks first; on a tie, by filing."""
        ranked = [
            (rank(self.court.in_turn(state, order)[1]), number, order)
            for number, order in enumerate(_orders(group))
        ]
        return min(ranked, key=lambda each: (each[0], each[1]))[2]

    def _turn(self, order: Group) -> Turn:
        """Decide everything in an order; explain each refusal."""
        _state, rulings = self.court.in_turn(self.state, order)
        told = [
            explained(self.court, ruling.before or self.state, ruling)
            for ruling in rulings
        ]
        total = sum(ruling.points for ruling in rulings)
        return Turn(
            order=tuple(row.id for row in order),
            approved=tuple(r.request.id for r in told if r.decision == "approved"),
            refused={r.request.id: r.core for r in told if r.decision == "refused"},
            points=rounded(Fraction(total, self.state.problem.scale)),
        )


def _orders(group: Group) -> Iterator[Group]:
    """Yield every order of a small group; of a large one, a few that often help."""
    if len(group) <= MOST:
        yield from permutations(group)
        return
    yield group
    yield sorted(group, key=lambda row: (row.end.date - row.start.date, row.id))
    yield group[::-1]


def _most(rulings: Sequence[Ruling]) -> tuple[int, int]:
    refused = sum(ruling.decision == "refused" for ruling in rulings)
    return refused, sum(ruling.points for ruling in rulings)


def _least(rulings: Sequence[Ruling]) -> tuple[int, int]:
    return _most(rulings)[::-1]
