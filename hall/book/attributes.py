"""The attributes of a fact in one cell: ``level=省;minutes=20``.

The fact vocabulary says which attributes are numbers or truths; all others are text,
so that an id such as ``007`` stays what it is.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from hall.book.cells import CellError, as_date, as_id, as_number, as_truth
from hall.book.words import listed
from hall.errors import Say

_NUMBERS = frozenset(
    {
        "days",
        "days_over",
        "items",
        "minutes",
        "minutes_before",
        "place",
        "points",
        "seconds",
        "severity",
    }
)
_TRUTHS = frozenset(
    {
        "affects_image",
        "at_fault",
        "b_in_place",
        "client_failed",
        "clocked",
        "complained",
        "covered",
        "major",
        "planned",
        "recognised",
        "reported",
        "serious",
        "solicited",
    }
)
_DATES = frozenset({"callback_date", "received"})


def as_attributes(cell: str) -> dict[str, object]:
    """Return the attributes of a cell; each ``name=value``, no name twice."""
    attributes: dict[str, object] = {}
    for name, text in listed(_pair)(cell):
        if name in attributes:
            raise CellError(
                Say(f"“{name}”出现两次", f"'{name}' occurs twice"),
                Say("请删去一个", "Remove one of them"),
            )
        attributes[name] = _value(name, text)
    return attributes


def attributes_cell(attributes: Mapping[str, object]) -> str:
    """Return the cell that ``as_attributes`` reads back."""
    return ";".join(f"{name}={_text(value)}" for name, value in attributes.items())


def _pair(item: str) -> tuple[str, str]:
    name, equals, text = item.partition("=")
    if not equals or not text.strip():
        raise CellError(
            Say(f"“{item}”不是“名称=值”", f"'{item}' is not name=value"),
            Say(
                "请写成 level=省;minutes=20 的样子", "Write it like level=省;minutes=20"
            ),
        )
    return as_id(name.strip()), text.strip()


def _value(name: str, text: str) -> object:
    if name in _NUMBERS:
        number = as_number(text)
        return int(number) if number == number.to_integral_value() else number
    if name in _TRUTHS:
        return as_truth(text)
    if name in _DATES:
        return as_date(text)
    return text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
