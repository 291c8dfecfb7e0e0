"""The price calendar: what every absence of half a day would cost, cell by cell.

Each cell is what a leave request for that half-day would be answered, decided by the
same court against the same state, and solved through the same memory. Cells that
depend on the same things are priced once, within a month and from one calendar to
the next (`depends`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from hall.absence import AbsencePrice, CellState
from hall.domain import HALVES, Half, HalfDay, LeaveKind, LeaveRequest
from hall.plan import Reason
from planner.assemble import rounded
from planner.case import Case
from planner.decide import Court, Ruling
from planner.depends import Depends
from planner.month import Undecided, Unsolvable
from planner.touched import Extra, extra
from planner.whatif import answer, verdict_of

ASKED = "PRICED"  # the id of the requests that are only asked about
Tick = Callable[[int, int], bool]


class CalendarStopped(Exception):
    """Whoever listens to the progress wanted no more."""


@dataclass
class PriceDesk:
    """Prices cells of one plan.

    Attributes:
        known: Prices found so far, by what they depend on.
        reused: How many cells were not priced anew because of ``known`` from before.
    """

    case: Case
    kind: LeaveKind
    known: dict[str, AbsencePrice] = field(default_factory=dict)
    reused: int = 0

    def __post_init__(self) -> None:
        """Open the court; note which prices were there before."""
        question = self.case.question
        self._court = Court(self.case.solver, question.rules, question.calendar)
        self._depends = Depends(self.case, self.kind)
        self._before = frozenset(self.known)

    def cells(self, people: Sequence[int], tick: Tick) -> tuple[AbsencePrice, ...]:
        """Return the cells of some people, in order.

        Raises:
            CalendarStopped: ``tick`` (done, total) returned False.
        """
        found = []
        for done, person in enumerate(people):
            if not tick(done, len(people)):
                raise CalendarStopped
            found += list(self._row(person))
        return tuple(found)

    def _row(self, person: int) -> Iterator[AbsencePrice]:
        for day in range(len(self.case.question.problem.days)):
            for half in HALVES:
                yield self._cell(person, day, half)

    def _cell(self, person: int, day: int, half: Half) -> AbsencePrice:
        problem = self.case.question.problem
        at = HalfDay(problem.days[day], half)
        staff = problem.hall.staff[person]
        state = self._state(person, day, half)
        if state != "priced":
            return AbsencePrice(staff.id, at.date, half, state)
        request = LeaveRequest(ASKED, staff.id, self.kind, at, at)
        depends = self._depends.of(request)
        if depends in self._before:
            self.reused += 1
        if depends not in self.known:
            self.known[depends] = replace(self._price(request), depends=depends)
        return replace(self.known[depends], staff=staff.id, date=at.date, half=half)

    def _state(self, person: int, day: int, half: Half) -> CellState:
        joined = self.case.question.problem.hall.staff[person].joined
        if joined is not None and self.case.question.problem.days[day] < joined:
            return "not_joined"
        away = (person, half) in self.case.state.days[day].on_leave
        return "on_leave" if away else "priced"

    def _price(self, request: LeaveRequest) -> AbsencePrice:
        """Return the cell of a request; what is not decided is for a person to say."""
        cell = AbsencePrice(
            request.staff, request.start.date, request.start.half, "priced"
        )
        try:
            ruling = self._court.decide(self.case.state, request)
            if _some_stand_ins_lack(ruling):
                return self._asked(cell, request)
            found = self._extra(ruling)
        except Undecided:
            return replace(cell, verdict="needs_person", proven=False)
        exact = Fraction(found.points, self.case.question.problem.scale)
        verdict = verdict_of(ruling, exact)
        return replace(
            cell,
            verdict=verdict if found.proven else "needs_person",
            points=rounded(exact),
            substitute=bool(ruling.needs),
            clauses=_clauses(ruling.reasons),
            proven=found.proven,
        )

    def _extra(self, ruling: Ruling) -> Extra:
        state, request = self.case.state, ruling.request
        try:
            after = self._court.after(state, ruling)
            return extra(self.case.solver, state, after, request)
        except Unsolvable:
            return Extra(0, proven=True)  # as the answer has it: nothing can be told

    def _asked(self, cell: AbsencePrice, request: LeaveRequest) -> AbsencePrice:
        """Return a cell by asking in full: only a rota shows who stands in."""
        given = answer(self.case, request, others=False)
        return replace(
            cell,
            verdict=given.verdict,
            points=given.points if given.proven else None,
            substitute=True,
            proven=given.proven,
        )


def _some_stand_ins_lack(ruling: Ruling) -> bool:
    """Tell whether leave is approved though not all its stand-ins can be had."""
    promised = sum(map(len, ruling.promises.values()))
    return ruling.decision == "approved" and promised < len(ruling.needs)


def _clauses(reasons: Sequence[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{each.policy} {each.clause}" for each in reasons))
