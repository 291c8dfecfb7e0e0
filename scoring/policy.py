"""The shape of a policy file: one published document as data.

A policy holds readings (where the text is ambiguous), clauses (what happened → what
it costs or earns), groups (caps, one of several), and leave rules. The vocabulary is
closed: no expressions, so a clause can be looked up, priced, compared and shown.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.leave_text import LeaveText
from scoring.period import Period
from scoring.values import (
    Bounds,
    FromReading,
    Hit,
    Number,
    ReadingValue,
    Row,
    Scalar,
    Strict,
    TwoTongues,
)

Subject = Literal["staff", "window"]
When = dict[str, Scalar | Row[Scalar] | FromReading]
WhenReading = dict[str, ReadingValue]
CalendarPeriod = Literal["week", "month", "year"]


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


class EventTrigger(Strict):
    """Each fact of these types, as often as it counts.

    Attributes:
        about: Whom the fact must be about; None = whom the policy assesses. A window
            policy's clause about staff charges their window.
        when: Attributes and the value (or one of the values) that they must have.
        unless: Attributes and the value that they must not have.
    """

    kind: Literal["event"]
    facts: Row[str] = Field(min_length=1)
    about: Subject | None = None
    when: When = Field(default_factory=dict)
    unless: When = Field(default_factory=dict)


class TotalTrigger(Strict):
    """A total of the period within bounds, such as days of leave.

    Attributes:
        measure: The attribute that is added up.
        shown_as: The scorecard's key for the total.
    """

    kind: Literal["total"]
    facts: Row[str] = Field(min_length=1)
    measure: str
    when: When = Field(default_factory=dict)
    bounds: Bounds
    shown_as: Literal["counted_leave_days"]


class Owed(Strict):
    """How many a window owes each period, by its head-count and the readings."""

    number: Number
    size: Bounds = Bounds()
    when_reading: WhenReading = Field(default_factory=dict)


class BrokenWeek(Strict):
    """What a week owes that has fewer working days than a full one.

    Attributes:
        full_week: Working days of a full week.
        owes: ``prorata``: the share of its days, rounded down; ``none``: nothing.
    """

    full_week: int = Field(gt=0)
    owes: Literal["prorata", "none"] | FromReading


class QuotaTrigger(Strict):
    """What a window owes each period; every missing one triggers the clause.

    Attributes:
        unit: What is counted: facts, half-days with a fact, or days on which a fact
            covers both halves.
        period: ``day`` is a working day.
        missing: ``flat``: charged once however many are missing.
        shareable: Whether different people may cover the halves of a full day.
        quorum: Share of the staff that makes a planned activity count.
    """

    kind: Literal["quota"]
    facts: Row[str] = Field(min_length=1, max_length=1)
    unit: Literal["fact", "half_day", "full_day"] = "fact"
    period: Literal["day", "week", "month"] | FromReading
    owed: Row[Owed] = Field(min_length=1)
    broken_week: BrokenWeek | None = None
    missing: Literal["flat", "per_missing"] | FromReading = "per_missing"
    shareable: bool | FromReading = True
    quorum: Number | FromReading | None = None


class AverageTrigger(Strict):
    """The average of what the staff of a window lost under another policy.

    Attributes:
        of: The other policy; used with its defaults where it is not in force.
        weights: ``equal`` or by working days in post.
        input: Name of the figure that, when given, replaces a person's own.
    """

    kind: Literal["average"]
    of: str
    weights: Literal["equal", "days_in_post"] | FromReading
    input: str


Trigger = Annotated[
    EventTrigger | TotalTrigger | QuotaTrigger | AverageTrigger,
    Field(discriminator="kind"),
]


class Fixed(Strict):
    """So many points each time."""

    kind: Literal["fixed"]
    points: Number = Field(ge=0, decimal_places=2)


class Tiered(Strict):
    """Points by the value of an attribute; other values have no price."""

    kind: Literal["tiered"]
    by: str
    tiers: dict[str, Annotated[Number, Field(ge=0, decimal_places=2)]]


class NoPoints(Strict):
    """No points: only consequences, or the points are the trigger's own."""

    kind: Literal["none"]


Amount = Annotated[Fixed | Tiered | NoPoints, Field(discriminator="kind")]


class Consequence(Strict):
    """What follows besides points: a fine in yuan, a rating, a lost chance or award."""

    fine: int = Field(default=0, ge=0)
    grade: str | None = None
    disqualify: Row[str] = ()
    withhold: Row[str] = ()


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
        size: Head-count of the window that the facts happen in.
        facts: Facts with only what matters; subject and date are filled in.
        points: What the clause takes (or gives), after caps.
    """

    note: str
    readings: dict[str, ReadingValue] = Field(default_factory=dict)
    size: int = Field(default=2, gt=0)
    working_days: Row[dt.date] = ()
    facts: Row[dict[str, Scalar | dt.date]] = ()
    inputs: dict[str, Number] = Field(default_factory=dict)
    points: Number = Decimal(0)
    fine: int = 0
    grade: str | None = None
    disqualified: Row[str] = ()
    withheld: Row[str] = ()


class Clause(Strict):
    """One rule of the document.

    Attributes:
        id: Unique in the policy; ``number`` is the document's own numbering.
        quote: The words of the source, verbatim.
        when_reading: The clause holds only under these readings.
    """

    id: str
    number: str
    title: TwoTongues
    quote: str = Field(min_length=2)
    polarity: Literal["deduct", "bonus"] = "deduct"
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
        key: Facts of one subject with the same incident, or with the same item.
    """

    kind: Literal["choice"]
    id: str
    members: Row[str] = Field(min_length=1)
    hit: Hit
    key: Literal["incident", "item"]
    when_reading: WhenReading = Field(default_factory=dict)


class Cap(Strict):
    """What the members can cost or earn together in a period 累计不超过."""

    kind: Literal["cap"]
    id: str
    members: Row[str] = Field(min_length=1)
    max_points: Number = Field(ge=0, decimal_places=2)
    period: CalendarPeriod | FromReading
    when_reading: WhenReading = Field(default_factory=dict)


Group = Annotated[Choice | Cap, Field(discriminator="kind")]


class ScoreRule(Strict):
    """How a score is made: base − deductions + bonus, within floor and ceiling.

    Attributes:
        incident: What is charged when one happening meets several clauses: the
            dearest (``max``), all (``sum``) or the ``first``.
    """

    base: Number | FromReading
    floor: Number | FromReading | None
    ceiling: Number | FromReading | None
    incident: Literal["max", "sum", "first"] | FromReading


class Remark(Strict):
    """A sentence of the document that is no rule of this policy, and why not."""

    number: str
    quote: str = Field(min_length=2)
    reason: TwoTongues


class Effective(Strict):
    """First and last day in force; None = not limited."""

    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None

    def covers(self, period: Period) -> bool:
        """Tell whether the document is in force throughout a period."""
        begun = self.from_ is None or self.from_ <= period.start
        return begun and (self.to is None or period.end <= self.to)


class Policy(Strict):
    """One published document.

    Attributes:
        subject: Whom it assesses; None where it gives no scores.
        scorable: Whether it makes scorecards.
        truncated: Whether the known text breaks off.
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
    score: ScoreRule | None = None
    clauses: Row[Clause] = ()
    groups: Row[Group] = ()
    leave: LeaveText | None = None
    remarks: Row[Remark] = ()

    @model_validator(mode="after")
    def _scorable_needs_score(self) -> "Policy":
        given = {self.score is not None, self.subject is not None}
        if given != {self.scorable}:
            raise ValueError(
                "a scorable policy needs subject and score, others neither"
            )
        return self

    def reading(self, name: str) -> Reading | None:
        """Return the reading called ``name``, if the policy has it."""
        return next((each for each in self.readings if each.name == name), None)

    def clause(self, clause_id: str) -> Clause:
        """Return the clause with this id.

        Raises:
            KeyError: There is none.
        """
        return next(each for each in self.clauses if each.id == clause_id)
