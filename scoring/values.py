"""The small words of a policy: exact numbers, bounds, readings, two languages."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from hall.errors import Say

T = TypeVar("T")
Scalar = bool | int | Decimal | str | None


class Strict(BaseModel):
    """A frozen record that knows all its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _exact(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Number = Annotated[Decimal, BeforeValidator(_exact)]
Row = Annotated[tuple[T, ...], BeforeValidator(_tuple)]
ReadingValue = Scalar | Row[str]


class FromReading(Strict):
    """A value that a reading of the policy decides."""

    reading: str


class FromParameter(Strict):
    """A number that the text leaves blank ____; whoever uses the policy fills it in."""

    parameter: str


Decided = FromReading | FromParameter  # a number that does not stand in the text


class TwoTongues(Strict):
    """A few words in Chinese and English."""

    zh: str
    en: str

    def say(self) -> Say:
        """Return the words as the product's bilingual sentence."""
        return Say(self.zh, self.en)


class Bounds(Strict):
    """From where to where a number must lie; each end says whether it is included."""

    ge: Number | Decided | None = None
    gt: Number | Decided | None = None
    le: Number | Decided | None = None
    lt: Number | Decided | None = None

    @model_validator(mode="after")
    def _one_end_each(self) -> "Bounds":
        if self.ge is not None and self.gt is not None:
            raise ValueError("ge 和 gt 只写一个", "Give ge or gt, not both")
        if self.le is not None and self.lt is not None:
            raise ValueError("le 和 lt 只写一个", "Give le or lt, not both")
        return self

    def hold(self, number: Fraction, readings: Mapping[str, object]) -> bool:
        """Tell whether ``number`` lies within, under the given readings."""
        tests = ((self.ge, ge), (self.gt, gt), (self.le, le), (self.lt, lt))
        return all(
            test(number, Fraction(number_of(end, readings)))
            for end, test in tests
            if end is not None
        )


Hit = Literal["first", "highest"]


def value_of(value: object, readings: Mapping[str, object]) -> object:
    """Return ``value`` itself, or what the reading or parameter that it names says."""
    if isinstance(value, FromReading):
        return readings[value.reading]
    return readings[value.parameter] if isinstance(value, FromParameter) else value


def number_of(value: object, readings: Mapping[str, object]) -> Decimal:
    """Return a number, or the number of the reading or parameter that it names."""
    number = value_of(value, readings)
    if isinstance(number, bool) or not isinstance(number, (int, Decimal)):
        raise TypeError(f"not a number: {number!r}")
    return Decimal(number)


def same(left: object, right: object) -> bool:
    """Compare two plain values; unlike Python, true is not 1."""
    return isinstance(left, bool) == isinstance(right, bool) and left == right
