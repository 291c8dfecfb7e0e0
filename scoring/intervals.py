"""Ranges of numbers with open and closed ends, and how two of them meet."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from hall.errors import Say
from scoring.values import Bounds, number_of

_INFINITE = Decimal("Infinity")


class Interval(NamedTuple):
    """From ``low`` to ``high``; sorts by where it begins.

    Attributes:
        after_low: Whether it begins just above ``low`` (1) or with it (0).
        with_high: Whether ``high`` belongs to it.
    """

    low: Decimal
    after_low: int
    high: Decimal
    with_high: bool

    @classmethod
    def of(cls, bounds: Bounds, readings: Mapping[str, object]) -> "Interval":
        """Return the range of some bounds; an absent end is infinite."""
        low = bounds.gt if bounds.ge is None else bounds.ge
        high = bounds.lt if bounds.le is None else bounds.le
        return cls(
            -_INFINITE if low is None else number_of(low, readings),
            int(bounds.gt is not None),
            _INFINITE if high is None else number_of(high, readings),
            bounds.le is not None,
        )

    def __str__(self) -> str:
        """Return it in mathematical brackets."""
        left = "(" if self.after_low or self.low == -_INFINITE else "["
        return f"{left}{self.low}, {self.high}{']' if self.with_high else ')'}"


def seam(left: Interval, right: Interval) -> Say | None:
    """Return how two ranges, the left one first, fail to join; None if they join."""
    if left.high == right.low:
        if left.with_high and not right.after_low:
            return Say("重叠", "overlap")
        if not left.with_high and right.after_low:
            return Say("有空隙", "gap")
        return None
    return Say("重叠", "overlap") if left.high > right.low else Say("有空隙", "gap")


def apart(one: Interval, other: Interval) -> bool:
    """Tell whether two ranges have nothing in common."""
    left, right = sorted((one, other))
    touch = left.high == right.low and left.with_high and not right.after_low
    return not touch and left.high <= right.low
