"""A plan kept warm: questions about it and changes to it are answered at once."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hall.absence import AbsencePrice
from hall.domain import Hall, LeaveKind, LeaveRequest, Pin
from hall.plan import Answer, Option, Plan
from planner.base import state_of
from planner.case import Case
from planner.cores import explained
from planner.cpsat import Effort
from planner.decide import Court
from planner.edit import Move, edited
from planner.granted import granted
from planner.lawful import PlanFault, faults
from planner.month import MonthSolver
from planner.options import options
from planner.prepare import prepare
from planner.price_calendar import PriceDesk, Tick
from planner.sick_call import sick_call
from planner.whatif import answer


class Engine:
    """Answers for one hall, one month and one plan; remembers what it has solved."""

    def __init__(self, hall: Hall, month: str, plan: Plan, seed: int = 1) -> None:
        """Prepare the month and take the plan up again.

        Raises:
            HallrotaError: as ``plan_month`` does.
        """
        question = prepare(hall, month)
        solver = MonthSolver(Effort(seed=seed))
        self._case = Case(question, solver, state_of(question, plan, solver), plan)

    def answer(self, request: LeaveRequest) -> Answer:
        """Answer one leave request against the plan; the plan stays as it is."""
        return answer(self._case, request)

    def prices(
        self,
        people: Sequence[str],
        kind: LeaveKind = "personal",
        known: dict[str, AbsencePrice] | None = None,
        tick: Tick = lambda _done, _total: True,
    ) -> tuple[tuple[AbsencePrice, ...], int]:
        """Return what each half-day away would cost each of ``people``.

        Args:
            people: Staff ids, in the order wanted.
            kind: The kind of leave.
            known: Prices by what they depend on, found for this plan or another;
                they are taken over, and what is found is added at once.
            tick: Told (people done, people in all); returning False stops.

        Returns:
            The cells, and how many were taken over.

        Raises:
            CalendarStopped: ``tick`` returned False.
        """
        numbers = self._case.question.problem.person
        desk = PriceDesk(self._case, kind, {} if known is None else known)
        return desk.cells([numbers[each] for each in people], tick), desk.reused

    def grant(self, request: LeaveRequest) -> Plan:
        """Return the plan with a leave approved; as little else as can be changes.

        Raises:
            RequestError: It cannot be approved as the plan stands.
        """
        return granted(self._case, request)

    def sick_call(self, request: LeaveRequest, now: dt.time | None = None) -> Plan:
        """Return the plan with somebody ill from now on: the fewest changes, today.

        Blocks that end by ``now``, and days not of the leave, stay as they are.

        Raises:
            RequestError: no repair was found within the limit.
        """
        return sick_call(self._case, request, now)

    def options(self, request: LeaveRequest) -> tuple[Option, ...]:
        """Return who could stand in for the whole leave, the three best."""
        return options(self._case, request)

    def why_not(self, request: LeaveRequest, answer: Answer) -> Answer:
        """Return the answer to a refused request with its core and what would help."""
        if answer.verdict != "refuse":
            return answer
        case = self._case
        court = Court(case.solver, case.question.rules, case.question.calendar)
        ruling = explained(court, case.state, court.decide(case.state, request))
        return replace(answer, core=ruling.core, would_help=ruling.would_help)

    def faults(self, plan: Plan) -> tuple[PlanFault, ...]:
        """Return what is unlawful about a version of the plan."""
        return faults(self._case.question, self._case.state, plan)

    def edit(
        self, plan: Plan, date: dt.date, block: str, staff: str, place: str
    ) -> Plan:
        """Return the plan with one person put elsewhere in one block.

        Whoever served the post is freed; a lunch moves from its old block.

        Args:
            plan: The version to change.
            date: A working day of the month.
            block: A block id.
            staff: Whom to move.
            place: A post id he may serve, ``lunch`` or ``free``.
        """
        return edited(self._case, plan, [Move(date, block, staff, place)])

    def edit_all(self, plan: Plan, cells: Iterable[Pin]) -> Plan:
        """Return the plan with several people put elsewhere, one after the other."""
        moves = [Move(c.date, c.block, c.staff, c.place) for c in cells]
        return edited(self._case, plan, moves)
