"""What the measurements of a month bring back."""

from dataclasses import dataclass

from benchmarks.measure import Spent
from hall.plan import Level, Plan

COMMON = ("points", "gaps", "gap_minutes", "stand_ins")  # levels that both minimise


@dataclass(frozen=True, slots=True)
class Ours:
    """The planner's month.

    Attributes:
        spent: From reading the tables to the finished plan.
        covered: The same, until the levels that the textbook has as well were proven.
    """

    people: int
    windows: int
    days: int
    plan: Plan
    spent: Spent
    covered: Spent


@dataclass(frozen=True, slots=True)
class Theirs:
    """The textbook's month.

    Attributes:
        plan: None if there was no plan within the limit.
        begun: Levels that were minimised, proven or not.
        spent: Building the model and solving it; reading and leave are free.
        unlawful: Faults that plain Python finds in the plan.
    """

    plan: Plan | None
    begun: tuple[str, ...]
    spent: Spent
    variables: int
    unlawful: int

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels that were reached."""
        return () if self.plan is None else self.plan.levels

    @property
    def proven(self) -> tuple[str, ...]:
        """Return the names of the levels that are proven."""
        return tuple(
            level.name
            for level in self.levels
            if level.name in self.begun and level.proven
        )
