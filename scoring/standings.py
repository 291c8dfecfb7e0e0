"""What follows from scores and from figures of outside: the shape in a policy file.

Parts that make up a score, stars, awards by rank or share, the last of a ranking,
conversion into another assessment's points, and who may be elected.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from scoring.triggers import Rate, When, WhenReading
from scoring.values import (
    Bounds,
    Decided,
    FromParameter,
    FromReading,
    Number,
    ReadingValue,
    Row,
    Scalar,
    Strict,
    TwoTongues,
)

Length = Literal["week", "month", "quarter", "half", "year"]


class StandingProbe(Strict):
    """A small case beside a rule about scores: figures, and what comes of them.

    Attributes:
        windows: The staff of each window; ``classes`` says what some windows are.
        facts: Facts with only what matters; the date is filled in.
        figures: What is known from outside, by name and subject; one of another period
            than the case's own is named ``monthly_score@2026-04``.
        expect: What the scorecards of some subjects say, of what the case is about.
    """

    note: str
    period: str
    readings: dict[str, ReadingValue] = Field(default_factory=dict)
    parameters: dict[str, Number | dict[str, Number]] = Field(default_factory=dict)
    windows: dict[str, Row[str]] = Field(default={"W1": ("P1", "P2")})
    classes: dict[str, str] = Field(default_factory=dict)
    facts: Row[dict[str, Scalar | dt.date]] = ()
    figures: dict[str, dict[str, Scalar]] = Field(default_factory=dict)
    expect: dict[str, dict[str, Any]] = Field(min_length=1)


class Standing(Strict):
    """A rule about scores: where it stands and its words, verbatim.

    Attributes:
        period: The length of the assessments that it is about; None = all.
    """

    id: str
    number: str
    title: TwoTongues
    quote: str = Field(min_length=2)
    period: Length | None = None
    when_reading: WhenReading = Field(default_factory=dict)
    cases: Row[StandingProbe] = ()


class InputPart(Standing):
    """A figure from outside that makes up part of the score.

    Attributes:
        weight: Its share; the weights of one period sum to one.
        of: The figure of the ``period`` itself, or the mean of its ``months``: those
            that were assessed.
        source: ``manual``: it is typed in; else the policy whose scores it is, ``own``
            for this one's own months where no figure is given.
        instead: Name of a figure of the whole period that, when given, replaces it.
    """

    kind: Literal["input"]
    input: str
    weight: Number = Field(gt=0, le=1)
    of: Literal["period", "months"] = "period"
    source: Literal["own"] | FromReading | None = None
    instead: str | None = None


class GradedPart(Standing):
    """The mean worth of graded facts, such as answers of clients.

    Attributes:
        by: The attribute that has the grade; ``values`` says what each is worth.
        times: What a worth of 1 scores.
    """

    kind: Literal["graded"]
    facts: Row[str] = Field(min_length=1)
    unless: When = Field(default_factory=dict)
    by: str
    values: FromParameter
    times: Number
    weight: Number = Field(gt=0, le=1)


Part = Annotated[InputPart | GradedPart, Field(discriminator="kind")]


class Reduction(Standing):
    """Stars that are taken away; of several only the heaviest counts.

    Attributes:
        deductions: For so many points deducted.
        lost: For having lost this chance.
    """

    deductions: Bounds | None = None
    lost: str | None = None
    stars: int = Field(gt=0)

    @model_validator(mode="after")
    def _one_ground(self) -> "Reduction":
        if (self.deductions is None) == (self.lost is None):
            raise ValueError("give deductions or lost, one of them")
        return self


class Reward(Standing):
    """Money for so many stars, in yuan."""

    stars: int = Field(gt=0)
    yuan: int = Field(gt=0)


class Proposal(Standing):
    """About how many are to have so many stars; whoever decides sees the ranking."""

    stars: int = Field(gt=0)
    about: Number | FromReading


class Stars(Standing):
    """Stars: awarded by people, taken away for what was deducted.

    Attributes:
        of: The policy whose deductions and lost chances count.
        basis: Deductions before sections stop (``gross``) or after (``capped``).
        deductions: Name of the figure that, when given, replaces them.
        awarded: Name of the figure that says what was decided.
        otherwise: Stars of whoever was not chosen.
        shortlist: How many are shortlisted; None = not said.
        reward_basis: Money follows the ``final`` or the ``awarded`` stars.
    """

    of: str
    basis: Literal["gross", "capped"] | FromReading
    deductions: str
    awarded: str
    otherwise: int
    shortlist: Number | FromReading | None
    proposals: Row[Proposal] = ()
    reductions: Row[Reduction] = Field(min_length=1)
    rewards: Row[Reward] = ()
    reward_basis: Literal["final", "awarded"] | FromReading


class Award(Standing):
    """A title for the best of a ranking.

    Attributes:
        award: Its code.
        share: Share of the ranked group; places are rounded down.
        places: Or so many places.
        after: Another award, which has the first places.
        band: Whether the places come next after those of ``after`` or contain them.
        min_one: At least one, if anybody is eligible.
        tie: Whether all equals at the last place win, or fewer of ``fewer``.
        fewer: Name of the figure that decides between equals.
        staff: The title that the staff of the winning windows have.
        staff_unblemished: Only staff without any recorded violation.
    """

    award: str
    share: Annotated[Number, Field(gt=0, le=1)] | None = None
    places: int | None = Field(default=None, gt=0)
    after: str | None = None
    band: Literal["next", "within"] | FromReading = "next"
    min_one: bool | FromReading = False
    tie: Literal["include", "tiebreak_fewer_deductions"] | FromReading = "include"
    fewer: str | None = None
    staff: str | None = None
    staff_unblemished: bool | FromReading = False

    @model_validator(mode="after")
    def _one_size(self) -> "Award":
        if (self.share is None) == (self.places is None):
            raise ValueError("give share or places, one of them")
        return self


class Last(Standing):
    """The last of a ranking, who are told so.

    Attributes:
        of: Class of the windows that it is about; None = all.
        points: What it takes from the unit's own score, if anybody knows.
    """

    notice: str
    places: int = Field(gt=0)
    of: str | None = None
    points: Number | FromParameter | None = None


class Conversion(Standing):
    """What the score costs in another assessment, such as the unit's target score."""

    amount: Rate


class Condition(Strict):
    """A figure from outside and the values that are wanted.

    Attributes:
        of: Whether it is the person's own or that of the window.
    """

    input: str
    of: Literal["staff", "window"]
    values: Row[Scalar] = Field(min_length=1)


class Candidacy(Standing):
    """Who may be elected: what is not known rules nobody out."""

    award: str
    mode: Literal["and", "or"] | FromReading
    conditions: Row[Condition] = Field(min_length=1)


class Outside(Standing):
    """What must be done about somebody whom another assessment rates so."""

    input: str
    values: Row[Scalar] = Field(min_length=1)
    notices: Row[str] = Field(min_length=1)


class GradeQuota(Standing):
    """A rating for some share of the staff only.

    Attributes:
        name: The rating; whoever is left out has the one ``below``.
        share: Share of all staff; places are rounded down.
        tie: Equals at the last place are all inside, or all outside.
    """

    name: str
    below: str
    share: Number | Decided
    tie: Literal["exclude", "include"] | FromReading


class Standings(Strict):
    """Everything that a policy makes of scores."""

    grade_quotas: Row[GradeQuota] = ()
    stars: Stars | None = None
    awards: Row[Award] = ()
    last: Row[Last] = ()
    conversions: Row[Conversion] = ()
    candidacies: Row[Candidacy] = ()
    outside: Row[Outside] = ()


def rules_in(part: object) -> Iterator[Standing]:
    """Yield every rule in a part of the standings, outer ones first."""
    if isinstance(part, Standing):
        yield part
    if isinstance(part, Strict):
        for name in type(part).model_fields:
            yield from rules_in(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from rules_in(each)


def weights_by_period(parts: tuple[Part, ...]) -> dict[str, Decimal]:
    """Return the sum of the weights for each length of assessment."""
    sums: dict[str, Decimal] = {}
    for part in parts:
        key = part.period or ""
        sums[key] = sums.get(key, Decimal(0)) + part.weight
    return sums
