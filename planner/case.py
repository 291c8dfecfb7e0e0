"""What every what-if starts from: a question, a solver with its memory, and a plan."""

from dataclasses import dataclass
from functools import cached_property

from hall.plan import Plan
from planner.levels import Placement
from planner.month import MonthSolver
from planner.prepare import Question
from planner.published import placement
from planner.state import State


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
    def old(self) -> Placement:
        """Return who is where in the plan."""
        return placement(self.question.problem, self.plan)
