"""What an amount comes to for one fact: fixed, by level, by band, or by measure."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from scoring.triggers import Amount, Banded, Fixed, Rate, Tiered
from scoring.values import Scalar, number_of, value_of

HUNDRED = 100
ZERO = Fraction(0)
Attribute = Callable[[str], Scalar]  # an attribute of the fact by name


def added(parts: Iterable[Fraction]) -> Fraction:
    """Return the exact sum; quicker than sum() where denominators are alike."""
    above, below = 0, 1
    for part in parts:
        if part.denominator == below:
            above += part.numerator
        else:
            above = above * part.denominator + part.numerator * below
            below *= part.denominator
    return Fraction(above, below)


def points_of(
    amount: Amount, attribute: Attribute, readings: Mapping[str, object]
) -> Fraction | None:
    """Return exact hundredths for one fact, None if the amount has no price for it."""
    if isinstance(amount, Fixed):
        return Fraction(number_of(amount.points, readings)) * HUNDRED
    if isinstance(amount, Tiered):
        level = attribute(amount.by)
        if level is None and amount.unsaid is not None:
            level = number_of(amount.unsaid, readings)
        tier = amount.tiers.get(str(level))
        return None if tier is None else Fraction(tier) * HUNDRED
    if isinstance(amount, Banded):
        return _banded(amount, attribute(amount.of), readings)
    if isinstance(amount, Rate):
        steps = _steps(amount, attribute(amount.of), readings)
        points = Fraction(number_of(amount.points, readings)) * HUNDRED
        return None if steps is None else points * steps
    return Fraction(0)


def _banded(
    amount: Banded, found: Scalar, readings: Mapping[str, object]
) -> Fraction | None:
    if not isinstance(found, Decimal):
        return None
    for band in amount.bands:
        if band.within.hold(Fraction(found), readings):
            return Fraction(band.points) * HUNDRED
    return None


def _steps(
    amount: Rate, found: Scalar, readings: Mapping[str, object]
) -> Fraction | None:
    said = found if isinstance(found, Decimal) else amount.unsaid
    if said is None:
        return None
    return steps_of(amount, Fraction(said), readings)


def steps_of(
    amount: Rate, measure: Fraction, readings: Mapping[str, object]
) -> Fraction:
    """Return how many steps a measure is, or is below a figure."""
    if amount.below is not None:
        measure = Fraction(number_of(amount.below, readings)) - measure
    steps = max(measure, Fraction(0)) / Fraction(amount.step)
    partial = value_of(amount.partial, readings)
    if partial == "floor":
        return Fraction(floor(steps))
    return Fraction(ceil(steps)) if partial in ("full", "ceil") else steps
