"""Which readings a part of a policy depends on."""

from collections.abc import Iterator

from pydantic import BaseModel

from scoring.values import FromReading


def readings_in(part: object) -> Iterator[str]:
    """Yield the names of the readings that ``part`` mentions, one or several times."""
    if isinstance(part, FromReading):
        yield part.reading
    elif isinstance(part, BaseModel):
        yield from _in_record(part)
    elif isinstance(part, (dict, tuple)):
        for value in part.values() if isinstance(part, dict) else part:
            yield from readings_in(value)


def _in_record(record: BaseModel) -> Iterator[str]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name == "when_reading":
            yield from value
        elif name != "cases":
            yield from readings_in(value)
