"""One rule of a document: when it holds, what it costs, what follows, its cases."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from scoring.period import Period
from scoring.triggers import (
    Amount,
    Fixed,
    Trigger,
    When,
    WhenReading,
)
from scoring.values import (
    Decided,
    Number,
    ReadingValue,
    Row,
    Scalar,
    Strict,
    TwoTongues,
)


class Disqualify(Strict):
    """A chance that is lost, for as long as the document says 当季、当年.

    Attributes:
        span: ``period`` is the one assessed; a longer one outlives it.
    """

    award: str
    span: Literal["period", "quarter", "year"]


class Consequence(Strict):
    """What follows besides points: a fine in yuan, a rating, a lost chance or award.

    Attributes:
        disqualify: What the subject is no longer eligible for; a bare id is lost for
            the period assessed.
        notices: What must be done about it.
    """

    fine: int = Field(default=0, ge=0)
    grade: str | None = None
    disqualify: Row[str | Disqualify] = ()
    withhold: Row[str] = ()
    notices: Row[str] = ()

    @property
    def lost(self) -> tuple[str, ...]:
        """Return the ids of what the subject is no longer eligible for."""
        return tuple(
            each if isinstance(each, str) else each.award for each in self.disqualify
        )

    @property
    def lasting(self) -> tuple[Disqualify, ...]:
        """Return what outlives the period."""
        return tuple(
            each
            for each in self.disqualify
            if isinstance(each, Disqualify) and each.span != "period"
        )


class Effective(Strict):
    """First and last day in force; None = not limited."""

    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None

    def covers(self, period: Period) -> bool:
        """Tell whether the document is in force throughout a period."""
        begun = self.from_ is None or self.from_ <= period.start
        return begun and (self.to is None or period.end <= self.to)

    def on(self, day: dt.date) -> bool:
        """Tell whether it is in force on a day."""
        begun = self.from_ is None or self.from_ <= day
        return begun and (self.to is None or day <= self.to)

    @property
    def limited(self) -> bool:
        """Tell whether there is a first or a last day."""
        return self.from_ is not None or self.to is not None

    @property
    def ordinals(self) -> tuple[int, int]:
        """Return first and last day as the calendar numbers them."""
        first, last = self.from_ or dt.date.min, self.to or dt.date.max
        return first.toordinal(), last.toordinal()

    def meets(self, other: "Effective") -> bool:
        """Tell whether both are in force on some day."""
        starts = [each for each in (self.from_, other.from_) if each is not None]
        ends = [each for each in (self.to, other.to) if each is not None]
        return not (starts and ends) or max(starts) <= min(ends)


class SubCase(Strict):
    """A sub-case 其中 that replaces the clause's price or is added to it."""

    id: str
    quote: str = Field(min_length=2)
    when: When
    when_reading: WhenReading = Field(default_factory=dict)
    mode: Literal["replace", "add"]
    amount: Fixed
    then: Consequence = Consequence()


class Probe(Strict):
    """A small case beside its clause: the facts, and what this clause makes of them.

    Attributes:
        period: What is assessed; facts that do not say happen on 10 June 2026.
        size: Head-count of the window that the facts happen in.
        facts: Facts with only what matters; subject and date are filled in.
        points: What the clause takes (or gives), after caps.
    """

    note: str
    period: str = "2026-06"
    readings: dict[str, ReadingValue] = Field(default_factory=dict)
    parameters: dict[str, Number | dict[str, Number]] = Field(default_factory=dict)
    size: int = Field(default=2, gt=0)
    working_days: Row[dt.date] = ()
    facts: Row[dict[str, Scalar | dt.date]] = ()
    inputs: dict[str, Number] = Field(default_factory=dict)
    points: Number = Decimal(0)
    fine: int = 0
    grade: str | None = None
    disqualified: Row[str] = ()
    withheld: Row[str] = ()
    notices: Row[str] = ()
    shortfalls: dict[str, int] = Field(default_factory=dict)


class Section(Strict):
    """A part of the document with its own share of the full score.

    Attributes:
        id: The document's own label, such as ``(一)``.
        full: Its points; what its clauses deduct stops there (``section_floor``).
    """

    id: str
    title: TwoTongues
    full: Annotated[Number, Field(gt=0, decimal_places=2)] | Decided


class Clause(Strict):
    """One rule of the document.

    Attributes:
        id: Unique in the policy; ``number`` is the document's own numbering.
        section: The section whose points it deducts; None where there are none.
        quote: The words of the source, verbatim.
        effective: The days whose facts it is about: an amended clause stands in the
            policy as often as it was amended, and the date of the fact picks one.
        when_reading: The clause holds only under these readings.
    """

    id: str
    number: str
    section: str | None = None
    title: TwoTongues
    quote: str = Field(min_length=2)
    polarity: Literal["deduct", "bonus"] = "deduct"
    effective: Effective = Effective()
    trigger: Trigger
    amount: Amount
    then: Consequence = Consequence()
    exceptions: Row[SubCase] = ()
    when_reading: WhenReading = Field(default_factory=dict)
    cases: Row[Probe] = Field(min_length=1)
