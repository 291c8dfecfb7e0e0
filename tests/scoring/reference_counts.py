"""The slow second judge's way of counting: what has come about how often, and again."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Fact
from scoring.clauses import Clause
from scoring.triggers import CountTrigger, Limb

Month = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A clause that holds for one person or window in one month (or year)."""

    clause: Clause
    charged: str
    whose: str
    points: Fraction


@dataclass(frozen=True)
class Counting:
    """Counts the facts of one clause.

    Attributes:
        meets: Whether a fact has some attributes.
        over: ``month`` or ``year``; ``again_in``: how far back the same counts.
    """

    clause: Clause
    trigger: CountTrigger
    meets: Callable[[Fact, Mapping[str, object]], bool]
    span: tuple[dt.date, dt.date]
    over: str
    again_in: str

    def holds(self, facts: Sequence[Fact]) -> list[Month]:
        """Return the months (month 0 = the year) of the period in which it holds."""
        first, last = self.span
        spans = sorted({self._month(fact.date) for fact in facts})
        return [
            month
            for month in spans
            if any(
                self._limb(limb, month, facts, last)
                and self._now(limb, month, facts, first, last)
                for limb in self._furthest(month, facts, last)
            )
            and self._due(month, facts)
        ]

    def _month(self, day: dt.date) -> Month:
        return (day.year, 0 if self.over == "year" else day.month)

    def _of(self, limb: Limb, facts: Sequence[Fact]) -> list[Fact]:
        return [
            fact
            for fact in facts
            if fact.type in limb.facts
            and self.meets(fact, limb.when)
            and not (limb.unless and self.meets(fact, limb.unless))
        ]

    def _many(
        self, limb: Limb, month: Month, facts: Sequence[Fact], last: dt.date
    ) -> Fraction:
        many = Fraction(0)
        for fact in self._of(limb, facts):
            if self._month(fact.date) == month and fact.date <= last:
                many += Fraction(1 if fact.count is None else fact.count)
        return many

    def _furthest(
        self, month: Month, facts: Sequence[Fact], last: dt.date
    ) -> list[Limb]:
        """Return the limb that is reached furthest, the first of equals."""
        best, most = self.trigger.limbs[0], Fraction(-1)
        for limb in self.trigger.limbs:
            share = self._many(limb, month, facts, last) / Fraction(limb.at_least)
            if share > most:
                best, most = limb, share
        return [best]

    def _limb(
        self, limb: Limb, month: Month, facts: Sequence[Fact], last: dt.date
    ) -> bool:
        return self._many(limb, month, facts, last) >= limb.at_least

    def _now(
        self,
        limb: Limb,
        month: Month,
        facts: Sequence[Fact],
        first: dt.date,
        last: dt.date,
    ) -> bool:
        return any(
            first <= fact.date <= last and self._month(fact.date) == month
            for fact in self._of(limb, facts)
        )

    def _due(self, month: Month, facts: Sequence[Fact]) -> bool:
        if self.trigger.repeat is None:
            return True
        return self._before(month, facts) == self.trigger.repeat.again

    def _before(self, month: Month, facts: Sequence[Fact]) -> bool:
        if self.again_in != "year":
            return False
        earlier = {self._month(fact.date) for fact in facts}
        return any(
            self._limb(limb, other, facts, dt.date.max)
            for other in earlier
            if other[0] == month[0] and other < month
            for limb in self.trigger.limbs
        )
