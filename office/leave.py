"""Answer a leave request: what the planner says, and what the scorer adds to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hall.domain import Fact, Hall, LeaveRequest
from hall.plan import Answer, Consequence, Plan
from office.changes import with_leave
from office.rota import plan_with_predictions
from office.scores import Cards, facts_so_far, judge
from planner import Engine
from scoring.active import Active, activate
from scoring.clauses import Clause
from scoring.period import Period
from scoring.scorecard import Scorecard

LEAVE_FACT = "leave_taken"


def ask_about(hall: Hall, request: LeaveRequest, plan: Plan | None = None) -> Answer:
    """Answer a request in the month it begins in; without a plan, plan it first.

    Raises:
        RequestError: The request cannot be.
        HallrotaError: The month cannot be planned.
    """
    with_leave(hall, request)
    month = f"{request.start.date:%Y-%m}"
    return ask(hall, plan or plan_with_predictions(hall, month), request)


def ask(
    hall: Hall, plan: Plan, request: LeaveRequest, engine: Engine | None = None
) -> Answer:
    """Answer a request against ``plan``; ``engine`` spares preparing it anew."""
    warm = engine or Engine(hall, plan.month, plan)
    bare = warm.why_not(request, warm.answer(request))
    span = Period.parse(plan.month)
    before = [*facts_so_far(hall, span), *plan.facts]
    after = [*before, _leave_fact(request, bare)]
    with_it = judge(hall, span, after)
    return replace(
        bare,
        options=warm.options(request) if bare.substitutes else (),
        consequences=tuple(
            _consequences(hall, request.staff, judge(hall, span, before), with_it)
        ),
        counted_leave_days_month=_counted_days(with_it, request.staff, bare),
    )


def _leave_fact(request: LeaveRequest, given: Answer) -> Fact:
    # Whether somebody covers the post moves points, which the planner has counted;
    # here only the days count.
    return Fact(
        id=f"asked-{request.id}",
        type=LEAVE_FACT,
        subject=request.staff,
        date=request.start.date,
        attributes={
            "kind": request.kind,
            "days": Decimal(str(given.days)),
            "covered": True,
        },
    )


def _counted_days(cards: Cards, staff: str, bare: Answer) -> float:
    """Return the days that the policies in force count; the strictest decides."""
    own = [subjects[staff] for subjects in cards.values() if staff in subjects]
    counts = [c.counted_leave_days for c in own if c.counted_leave_days is not None]
    return float(max(counts)) if counts else bare.counted_leave_days_month


def _consequences(
    hall: Hall, staff: str, before: Cards, after: Cards
) -> Iterator[Consequence]:
    for active in activate(hall.policies):
        old = before.get(active.policy.id, {}).get(staff)
        new = after.get(active.policy.id, {}).get(staff)
        if old is None or new is None:
            continue
        for lost in _added(old.disqualified, new.disqualified):
            yield _consequence(active, new, lost, "no")
        for lost in _added(old.withheld, new.withheld):
            yield _consequence(active, new, lost, "withheld")


def _added(before: Sequence[str], after: Sequence[str]) -> list[str]:
    return [each for each in after if each not in before]


def _consequence(active: Active, card: Scorecard, lost: str, how: str) -> Consequence:
    clause = _clause_behind(active, card, lost)
    return Consequence(
        policy=active.policy.id,
        clause=clause.number if clause else "",
        effect=f"{how} {lost}",
        why=clause.quote if clause else "",
    )


def _clause_behind(active: Active, card: Scorecard, lost: str) -> Clause | None:
    """Return the clause of the card's ledger that takes ``lost`` away."""
    rules = {row.rule for row in card.ledger}
    for clause in active.policy.clauses:
        if clause.id in rules and lost in (
            *clause.then.disqualify,
            *clause.then.withhold,
        ):
            return clause
    return None
