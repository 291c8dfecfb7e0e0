"""The shape of a policy file: one published document as data.

A policy holds readings (where the text is ambiguous), clauses (what happened → what
it costs or earns), groups (caps, one of several), and leave rules. The vocabulary is
closed: no expressions, so a clause can be looked up, priced, compared and shown.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.catalogue import Criterion, Evidence, Scale
from scoring.leave_text import LeaveText
from scoring.period import Period
from scoring.standings import Length, Part, Standings
from scoring.triggers import (
    Amount,
    CalendarPeriod,
    Fixed,
    Points,
    Subject,
    Trigger,
    When,
    WhenReading,
)
from scoring.values import (
    Bounds,
    Decided,
    FromReading,
    Hit,
    Number,
    ReadingValue,
    Row,
    Scalar,
    Strict,
    TwoTongues,
)


class Reading(Strict):
    """An ambiguity of the text: what it may mean and what is taken by default.

    Attributes:
        allowed: The values to choose from; ``number`` stands for any number and
            ``list of kinds`` for a list of kinds of leave.
        note: What the choice decides.
    """

    name: str
    allowed: Row[Scalar]
    default: Scalar | Row[Scalar]
    note: TwoTongues


class Parameter(Strict):
    """A blank of the text ____ that nobody may guess.

    Attributes:
        quote: The words around the blank, verbatim.
        within: The numbers that make sense there.
        step: It is a multiple of this.
        keys: It is not one number but one for each of these.
        optional: Scores can be made without it.
    """

    name: str
    quote: str = Field(min_length=2)
    note: TwoTongues
    within: Bounds = Bounds(ge=Decimal(0))
    step: Annotated[Number, Field(gt=0)] = Decimal("0.01")
    keys: Row[str] = ()
    optional: bool = False


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


class Choice(Strict):
    """Of the members' facts with one key only some count.

    Attributes:
        hit: ``highest``: the dearest one; ``first``: those of the first member in the
            list that has any (the special rule before the general one).
        key: Facts of one subject with the same incident, or with the same item; those
            of one person with the same item, or all of the ``period`` assessed; for
            clauses that count, those about the same person.
    """

    kind: Literal["choice"]
    id: str
    members: Row[str] = Field(min_length=1)
    hit: Hit
    key: Literal["incident", "item", "item_of_person", "period", "person"]
    when_reading: WhenReading = Field(default_factory=dict)


class Cap(Strict):
    """What the members can cost or earn together in a period 累计不超过."""

    kind: Literal["cap"]
    id: str
    members: Row[str] = Field(min_length=1)
    max_points: Points | Decided
    period: CalendarPeriod | FromReading
    when_reading: WhenReading = Field(default_factory=dict)


class Once(Strict):
    """Items 项 that are charged once a period, however often they are broken.

    Members with one number of the document are one item. They have one price, so that
    it does not matter which fact is charged.
    """

    kind: Literal["once"]
    id: str
    members: Row[str] = Field(min_length=1)
    period: CalendarPeriod | FromReading
    when_reading: WhenReading = Field(default_factory=dict)


class Nth(Strict):
    """Of the members' facts in a period only each n-th costs its price.

    Attributes:
        every: How many times make one charge.
    """

    kind: Literal["nth"]
    id: str
    members: Row[str] = Field(min_length=1)
    every: Annotated[int, Field(gt=1)] | Decided
    period: CalendarPeriod | FromReading
    when_reading: WhenReading = Field(default_factory=dict)


class Subsidiary(Strict):
    """The members add nothing to an incident charged elsewhere 不再重复扣分."""

    kind: Literal["subsidiary"]
    id: str
    members: Row[str] = Field(min_length=1)
    when_reading: WhenReading = Field(default_factory=dict)


Group = Annotated[Choice | Cap | Once | Nth | Subsidiary, Field(discriminator="kind")]


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


class Remark(Strict):
    """A sentence of the document that is no rule of this policy, and why not.

    Attributes:
        open: The reading of what its words leave open.
    """

    number: str
    quote: str = Field(min_length=2)
    reason: TwoTongues
    open: FromReading | None = None


class Policy(Strict):
    """One published document.

    Attributes:
        subject: Whom it assesses; None where it is only about leave.
        scorable: Whether it makes scorecards.
        truncated: Whether the known text breaks off.
        trial: Invented values of the parameters, with which the cases beside the
            clauses are tried; no score is ever made with them.
    """

    schema_: Literal["hall-policy/1"] = Field(alias="schema")
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    status: Literal["official", "template", "draft"]
    title: TwoTongues
    source: str
    truncated: bool = False
    effective: Effective = Effective()
    scorable: bool
    subject: Subject | None = None
    readings: Row[Reading] = ()
    parameters: Row[Parameter] = ()
    trial: dict[str, Number | dict[str, Number]] = Field(default_factory=dict)
    score: ScoreRule | None = None
    sections: Row[Section] = ()
    clauses: Row[Clause] = ()
    groups: Row[Group] = ()
    grades: Grades | None = None
    ranking: Ranking | None = None
    standings: Standings = Standings()
    leave: LeaveText | None = None
    criteria: Row[Criterion] = ()
    evidence: Row[Evidence] = ()
    scales: Row[Scale] = ()
    remarks: Row[Remark] = ()

    @model_validator(mode="after")
    def _scorable_needs_score(self) -> "Policy":
        if (self.score is not None) != self.scorable:
            raise ValueError(
                "能计分的办法须有 score，其他的没有",
                "A scorable policy has a score, others have none",
            )
        if self.scorable and self.subject is None:
            raise ValueError(
                "能计分的办法须有 subject", "A scorable policy has a subject"
            )
        return self

    def reading(self, name: str) -> Reading | None:
        """Return the reading called ``name``, if the policy has it."""
        return next((each for each in self.readings if each.name == name), None)

    def parameter(self, name: str) -> Parameter | None:
        """Return the blank called ``name``, if the policy has it."""
        return next((each for each in self.parameters if each.name == name), None)

    def at(self, day: dt.date) -> "Policy":
        """Return the text as it stood on a day: without what was not in force then."""
        clauses = tuple(each for each in self.clauses if each.effective.on(day))
        return self.model_copy(update={"clauses": clauses})

    def clause(self, clause_id: str) -> Clause:
        """Return the clause with this id.

        Raises:
            KeyError: There is none.
        """
        return next(each for each in self.clauses if each.id == clause_id)
