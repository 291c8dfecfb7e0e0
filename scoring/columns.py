"""Columns of whole numbers: coded, joined and added up exactly, all at once."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
NONE = -1
_SMALL = 1 << 16  # a table of so many numbers costs nothing
_WIDE = 1 << 31
_EXACT = 1 << 53  # whole numbers below are exact in floating point


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of things, each kept once.

    Attributes:
        codes: Positions in ``values``; -1 = nothing is said.
    """

    codes: Ints
    values: Sequence[object]

    @classmethod
    def of(cls, things: Iterable[object]) -> "Coded":
        """Code things; None is nothing."""
        numbers = Numbering()
        codes = [numbers.optional(each) for each in things]
        return cls(narrow(np.array(codes, dtype=np.int64)), numbers.things)

    def take(self, some: Any) -> "Coded":
        """Return the column of some rows: positions, a mask or a slice."""
        return Coded(self.codes[some], self.values)

    def at(self, row: int) -> object:
        """Return the thing of a row, None where nothing is said."""
        code = int(self.codes[row])
        return None if code < 0 else self.values[code]


class Numbering:
    """Gives equal things equal numbers, in order of first appearance."""

    def __init__(self, things: Iterable[object] = ()) -> None:
        """Number some things to begin with."""
        self._known: dict[Hashable, int] = {}
        self.things: list[object] = []
        for each in things:
            self(each)

    def __call__(self, thing: object) -> int:
        """Return the number of ``thing``; true, 1 and 1.0 are three things."""
        key = thing if type(thing) is str else (type(thing), _hashable(thing))
        number = self._known.setdefault(key, len(self.things))
        if number == len(self.things):
            self.things.append(thing)
        return number

    def optional(self, thing: object) -> int:
        """Return the number of ``thing``, -1 for None."""
        return NONE if thing is None else self(thing)


def _hashable(thing: object) -> Hashable:
    return thing if isinstance(thing, Hashable) else repr(thing)


def narrow(codes: Ints) -> Ints:
    """Return the same numbers in as few bytes as hold them."""
    least, most = codes.min(initial=0), codes.max(initial=0)
    for kind in (np.int8, np.int16, np.int32):
        if np.iinfo(kind).min <= least and most <= np.iinfo(kind).max:
            return codes.astype(kind)
    return codes


def mixed(parts: Iterable[tuple[Ints, int]], length: int) -> tuple[Ints, Ints]:
    """Return one number for each distinct row of several columns, and such a row each.

    Args:
        parts: Columns with numbers from 0, and how many different ones there can be.
        length: Rows of the columns.
    """
    key: Ints = np.zeros(length, dtype=np.int64)
    size = 1
    for codes, many in parts:
        if size * many > _room(length):
            key, where = _renumbered(key, size)
            size = len(where)
        key = key * many + codes
        size *= many
    return _renumbered(key, size)


def _room(length: int) -> int:
    return max(_SMALL, 4 * length)


def _renumbered(key: Ints, size: int) -> tuple[Ints, Ints]:
    """Return the numbers without gaps, and a row for each."""
    if size > _room(len(key)):
        _, where, numbers = np.unique(key, return_index=True, return_inverse=True)
        return numbers, where
    rows = np.full(size, NONE, dtype=np.int64)
    rows[key] = np.arange(len(key))
    there = rows >= 0
    return (np.cumsum(there) - 1)[key], rows[there]


def leaders(keys: Ints) -> Ints:
    """Return for each of the sorted ``keys`` the position of the first equal one."""
    starts = np.ones(len(keys), dtype=bool)
    starts[1:] = keys[1:] != keys[:-1]
    first: Ints = np.maximum.accumulate(np.where(starts, np.arange(len(keys)), 0))
    return first


def joined(left: Ints, right: Ints) -> Ints:
    """Return one number for each pair of numbers; pairs keep their order."""
    if not len(left):
        return np.zeros(0, dtype=np.int64)
    least = int(right.min())
    many = int(right.max()) - least + 1
    wide = "i4" if (int(left.max()) + 1) * many < _WIDE else "i8"
    pairs: Ints = left.astype(wide) * many + (right - least).astype(wide)
    return pairs


def sums(keys: Ints, values: Ints, size: int) -> Ints:
    """Add up ``values`` by key, exactly."""
    most = max(int(values.max(initial=0)), -int(values.min(initial=0)))
    if len(values) * most < _EXACT:
        return np.bincount(keys, values, size).astype(np.int64)
    found = np.zeros(size, dtype=np.int64)
    np.add.at(found, keys, values)
    return found
