"""What reading a book has found so far: errors, warnings, and where."""

import difflib
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from hall.errors import Fault, Say


class Place(NamedTuple):
    """Where in a book: file, line counted from 1, column name or number."""

    file: str
    row: int | None = None
    column: str | int | None = None


class Findings:
    """Collects every fault of a book, so that all can be reported at once."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.errors: list[Fault] = []
        self.warnings: list[Fault] = []

    def error(self, place: Place, what: Say, remedy: Say) -> None:
        """Note something that keeps the book from being used."""
        self.errors.append(Fault(place.file, what, remedy, place.row, place.column))

    def warn(self, place: Place, what: Say, remedy: Say) -> None:
        """Note something that is allowed but probably not meant."""
        self.warnings.append(Fault(place.file, what, remedy, place.row, place.column))


def did_you_mean(value: str, known: Collection[str], otherwise: Say) -> Say:
    """Return a remedy that names the known word closest to ``value``, if any.

    ``otherwise`` says what to do if that is not meant; its English in lower case.
    """
    close = _closest(value, frozenset(known))
    if close is None:
        return Say(otherwise.zh, otherwise.en[0].upper() + otherwise.en[1:])
    return Say(
        f"是否应为“{close}”？否则：{otherwise.zh}",
        f"Did you mean '{close}'? Otherwise: {otherwise.en}",
    )


@lru_cache(maxsize=1024)
def _closest(value: str, known: frozenset[str]) -> str | None:
    """Return the closest word; remembered, for one wrong id may be in many rows."""
    close = difflib.get_close_matches(value, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None
