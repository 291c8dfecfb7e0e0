"""What every what-if starts from: a question, a solver with its memory, and a plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hall.plan import Plan
from planner.levels import Place, Placement
from planner.month import MonthSolver
from planner.prepare import FACT_OF, Question
from planner.published import placement
from planner.state import State
from scoring.prices import PriceBook


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
            quotas=tuple(q for q in book.quotas if q.fact_type in FACT_OF.values()),
            bonuses=tuple(b for b in book.bonuses if b.fact_type in FACT_OF.values()),
        )

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
