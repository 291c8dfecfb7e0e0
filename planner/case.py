"""What every what-if starts from: a question, a solver with its memory, and a plan."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hall.domain import Fact
from hall.plan import Plan
from planner.account import Line, charged_lines
from planner.full_weeks import FULL_WEEK
from planner.levels import Place, Placement
from planner.month import MonthSolver
from planner.predict import Served
from planner.prepare import FACT_OF, Question
from planner.published import placement
from planner.state import State
from scoring.prices import PriceBook

COUNTED = (*FACT_OF.values(), FULL_WEEK)  # facts that count together in a month


@dataclass(frozen=True)
class Case:
    """A plan in force and the means to ask what a leave would do to it.

    Attributes:
        state: The approved leave and the promises that the plan was made for.
    """

    question: Question
    solver: MonthSolver
    state: State
    plan: Plan

    @cached_property
    def book(self) -> PriceBook:
        """Return the price book without what no leave can touch: cadres, praise, …."""
        book = self.question.book
        return replace(
            book,
            quotas=tuple(q for q in book.quotas if q.fact_type in COUNTED),
            bonuses=tuple(b for b in book.bonuses if b.fact_type in COUNTED),
        )

    @cached_property
    def counted(self) -> Mapping[str, Sequence[Fact]]:
        """Return the plan's facts that count together in a month, by subject."""
        by_subject: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.plan.facts:
            if fact.type in COUNTED:
                by_subject[fact.subject].append(fact)
        return by_subject

    @cached_property
    def capped(self) -> tuple[Line, ...]:
        """Return the plan's charges that fall under caps, each with its fact."""
        under = {
            (c.policy, c.subject, each) for c in self.book.caps for each in c.clauses
        }
        charged = [f for f in self.plan.facts if under and f.type not in COUNTED]
        return tuple(
            line
            for line in charged_lines(self.book, charged)
            if (line.policy, line.subject, line.clause) in under
        )

    @cached_property
    def served(self) -> Mapping[dt.date, Served]:
        """Return (date, block, post) of what the plan has served, by date."""
        by_date: defaultdict[dt.date, Served] = defaultdict(set)
        for a in self.plan.assignments:
            by_date[a.date].add((a.date, a.block, a.post))
        return by_date

    def old(self, days: Iterable[int]) -> Placement:
        """Return who is where in the plan on some days."""
        chosen = (self._old_by_day.get(day, frozenset()) for day in set(days))
        return frozenset[Place]().union(*chosen)

    @cached_property
    def _old_by_day(self) -> Mapping[int, Placement]:
        by_day: defaultdict[int, set[Place]] = defaultdict(set)
        for place in placement(self.question.problem, self.plan):
            by_day[place[0].day].add(place)
        return {day: frozenset(places) for day, places in by_day.items()}
