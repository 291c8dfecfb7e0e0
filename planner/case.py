"""What every what-if starts from: a question, a solver with its memory, and a plan."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hall.domain import Fact
from hall.plan import Plan
from planner.full_weeks import FULL_WEEK
from planner.levels import Place, Placement
from planner.month import MonthSolver
from planner.predict import Served
from planner.prepare import FACT_OF, Question
from planner.published import placement
from planner.state import State
from scoring.prices import PriceBook

COUNTED = (*FACT_OF.values(), FULL_WEEK)  # facts that count together in a month
CHARGED = ("uncovered_post", "leave_taken")


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
    def counted(self) -> tuple[Fact, ...]:
        """Return the plan's facts that are counted together with those of other days.

        Under a cap every cost counts with the others of its subject.
        """
        types = {*COUNTED, *(CHARGED if self.book.caps else ())}
        return tuple(fact for fact in self.plan.facts if fact.type in types)

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
