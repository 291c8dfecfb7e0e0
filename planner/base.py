"""A plan taken up again: its state rebuilt from the book and the plan's decisions."""

from collections.abc import Mapping, Sequence

from hall.domain import LeaveRequest
from hall.plan import LeaveDecision, Plan
from planner.cpsat import Effort
from planner.decide import Court, Ruling, in_order
from planner.month import MonthSolver
from planner.needs import NEVER_REFUSED, Need, candidates, needs
from planner.prepare import Question
from planner.spells import spell_of
from planner.state import Promise, State


def state_of(
    question: Question, plan: Plan, solver: MonthSolver | None = None
) -> State:
    """Return the state that a plan was made for: approved leave and its promises.

    Requests that the plan does not know are still undecided and leave no trace.
    """
    hall = question.problem.hall
    court = Court(solver or MonthSolver(Effort()), question.rules, question.calendar)
    approved = [row for row in hall.leave if row.status == "approved"]
    state = court.granted(question.problem, approved, plan)
    decided = {decision.id: decision for decision in plan.leave}
    for request in in_order(row for row in hall.leave if row.status == "requested"):
        decision = decided.get(request.id)
        if decision is not None and decision.decision == "approved":
            promises = _promises(question, state, request, decision)
            ruling = Ruling(request, "approved", promises=promises)
            state = court.after(state, ruling)
    return state


def _promises(
    question: Question, state: State, request: LeaveRequest, decision: LeaveDecision
) -> Mapping[int, tuple[Promise, ...]]:
    """Return what the approval rests on, as the decision took it."""
    spell = spell_of(question.calendar, request, state.leave)
    wanted = needs(state, request, spell, question.rules)
    if request.kind in NEVER_REFUSED:
        wanted = _met(question, wanted, decision)
    kept: dict[int, tuple[Promise, ...]] = {}
    for need in wanted:
        promise = need.promise(candidates(question.problem, request, need), request.id)
        kept[need.day] = (*kept.get(need.day, ()), promise)
    return kept


def _met(
    question: Question, wanted: Sequence[Need], decision: LeaveDecision
) -> tuple[Need, ...]:
    """Return the needs that the plan meets; nobody could be had for the others."""
    met = {(question.problem.day[sub.date], sub.half) for sub in decision.substitutes}
    return tuple(need for need in wanted if (need.day, need.half) in met)
