"""Rules about several clauses: choices, caps, items, each n-th, what adds nothing."""

from typing import Annotated, Literal

from pydantic import Field

from scoring.triggers import (
    CalendarPeriod,
    Points,
    WhenReading,
)
from scoring.values import (
    Decided,
    FromReading,
    Hit,
    Row,
    Strict,
)


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
