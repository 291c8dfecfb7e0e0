"""A leave carried into the plan: the touched parts as the answer has them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hall.domain import LeaveRequest
from hall.errors import Fault, RequestError, Say
from hall.plan import LeaveDecision, Lunch, Plan, PlannedActivity
from planner.assemble import assigned, substitutes
from planner.case import Case
from planner.decide import Court, Ruling
from planner.decompose import Part
from planner.edit import recounted
from planner.month import Undecided, Unsolvable
from planner.placed import Placed
from planner.problem import Cell, Problem
from planner.repair import repaired
from planner.state import LUNCH, State
from planner.touched import affected

_CANNOT = Fault(
    "",
    Say("按现在的排班，这个假不能批准", "As the rota stands, it cannot be approved"),
    Say("请重新看一次结论", "Ask for the answer once more"),
)


def granted(case: Case, request: LeaveRequest) -> Plan:
    """Return the case's plan with ``request`` approved; the rest of it stays.

    Raises:
        RequestError: It cannot be approved as the plan stands now.
    """
    court = Court(case.solver, case.question.rules, case.question.calendar)
    try:
        ruling = court.decide(case.state, request)
        if ruling.decision == "refused":
            raise RequestError([_CANNOT])
        after = court.after(case.state, ruling)
        days = affected(case.solver, case.state, after, request)
        found = repaired(case, after, request, days)
    except (Undecided, Unsolvable) as dead_end:
        raise RequestError([_CANNOT]) from dead_end
    plan = carried(after, case.plan, found)
    plan = replace(plan, leave=(*plan.leave, decision_on(case, ruling, plan)))
    return recounted(replace(case, state=after), plan)


def carried(after: State, plan: Plan, found: dict[Part, Placed]) -> Plan:
    """Return the plan with the parts found in the place of what stood there.

    Whoever is away or needed elsewhere is no longer at an activity that may be missed.
    """
    placed = _placed(after.problem, plan, found)
    return replace(placed, activities=tuple(_attended(after, placed, found.values())))


def _placed(problem: Problem, plan: Plan, found: dict[Part, Placed]) -> Plan:
    touched = {
        (
            problem.days[cell.day],
            problem.blocks[cell.block].id,
            problem.hall.staff[p].id,
        )
        for part in found
        for cell in part.cells
        for p in part.cluster.people
    }
    kept = [a for a in plan.assignments if (a.date, a.block, a.staff) not in touched]
    meals = [m for m in plan.lunches if (m.date, m.block, m.staff) not in touched]
    block, post, person = problem.block, problem.post, problem.person
    return replace(
        plan,
        assignments=tuple(
            sorted(
                (*kept, *assigned(problem, found.values())),
                key=lambda a: (a.date, block[a.block], post[a.post]),
            )
        ),
        lunches=tuple(
            sorted(
                (*meals, *_meals(problem, found.values())),
                key=lambda m: (m.date, block[m.block], person[m.staff]),
            )
        ),
    )


def _attended(
    after: State, plan: Plan, found: Iterable[Placed]
) -> Iterator[PlannedActivity]:
    """Yield the activities as they can be attended now; one without anybody ends."""
    problem = after.problem
    required = {each.id for each in problem.hall.activities if each.required}
    busy = {(a.date, a.block, a.staff) for a in plan.assignments}
    busy |= {(meal.date, meal.block, meal.staff) for meal in plan.lunches}
    chosen = {
        (activity, problem.hall.staff[person].id)
        for placed in found
        for activity, person in placed.attends
    }
    for activity in plan.activities:
        day = problem.day[activity.date]
        cells = [Cell(day, problem.block[block]) for block in activity.blocks]
        staff = tuple(
            who.id
            for number, who in enumerate(problem.hall.staff)
            if who.id in activity.staff or (activity.id, who.id) in chosen
            if not any(after.absent(cell, number) for cell in cells)
            if activity.id in required
            or not any((activity.date, b, who.id) in busy for b in activity.blocks)
        )
        if staff:
            yield replace(activity, staff=staff)


def _meals(problem: Problem, found: Iterable[Placed]) -> list[Lunch]:
    return [
        Lunch(
            problem.days[cell.day],
            problem.blocks[cell.block].id,
            problem.hall.staff[person].id,
        )
        for placed in found
        for cell, person, post in placed.places
        if post == LUNCH
    ]


def decision_on(case: Case, ruling: Ruling, plan: Plan) -> LeaveDecision:
    """Return the approval as the plan has it, with whoever stands in."""
    served = {(a.date, a.block, a.post): a.staff for a in plan.assignments}
    stand_ins = substitutes(case.question.problem, ruling, served)
    return LeaveDecision(ruling.request.id, "approved", substitutes=stand_ins)
