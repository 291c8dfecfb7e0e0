"""Read an instance of Curtois & Qu's shift-scheduling benchmark into plain arrays.

The format and its conventions: T. Curtois, R. Qu, "Computational results on new staff
scheduling benchmark instances", 2014 (schedulingbenchmarks.org).
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
WEEK = 7
_FIELDS = 8  # of a line of SECTION_STAFF


class Unreadable(ValueError):
    """The file is not an instance: says where, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What a person's pattern must keep. Minutes over the horizon, runs in days."""

    max_minutes: int
    min_minutes: int
    max_run: int
    min_run: int
    min_off: int
    max_weekends: int


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance; arrays are indexed person, day, shift.

    Attributes:
        minutes: Length of each shift.
        follows: ``follows[a, b]`` tells whether shift b may come the day after a.
        most: How often a person may work each shift, [person, shift].
        free: Days a person must have off, [person, day].
        wish: What a shift costs the person's wishes, [person, day, shift]; negative
            where a wish is met.
        wish_base: Cost of the wishes if nobody works at all.
        need: People needed, [day, shift]; ``under`` and ``over`` the cost of each
            person short or too many.
    """

    name: str
    days: int
    shifts: tuple[str, ...]
    people: tuple[str, ...]
    contracts: tuple[Contract, ...]
    minutes: Ints
    follows: Bools
    most: Ints
    free: Bools
    wish: Ints
    wish_base: int
    need: Ints
    under: Ints
    over: Ints

    def cost(self, roster: Ints) -> int:
        """Return the value of a roster [person, day], -1 for a day off."""
        worked = roster[:, :, None] == np.arange(len(self.shifts))
        served = worked.sum(axis=0)
        short = np.maximum(self.need - served, 0) * self.under
        extra = np.maximum(served - self.need, 0) * self.over
        wishes = self.wish_base + int(self.wish[worked].sum())
        return wishes + int(short.sum()) + int(extra.sum())


def read_instance(path: Path) -> Instance:
    """Read one file; raises Unreadable if it is not of the format."""
    sections = _sections(path)
    try:
        return _build(path.stem, sections)
    except (KeyError, ValueError, IndexError) as error:
        raise Unreadable(
            f"{path}: not a Curtois & Qu instance ({error!r}); check the sections "
            "HORIZON, SHIFTS, STAFF, DAYS_OFF, SHIFT_ON/OFF_REQUESTS and COVER"
        ) from error


def _sections(path: Path) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    section = ""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        text = line.strip()
        if text.startswith("SECTION_"):
            section = text
        elif text and not text.startswith("#"):
            found[section].append([part.strip() for part in text.split(",")])
    return found


def _build(name: str, sections: dict[str, list[list[str]]]) -> Instance:
    days = int(sections["SECTION_HORIZON"][0][0])
    shift = {row[0]: at for at, row in enumerate(sections["SECTION_SHIFTS"])}
    person = {row[0]: at for at, row in enumerate(sections["SECTION_STAFF"])}
    wish, base = _wishes(sections, (person, days, shift))
    need, under, over = _cover(sections["SECTION_COVER"], days, shift)
    return Instance(
        name=name,
        days=days,
        shifts=tuple(shift),
        people=tuple(person),
        contracts=tuple(_contract(row) for row in sections["SECTION_STAFF"]),
        minutes=np.array([int(row[1]) for row in sections["SECTION_SHIFTS"]]),
        follows=_follows(sections["SECTION_SHIFTS"], shift),
        most=_most(sections["SECTION_STAFF"], days, shift),
        free=_free(sections["SECTION_DAYS_OFF"], person, days),
        wish=wish,
        wish_base=base,
        need=need,
        under=under,
        over=over,
    )


def _contract(row: list[str]) -> Contract:
    if len(row) != _FIELDS:
        raise ValueError(f"a person has {_FIELDS} fields, not {len(row)}: {row}")
    return Contract(*(int(part) for part in row[2:]))


def _follows(rows: list[list[str]], shift: dict[str, int]) -> Bools:
    allowed = np.ones((len(shift), len(shift)), dtype=np.bool_)
    for row in rows:
        for other in row[2].split("|") if len(row) > 2 and row[2] else []:  # noqa: PLR2004
            allowed[shift[row[0]], shift[other]] = False
    return allowed


def _most(rows: list[list[str]], days: int, shift: dict[str, int]) -> Ints:
    most = np.full((len(rows), len(shift)), days, dtype=np.int64)
    for at, row in enumerate(rows):
        for part in row[1].split("|"):
            name, _, limit = part.partition("=")
            most[at, shift[name]] = int(limit)
    return most


def _free(rows: list[list[str]], person: dict[str, int], days: int) -> Bools:
    free = np.zeros((len(person), days), dtype=np.bool_)
    for row in rows:
        free[person[row[0]], [int(day) for day in row[1:]]] = True
    return free


def _wishes(
    sections: dict[str, list[list[str]]],
    axes: tuple[dict[str, int], int, dict[str, int]],
) -> tuple[Ints, int]:
    person, days, shift = axes
    wish = np.zeros((len(person), days, len(shift)), dtype=np.int64)
    base = 0
    for who, day, what, weight in sections["SECTION_SHIFT_ON_REQUESTS"]:
        wish[person[who], int(day), shift[what]] -= int(weight)
        base += int(weight)
    for who, day, what, weight in sections["SECTION_SHIFT_OFF_REQUESTS"]:
        wish[person[who], int(day), shift[what]] += int(weight)
    return wish, base


def _cover(
    rows: list[list[str]], days: int, shift: dict[str, int]
) -> tuple[Ints, Ints, Ints]:
    table = np.zeros((3, days, len(shift)), dtype=np.int64)
    for day, what, *numbers in rows:
        table[:, int(day), shift[what]] = [int(number) for number in numbers]
    return table[0], table[1], table[2]
