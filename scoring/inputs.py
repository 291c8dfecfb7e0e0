"""Figures from outside a policy, such as a person's deductions from another system."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Input:
    """One figure (or grade, or yes and no) of one subject in a period (``2026-06``)."""

    name: str
    subject: str
    period: str
    value: Decimal | Fraction | str | bool


def given(
    inputs: Iterable[Input], name: str, period: str
) -> Mapping[str, Decimal | Fraction | str | bool]:
    """Return what is given under a name for a period, by subject."""
    return {
        each.subject: each.value
        for each in inputs
        if each.name == name and each.period == period
    }


def figures(inputs: Iterable[Input], name: str, period: str) -> Mapping[str, Fraction]:
    """Return the figures called ``name`` of a period, by subject."""
    return {
        each.subject: Fraction(each.value)
        for each in inputs
        if each.name == name and each.period == period
        if isinstance(each.value, (Decimal, Fraction))
    }
