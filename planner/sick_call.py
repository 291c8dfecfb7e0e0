"""Somebody calls in sick: today is repaired, what is over and other days stay.

The touched cluster is solved again for the days of the leave alone; everything else,
and every block that is over by now, is held where the plan has it. Among the repairs
that cost least and leave the fewest posts empty, the one with the fewest changes wins.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hall.domain import LeaveRequest
from hall.errors import Fault, RequestError, Say
from hall.plan import Plan
from planner.case import Case
from planner.decide import Court
from planner.edit import recounted
from planner.granted import carried, decision_on
from planner.month import Undecided, Unsolvable
from planner.problem import Cell
from planner.rearranged import rearranged
from planner.repair import repaired
from planner.state import FREE, LUNCH, DayState, Promise, State, half_days
from planner.touched import affected, cluster_with

_CANNOT = Fault(
    "",
    Say("在计算限度内没有找到补救办法", "No repair was found within the limit"),
    Say("请在排班表上手工调整", "Change the rota by hand"),
)


@dataclass(frozen=True)
class Held:
    """What must stay: other days than those of the leave, and blocks that are over."""

    case: Case
    request: LeaveRequest
    now: dt.time | None

    def held(self, cell: Cell) -> bool:
        """Tell whether a cell stays as it is."""
        problem = self.case.question.problem
        if cell.day not in {day for day, _ in half_days(problem, self.request)}:
            return True
        today = problem.days[cell.day] == self.request.start.date
        over = self.now is not None and problem.blocks[cell.block].end <= self.now
        return today and over

    def state(self, after: State, days: Iterable[int]) -> State:
        """Return the state after the leave in which what must stay is pinned."""
        settled = list(after.days)
        people = cluster_with(after, after.problem.person[self.request.staff]).people
        for day in days:
            cells = [Cell(day, b) for b in range(len(after.problem.blocks))]
            blocks = frozenset(cell.block for cell in cells if self.held(cell))
            if blocks:
                settled[day] = self._pinned(after, day, blocks, frozenset(people))
        same = settled == list(after.days)
        return after if same else replace(after, days=tuple(settled))

    def _pinned(
        self, after: State, day: int, blocks: frozenset[int], people: frozenset[int]
    ) -> DayState:
        """Hold these people where the plan has them in the blocks of a day."""
        was, now = self.case.state.days[day], after.days[day]
        places = {
            (who, cell.block): at
            for cell, who, at in self.case.old([day])
            if cell.block in blocks and who in people
        }
        busy = self._attending(day)
        pins = {
            (who, block, places.get((who, block), FREE))
            for who in people
            for block in blocks
            if was.there(who, block)
            if (who, block) in places or who not in was.nursing | busy
        }
        ate = {who for (who, _block), at in places.items() if at == LUNCH}
        others = frozenset(pin for pin in now.pins if pin[1] not in blocks)
        back = {(who, b) for who, b in now.away - was.away if b in blocks}
        return replace(
            now,
            away=now.away - back,
            eats=now.eats | ate,
            pins=others | pins,
            promises=tuple(p for p in now.promises if not self._too_late(p, blocks)),
        )

    def _too_late(self, promise: Promise, held: frozenset[int]) -> bool:
        """Tell whether a stand-in for this leave would have had to begin before now."""
        blocks = self.case.question.problem.blocks_in(promise.half)
        return promise.request == self.request.id and bool(held.intersection(blocks))

    def _attending(self, day: int) -> frozenset[int]:
        """Return who attends an activity of that day that is not required."""
        problem = self.case.question.problem
        return frozenset(
            problem.person[staff]
            for activity in self.case.plan.activities
            if activity.date == problem.days[day]
            for staff in activity.staff
        )


def sick_call(case: Case, request: LeaveRequest, now: dt.time | None = None) -> Plan:
    """Return the plan with somebody on sick leave from now on, and what changed.

    Args:
        case: The published plan.
        request: The leave; it begins today.
        now: The time of the call; blocks that end by then stay as they were.

    Raises:
        RequestError: no repair was found within the limit.
    """
    court = Court(case.solver, case.question.rules, case.question.calendar)
    try:
        ruling = court.decide(case.state, request)
        after = court.after(case.state, ruling)
        days = affected(case.solver, case.state, after, request)
        held = Held(case, request, now).state(after, days)
        found = repaired(case, held, request, days)
    except (Undecided, Unsolvable) as dead_end:
        raise RequestError([_CANNOT]) from dead_end
    plan = carried(after, case.plan, found)
    plan = replace(plan, leave=(*plan.leave, decision_on(case, ruling, plan)))
    plan = recounted(replace(case, state=after), plan)
    return replace(plan, changes=rearranged(case.question.problem, case.plan, plan))
