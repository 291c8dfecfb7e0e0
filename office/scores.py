"""Scorecards of a period: from what happened, and from what a plan foresees."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from hall.calendar import calendar_of
from hall.domain import Fact, Hall
from hall.plan import Plan
from scoring.active import Active, activate
from scoring.bench import Term
from scoring.fact_table import FactTable
from scoring.library import load_library, vocabulary
from scoring.period import Period
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.settings import Setting, varied
from scoring.whatif import Effect, Rehearsal, mattering, remembered, spans
from scoring.world import World

Cards = Mapping[str, Mapping[str, Scorecard]]
UNTOLD = frozenset({"ledger", "readings"})
HUNDRED = 100
CARRIED_LEAVE = {"leave_personal_month": "personal", "leave_sick_month": "sick"}


def scorecards(hall: Hall, period: str, plans: Sequence[Plan] = ()) -> Cards:
    """Return the scorecards of a period by policy and subject.

    They rest on the facts of the book, and on what ``plans`` foresee beside them.

    Raises:
        RequestError: The period cannot be read.
        CalendarError: Nobody has published the days of the period.
        PolicyError: A policy of the hall is unknown or incomplete.
    """
    span = Period.parse(period)
    foreseen = [fact for plan in plans for fact in plan.facts]
    return judge(hall, span, [*facts_so_far(hall, span), *foreseen])


def facts_so_far(hall: Hall, span: Period) -> list[Fact]:
    """Return the facts of the book, with the leave that carry.csv brings along."""
    return [*hall.facts, *_carried_leave(hall, span)]


def _carried_leave(hall: Hall, span: Period) -> Iterator[Fact]:
    if span.text != f"{span.start:%Y-%m}":
        return  # the carried days are those of one month
    for (staff, measure), days in hall.carry.items():
        kind = CARRIED_LEAVE.get(measure)
        if kind is not None and days:
            yield Fact(
                id=f"carry-{measure}-{staff}",
                type="leave_taken",
                subject=staff,
                date=span.start,
                attributes={"kind": kind, "days": days, "covered": True},
            )


def whatif(hall: Hall, period: str, settings: Sequence[Setting]) -> tuple[Effect, ...]:
    """Return every figure that would change, month by month and for the period.

    Raises:
        PolicyError: A setting names nothing in force, or a value that cannot be.
    """
    return rehearsal(hall, period).effect_of(changed_policies(hall, settings))


def changed_policies(hall: Hall, settings: Sequence[Setting]) -> tuple[Active, ...]:
    """Return the policies of a hall as they would be under some settings.

    Raises:
        PolicyError: A setting names nothing in force, or a value that cannot be.
    """
    changed = varied(load_library(), hall.policies, settings, vocabulary())
    return activate(changed.choices, changed.library)


def rehearsal(hall: Hall, period: str) -> Rehearsal:
    """Return a hall's months of a period and the period itself, to try changes on.

    A slider keeps it and asks ``effect_of(changed_policies(hall, settings))``.
    """
    now = activate(hall.policies)
    table = FactTable.of(hall.facts)
    long = remembered(each.policy for each in now)
    terms = [_term(hall, span, table, long) for span in spans(Period.parse(period))]
    return Rehearsal(now, terms)


def _term(hall: Hall, span: Period, table: FactTable, long: frozenset[str]) -> Term:
    """Return a period with its facts, and those of its year that can matter later."""
    carried = list(_carried_leave(hall, span))
    every = FactTable.of([*table, *carried]) if carried else table
    world = World.of(hall, working_days(hall, span))
    return Term(world, span, mattering(every, span, long))


def judge(hall: Hall, span: Period, facts: Sequence[Fact]) -> Cards:
    """Return what the policies in force in ``hall`` make of ``facts``."""
    world = World.of(hall, working_days(hall, span))
    return score(world, activate(hall.policies), span, facts)


def working_days(hall: Hall, span: Period) -> tuple[dt.date, ...]:
    """Return the working days of a period, in order."""
    calendar = calendar_of(hall)
    return tuple(day for day in span.days() if calendar.is_working(day))


def predicted_cards(hall: Hall, plan: Plan) -> dict[str, dict[str, dict[str, object]]]:
    """Return the cards of the plan's month as plan.json shows them, without ledger."""
    return {
        policy: {subject: _short(card) for subject, card in cards.items()}
        for policy, cards in scorecards(hall, plan.month, [plan]).items()
    }


def _short(card: Scorecard) -> dict[str, object]:
    full = card.as_json()
    told = {name: full[name] for name in full if name not in UNTOLD}
    return {name: value for name, value in told.items() if value or name == "score"}


def plan_points(hall: Hall, plan: Plan) -> Fraction:
    """Return what the plan's facts lose, in exact hundredths, as the scorer has it.

    That is deductions minus bonuses with them, minus the same without them where
    every quota of the period counts as met (contracts.md, `points`).
    """
    span = Period.parse(plan.month)
    so_far = facts_so_far(hall, span)
    foreseen = judge(hall, span, [*so_far, *plan.facts])
    alone = judge(hall, span, so_far)
    quotas = _quota_rules(hall)
    owed = sum(
        -row.points
        for policy, card in _each(alone)
        for row in card.ledger
        if (policy, row.rule) in quotas
    )
    return HUNDRED * (_lost(foreseen) - (_lost(alone) - owed))


def _each(cards: Cards) -> Iterator[tuple[str, Scorecard]]:
    for policy, subjects in cards.items():
        for card in subjects.values():
            yield policy, card


def _lost(cards: Cards) -> Fraction:
    return sum((c.deductions - c.bonus for _, c in _each(cards)), start=Fraction(0))


def _quota_rules(hall: Hall) -> set[tuple[str, str]]:
    return {
        (active.policy.id, clause.id)
        for active in activate(hall.policies)
        for clause in active.policy.clauses
        if clause.trigger.kind == "quota"
    }
