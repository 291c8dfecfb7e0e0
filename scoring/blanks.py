"""Blanks of a text: which are filled in, which are not, and which contradict others.

A blank is never guessed. A policy with an open or unusable blank is refused, with all
of them named.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hall.errors import Say
from scoring.intervals import Interval, seam
from scoring.policy import Parameter, Policy
from scoring.price_text import number, span
from scoring.readings import canonical
from scoring.references import blanks_in
from scoring.score_rules import Grades

EMPTY = "____"
_OPEN = Say("原文空白，尚未填写", "blank in the text, not filled in")

Values = Mapping[str, object]


def fill(
    policy: Policy, given: Values, readings: Values
) -> tuple[dict[str, Decimal | Mapping[str, Decimal]], dict[str, Say]]:
    """Return the usable values by name, and why the others block the policy.

    Args:
        policy: The policy with its blanks.
        given: What the hall filled in; None and ``____`` are still blank.
        readings: The policy's readings, complete.
    """
    filled: dict[str, Decimal | Mapping[str, Decimal]] = {}
    blocked: dict[str, Say] = {}
    for parameter in policy.parameters:
        value = canonical(given.get(parameter.name))
        if value in (None, EMPTY):
            if not parameter.optional:
                blocked[parameter.name] = _OPEN
        elif (fitting := usable(parameter, value)) is not None:
            filled[parameter.name] = fitting
        else:
            blocked[parameter.name] = _unusable(parameter, value)
    if policy.grades is not None and not blocked:
        blocked.update(_contradictions(policy.grades, {**readings, **filled}))
    return filled, blocked


def usable(
    parameter: Parameter, value: object
) -> Decimal | Mapping[str, Decimal] | None:
    """Return the number, or the number of each key; None if a blank cannot take it."""
    if not parameter.keys:
        fits = isinstance(value, Decimal) and _fits(parameter, value)
        return value if isinstance(value, Decimal) and fits else None
    if not isinstance(value, Mapping) or set(value) != set(parameter.keys):
        return None
    found = {str(key): canonical(each) for key, each in value.items()}
    numbers = {key: each for key, each in found.items() if isinstance(each, Decimal)}
    fit = len(numbers) == len(found) and all(
        _fits(parameter, n) for n in numbers.values()
    )
    return numbers if fit else None


def _fits(parameter: Parameter, value: Decimal) -> bool:
    within = parameter.within.hold(Fraction(value), {})
    return within and Fraction(value) % Fraction(parameter.step) == 0


def _unusable(parameter: Parameter, value: object) -> Say:
    wanted, step = span(parameter.within), number(parameter.step)
    return Say(
        f"“{value}”不能用：应{wanted}，为{step}的整数倍",
        f"'{value}' cannot be used: {wanted}, a multiple of {step}",
    )


def _contradictions(grades: Grades, values: Values) -> Iterator[tuple[str, Say]]:
    """Yield the parameters of ratings that are empty, overlap or leave a gap."""
    for say in joints(grades, values):
        for _, name in blanks_in(grades):
            yield name, say


def joints(grades: Grades, values: Values) -> Iterator[Say]:
    """Yield how the bands of ratings fail to join, from the lowest to the highest."""
    spans = [Interval.of(each.scores, values) for each in reversed(grades.bands)]
    for each in spans:
        if each.low >= each.high:
            yield Say(f"档次{each}是空的", f"the band {each} is empty")
    for left, right in pairwise(spans):
        found = seam(left, right)
        if found is not None:
            yield Say(
                f"档次{left}与{right}之间{found.zh}",
                f"{found.en} between the bands {left} and {right}",
            )
