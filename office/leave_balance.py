"""How much leave somebody has had, against what the policies in force say about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from hall.domain import Fact, Hall
from hall.errors import Say
from hall.plan import Plan
from office.scores import facts_so_far
from scoring.active import Active, activate
from scoring.clauses import Clause
from scoring.compile import holds
from scoring.period import Period
from scoring.triggers import TotalTrigger
from scoring.values import value_of

LEAVE_FACT = "leave_taken"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line that somebody's days of leave may cross.

    Attributes:
        kinds: The kinds of leave that are added up.
        days: The days it takes; reached counts, unless ``beyond``.
        used: The days had, or approved, so far.
        left: Days that may still be taken on this side of the line; negative = crossed.
    """

    policy: str
    clause: str
    title: Say
    over: Literal["month", "year"]
    kinds: tuple[str, ...]
    days: Decimal
    beyond: bool
    used: Decimal

    @property
    def left(self) -> Decimal:
        """Return how many days are left before the line."""
        return self.days - self.used

    @property
    def crossed(self) -> bool:
        """Tell whether the line is crossed."""
        return self.used > self.days if self.beyond else self.used >= self.days


def thresholds(
    hall: Hall, month: str, staff: str, plans: Sequence[Plan]
) -> list[Threshold]:
    """Return every line that the policies in force draw for days of leave.

    Args:
        hall: The hall with what happened so far.
        month: The month looked at; its year counts for lines of a year.
        staff: Whose leave.
        plans: The plans of the year, for the leave that is approved.
    """
    facts = {
        over: _leave(hall, Period.parse(span), staff, plans)
        for over, span in (("month", month), ("year", month[:4]))
    }
    return [
        line
        for active in activate(hall.policies)
        for clause in active.policy.clauses
        for line in _line(active, clause, facts)
    ]


def _leave(hall: Hall, span: Period, staff: str, plans: Sequence[Plan]) -> list[Fact]:
    foreseen = (fact for plan in plans for fact in plan.facts)
    return [
        fact
        for fact in (*facts_so_far(hall, span), *foreseen)
        if fact.type == LEAVE_FACT and fact.subject == staff and fact.date in span
    ]


def _line(
    active: Active, clause: Clause, facts: Mapping[str, Sequence[Fact]]
) -> Iterator[Threshold]:
    rule = clause.trigger
    if not isinstance(rule, TotalTrigger) or rule.largest or rule.also:
        return
    if rule.facts != (LEAVE_FACT,) or not holds(active, clause.when_reading):
        return
    bound = rule.bounds.gt if rule.bounds.ge is None else rule.bounds.ge
    days = value_of(bound, active.readings)
    kinds = _kinds(value_of(rule.when.get("kind"), active.readings))
    if days is None:
        return
    over: Literal["month", "year"] = "year" if rule.over == "year" else "month"
    yield Threshold(
        active.policy.id,
        clause.number,
        clause.title.say(),
        over,
        kinds,
        Decimal(str(days)),
        beyond=rule.bounds.ge is None,
        used=_days(facts[over], kinds),
    )


def _kinds(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(map(str, _listed(value)))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else (value,)


def _days(facts: Sequence[Fact], kinds: tuple[str, ...]) -> Decimal:
    counted = (f for f in facts if not kinds or f.attributes.get("kind") in kinds)
    return sum((Decimal(str(f.attributes["days"])) for f in counted), Decimal(0))
