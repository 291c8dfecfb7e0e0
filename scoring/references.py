"""Which readings a part of a policy depends on."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pydantic import BaseModel

from scoring.values import FromParameter, FromReading
from scoring.yaml_text import Path


def readings_in(part: object) -> Iterator[str]:
    """Yield the names of the readings that ``part`` mentions, one or several times."""
    for _, name, _ in mentions(part):
        yield name


def mentions(part: object, path: Path = ()) -> Iterator[tuple[Path, str, object]]:
    """Yield each mention of a reading: where, its name, and the value asked for.

    A mention that takes whatever the reading says (`FromReading`) asks for itself.
    """
    if isinstance(part, (FromReading, FromParameter)):
        if isinstance(part, FromReading):
            yield path, part.reading, part
    elif isinstance(part, BaseModel):
        yield from _in_record(part, path)
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from mentions(value, (*path, key))
    elif isinstance(part, tuple):
        for number, value in enumerate(part):
            yield from mentions(value, (*path, number))


def _in_record(record: BaseModel, path: Path) -> Iterator[tuple[Path, str, object]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name == "when_reading":
            for reading, wanted in value.items():
                yield (*path, name, reading), reading, wanted
        elif name != "cases":
            yield from mentions(value, (*path, name))


def blanks_in(part: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each use of a parameter in ``part``: where, and its name."""
    if isinstance(part, FromParameter):
        yield path, part.parameter
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from blanks_in(getattr(part, name), (*path, name))
    elif isinstance(part, (dict, tuple)):
        pairs = part.items() if isinstance(part, dict) else enumerate(part)
        for key, value in pairs:
            yield from blanks_in(value, (*path, key))


def reading_text(readings: Mapping[str, object], names: Iterable[str]) -> str:
    """Return readings as ``name=value, …``, each once."""
    return ", ".join(f"{name}={_word(readings[name])}" for name in dict.fromkeys(names))


@lru_cache(maxsize=1024)
def names_of(text: str) -> tuple[str, ...]:
    """Return the names in such a text."""
    return tuple(pair.partition("=")[0] for pair in text.split(", ") if pair)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "+".join(map(str, value))
    return "null" if value is None else str(value)
