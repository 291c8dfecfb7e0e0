"""The contract's points, from the judge's scorecards alone."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from hall.calendar import calendar_of
from hall.domain import HALVES, Fact, Hall
from hall.plan import Plan
from scoring.active import activate
from scoring.period import Period
from scoring.score import score
from scoring.world import World
from tests.planner.tiny import MONTH

MANY = Decimal(40)  # more than any quota of a month asks for


def without_added(hall: Hall, plan: Plan) -> list[Fact]:
    """Return a plan's facts without those of activities that the planner added."""
    types = {"training": "training_held", "outreach": "outreach"}
    known = {activity.id for activity in hall.activities}
    facts = list(plan.facts)
    for activity in plan.activities:
        if activity.id not in known:
            made = (types[activity.kind], activity.window, activity.date)
            facts.remove(next(f for f in facts if (f.type, f.subject, f.date) == made))
    return facts


class Judge:
    """Judges what predicted facts cost one hall."""

    def __init__(self, hall: Hall) -> None:
        """Set up the world of the hall's month."""
        self._hall = hall
        self._days = calendar_of(hall).month(MONTH)
        self._world = World.of(hall, self._days)
        self._actives = activate(hall.policies)

    def points(self, planned: Sequence[Fact]) -> Fraction:
        """Return what planned facts lose, in hundredths: the contract's `points`."""
        return self._balance([*self._hall.facts, *planned]) - self._with_quotas_met

    @cached_property
    def _with_quotas_met(self) -> Fraction:
        return self._balance([*self._hall.facts, *self._everything_owed()])

    def _balance(self, facts: Sequence[Fact]) -> Fraction:
        """Return deductions minus bonuses, over every policy and subject."""
        found = score(self._world, self._actives, Period.parse(MONTH), facts)
        cards = (card for of_policy in found.values() for card in of_policy.values())
        return 100 * sum((card.deductions - card.bonus for card in cards), Fraction(0))

    def _everything_owed(self) -> Iterator[Fact]:
        """Yield facts that meet every quota of every window."""
        for window in self._hall.windows:
            for kind in ("training_held", "info_report_on_time"):
                yield Fact(
                    f"{kind}-{window.id}",
                    kind,
                    window.id,
                    dt.date(2026, 6, 1),
                    count=MANY,
                    verified=True,
                )
            for day in self._days:
                for half in HALVES:
                    yield Fact(
                        f"{window.id}-{day}-{half}",
                        "cadre_on_site",
                        window.id,
                        day,
                        verified=True,
                        attributes={"half": half, "cadre": "somebody"},
                    )
