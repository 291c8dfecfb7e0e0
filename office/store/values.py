"""Values of facts and readings as JSON and back, exact to the type."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

DECIMAL = "$decimal"
DATE = "$date"


def pack(value: object) -> object:
    """Return ``value`` as JSON; decimals and dates say that they are ones."""
    if isinstance(value, Decimal):
        return {DECIMAL: str(value)}
    if isinstance(value, dt.date):
        return {DATE: value.isoformat()}
    if isinstance(value, Mapping):
        return {str(name): pack(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [pack(item) for item in value]
    return value


def unpack(value: object) -> object:
    """Return what ``pack`` was given (a tuple comes back as a list)."""
    match value:
        case {"$decimal": str(text), **rest} if not rest:
            return Decimal(text)
        case {"$date": str(text), **rest} if not rest:
            return dt.date.fromisoformat(text)
        case dict():
            return {str(name): unpack(item) for name, item in value.items()}
        case list():
            return [unpack(item) for item in value]
        case _:
            return value


def pack_mapping(values: Mapping[str, object]) -> dict[str, object]:
    """Pack a mapping by name."""
    return {name: pack(value) for name, value in values.items()}


def unpack_mapping(values: Mapping[str, object]) -> dict[str, object]:
    """Unpack a mapping by name."""
    return {name: unpack(value) for name, value in values.items()}


def now() -> dt.datetime:
    """Return this moment in UTC, as the tables keep it (without a zone)."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def moment(stored: dt.datetime) -> dt.datetime:
    """Return a stored moment with its zone."""
    return stored.replace(tzinfo=dt.UTC)
