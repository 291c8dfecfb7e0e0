"""How a score is made, rated and ranked."""

from typing import Literal

from pydantic import Field

from scoring.standings import Length, Part
from scoring.triggers import (
    When,
)
from scoring.values import (
    Bounds,
    Decided,
    FromReading,
    Number,
    Row,
    Strict,
)


class Excused(Strict):
    """Whoever is on such leave and works on no day of the period has the base score."""

    number: str
    quote: str = Field(min_length=2)
    facts: Row[str] = Field(min_length=1)
    when: When


class ScoreRule(Strict):
    """How a score is made: base − deductions + bonus, within floor and ceiling.

    Attributes:
        base: None where the score is composed of parts, or there is none.
        parts: What the score is composed of; without one of them there is no score.
        incident: What is charged when one happening meets several clauses: the
            dearest (``max``), all (``sum``) or the ``first``.
        section_floor: A section cannot lose more than its full points.
        of_staff: A window is also charged for the facts of its staff.
        substitute: Who answers for what a stand-in does: he himself (``own``), or the
            person on leave (``leave_taker``).
        zero_takes_bonus: A section that is lost as a whole loses its bonuses too.
        excused: Who has the base score whatever happened.
    """

    base: Number | Decided | None = None
    parts: Row[Part] = ()
    floor: Number | FromReading | None = None
    ceiling: Number | FromReading | None = None
    incident: Literal["max", "sum", "first"] | FromReading = "max"
    section_floor: bool | FromReading = True
    of_staff: bool = False
    substitute: Literal["own", "leave_taker"] | FromReading = "own"
    zero_takes_bonus: bool | FromReading = False
    excused: Excused | None = None


class GradeBand(Strict):
    """A rating and the scores that have it."""

    name: str
    scores: Bounds


class Grades(Strict):
    """The ratings by score; their bands join without gap or overlap.

    Attributes:
        periods: Lengths of the assessments that are rated; empty = all.
    """

    number: str
    quote: str = Field(min_length=2)
    bands: Row[GradeBand] = Field(min_length=2)
    periods: Row[Length] = ()


class Ranking(Strict):
    """Who is better than whom; equals share a rank.

    Attributes:
        eligible: Whoever has lost this chance has no rank; it may differ by the length
            of the assessment.
        groups: Windows of each class are ranked alone (``per_class``), or ``all``
            together.
    """

    number: str
    quote: str = Field(min_length=2)
    eligible: str | dict[str, str] | None = None
    groups: Literal["per_class", "all"] | FromReading = "all"

    def chance(self, length: str) -> str | None:
        """Return what must not be lost in an assessment of this length."""
        if isinstance(self.eligible, dict):
            return self.eligible.get(length)
        return self.eligible
