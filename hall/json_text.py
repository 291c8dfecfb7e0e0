"""One canonical text for a JSON document, its numbers exact."""

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def number(number: float) -> float:
    """Return 3 for 3.0, so that whole days look whole."""
    return int(number) if number == int(number) else number


def document(parts: Mapping[str, object]) -> str:
    """Return a JSON document: a line for each key and for each record of a list."""
    lines = (f" {_compact(key)}: {_part(value)}" for key, value in parts.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _part(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(_compact(item) for item in value) + "\n ]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    """Return what JSON has no word for; a decimal stays exact, as number or text."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _exact(value)
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"A plan cannot hold {type(value).__name__}: {value!r}")


def _exact(value: Decimal) -> int | float | str:
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else f"{value:f}"
