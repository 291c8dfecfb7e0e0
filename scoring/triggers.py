"""What sets a clause off, and what it is worth: the closed vocabulary of clauses."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from scoring.values import (
    Bounds,
    Decided,
    FromReading,
    Number,
    ReadingValue,
    Row,
    Scalar,
    Strict,
)

Subject = Literal["staff", "window"]
About = Literal["staff", "window", "any"]
When = dict[str, Scalar | Row[Scalar] | FromReading | Bounds]
WhenReading = dict[str, ReadingValue]
CalendarPeriod = Literal["day", "week", "month", "quarter", "year"]


class EventTrigger(Strict):
    """Each fact of these types, as often as it counts.

    Attributes:
        about: Whom the fact must be about; None = whom the policy assesses, and the
            staff as well if its scores are ``of_staff``. A window policy's clause
            about staff charges their window.
        when: Attributes and the value, one of the values, or the bounds that they must
            have; ``value`` is the figure of a measured fact.
        unless: Attributes and the value that they must not have.
        charge: The attribute that names who answers for it instead of its subject;
            where nobody is named, nobody is charged.
    """

    kind: Literal["event"]
    facts: Row[str] = Field(min_length=1)
    about: About | None = None
    when: When = Field(default_factory=dict)
    unless: When = Field(default_factory=dict)
    charge: str | None = None


class Limb(Strict):
    """Facts that are counted together, and how many are needed.

    Attributes:
        at_least: From how many the clause holds.
    """

    facts: Row[str] = Field(min_length=1)
    when: When = Field(default_factory=dict)
    unless: When = Field(default_factory=dict)
    at_least: Annotated[Number, Field(gt=0)] = Decimal(1)


class Repeat(Strict):
    """Whether the same must have come about in an earlier month of ``span``.

    Attributes:
        again: It must have (此后再出现), or it must not have.
    """

    span: Literal["year", "month"] | FromReading
    again: bool


class CountTrigger(Strict):
    """So many facts of a span 累计N次, charged once.

    Attributes:
        limbs: One of them is enough.
        by: Whose facts are added up: the ``subject`` assessed, or each ``person``.
        over: The span: each month of the period, or the calendar year so far; one of
            the facts must lie in the period.
        repeat: Only the first time, or only again.
    """

    kind: Literal["count"]
    limbs: Row[Limb] = Field(min_length=1)
    by: Literal["subject", "person"] = "subject"
    over: Literal["month", "year"] | FromReading = "month"
    repeat: Repeat | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the types of facts that are counted."""
        return tuple(dict.fromkeys(name for each in self.limbs for name in each.facts))


class Limit(Strict):
    """A further total of the same facts that must lie within bounds as well."""

    when: When
    bounds: Bounds


class TotalTrigger(Strict):
    """A total of the period within bounds, such as days of leave.

    Attributes:
        measure: The attribute that is added up.
        over: The period, or the calendar year so far.
        largest: Take the largest single fact, not the sum.
        also: What must hold besides.
        shown_as: The scorecard's key for the total.
    """

    kind: Literal["total"]
    facts: Row[str] = Field(min_length=1)
    measure: str
    when: When = Field(default_factory=dict)
    bounds: Bounds
    over: Literal["period", "year"] = "period"
    largest: bool = False
    also: Row[Limit] = ()
    shown_as: Literal["counted_leave_days"] | None = None


class Owed(Strict):
    """How many are owed each period, by the window's head-count and the readings."""

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
    """What somebody owes each period; every missing one triggers the clause.

    Attributes:
        of: Who owes it: each window, each member of staff, or the hall as a whole (to
            which facts about anybody count).
        unless: Attributes and the value that facts must not have.
        shown_as: Its name among the shortfalls; None = the type of fact.
        unit: What is counted: facts, half-days with a fact, or days on which a fact
            covers both halves.
        period: ``day`` is a working day.
        missing: ``flat``: charged once however many are missing.
        shareable: Whether different people may cover the halves of a full day.
        quorum: Share of the staff that makes a planned activity count.
    """

    kind: Literal["quota"]
    facts: Row[str] = Field(min_length=1, max_length=1)
    of: Literal["window", "staff", "hall"] | FromReading = "window"
    shown_as: str | None = None
    unless: When = Field(default_factory=dict)
    unit: Literal["fact", "half_day", "full_day"] = "fact"
    period: Literal["day", "week", "month", "quarter", "year"] | FromReading
    owed: Row[Owed] = Field(min_length=1)
    broken_week: BrokenWeek | None = None
    missing: Literal["flat", "per_missing"] | FromReading = "per_missing"
    shareable: bool | FromReading = True
    quorum: Number | FromReading | None = None


class DeadlineTrigger(Strict):
    """What must be done within some days; each that is late is one shortfall.

    Attributes:
        since: The attribute with the day that the time runs from; it is day 0.
        within: The last day on which it is in time.
    """

    kind: Literal["deadline"]
    facts: Row[str] = Field(min_length=1)
    since: str
    within: int = Field(gt=0)
    unit: Literal["working_day", "day"]
    shown_as: str


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
    EventTrigger
    | CountTrigger
    | TotalTrigger
    | QuotaTrigger
    | AverageTrigger
    | DeadlineTrigger,
    Field(discriminator="kind"),
]


Points = Annotated[Number, Field(ge=0, decimal_places=2)]


class Fixed(Strict):
    """So many points each time."""

    kind: Literal["fixed"]
    points: Points | Decided


class Tiered(Strict):
    """Points by the value of an attribute; other values have no price.

    Attributes:
        unsaid: The value taken where a fact does not say, such as the least severity.
    """

    kind: Literal["tiered"]
    by: str
    tiers: dict[str, Points]
    unsaid: FromReading | None = None


class Rate(Strict):
    """Points for each step of a measured attribute, such as each day.

    Attributes:
        of: The attribute, or ``value`` for the figure of a measured fact.
        unsaid: What a fact counts for that does not say; None = it has no price.
        unit: What the attribute is recorded in, where the text leaves it open.
        below: Count what is missing to this figure, not the attribute itself.
        partial: A part of a step counts in proportion (``prorata``, ``linear``), not
            at all (``floor``), or as a whole step (``full``, ``ceil``).
    """

    kind: Literal["rate"]
    points: Points | Decided
    of: str
    step: Number = Field(default=Decimal(1), gt=0)
    unit: str | FromReading | None = None
    unsaid: Number | None = None
    below: Number | Decided | None = None
    partial: Literal["prorata", "linear", "floor", "full", "ceil"] | FromReading


class Band(Strict):
    """A range of an attribute and what it costs or earns."""

    within: Bounds
    points: Points


class Banded(Strict):
    """Points by the range that an attribute lies in; outside all it has no price."""

    kind: Literal["banded"]
    of: str
    bands: Row[Band] = Field(min_length=1)


class ZeroSection(Strict):
    """All points of the clause's section 不得分, once; its bonuses may go with them."""

    kind: Literal["zero_section"]


class NoPoints(Strict):
    """No points: only consequences, or the points are the trigger's own."""

    kind: Literal["none"]


Amount = Annotated[
    Fixed | Tiered | Rate | Banded | ZeroSection | NoPoints, Field(discriminator="kind")
]
