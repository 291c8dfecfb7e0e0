"""A referee of its own: reads an instance and a written roster, knows no solver.

Plain Python on purpose, with its own reading of the file, so that a mistake of the
model is not repeated here.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

Rows = list[list[str]]
_FIRST_SATURDAY, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the referee says: the value, and every hard rule that is broken."""

    value: int
    violations: tuple[str, ...]


def check(instance: Path, roster: Path) -> Verdict:
    """Judge a written roster."""
    tables = _tables(instance)
    days = int(tables["HORIZON"][0][0])
    shifts = {row[0]: row for row in tables["SHIFTS"]}
    given: dict[str, list[str]] = json.loads(roster.read_text(encoding="utf-8"))
    shape = list(_misshapen(tables["STAFF"], given, days, set(shifts)))
    if shape:
        return Verdict(0, tuple(shape))
    faults: list[str] = []
    for row in tables["STAFF"]:
        faults += _person(row, given[row[0]], shifts)
    for person, *off in tables.get("DAYS_OFF", []):
        faults += [
            f"{person}: works on day off {d}" for d in off if given[person][int(d)]
        ]
    return Verdict(_wishes(tables, given) + _cover(tables, given), tuple(faults))


def _tables(path: Path) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    rows: Rows = []
    for raw in path.read_text(encoding="utf-8-sig").splitlines():
        line = raw.strip()
        if line.startswith("SECTION_"):
            rows = tables.setdefault(line.removeprefix("SECTION_"), [])
        elif line and line[0] != "#":
            rows.append(line.split(","))
    return tables


def _misshapen(
    staff: Rows, given: dict[str, list[str]], days: int, shifts: set[str]
) -> Iterator[str]:
    people = {row[0] for row in staff}
    yield from (f"{person}: missing" for person in sorted(people - set(given)))
    yield from (f"{person}: not of the staff" for person in sorted(set(given) - people))
    for person, line in given.items():
        if len(line) != days:
            yield f"{person}: {len(line)} days instead of {days}"
        yield from (
            f"{person}: no shift {s!r}" for s in sorted(set(line) - shifts - {""})
        )


def _person(row: list[str], line: list[str], shifts: dict[str, list[str]]) -> list[str]:
    person, limits, most, least, *_ = row
    faults = [
        f"{person}: {b} after {a} on day {day + 1}"
        for day, (a, b) in enumerate(pairwise(line))
        if a and b and b in shifts[a][2].split("|")
    ]
    worked = Counter(shift for shift in line if shift)
    for part in limits.split("|"):
        shift, limit = part.split("=")
        if worked[shift] > int(limit):
            faults.append(f"{person}: {worked[shift]} times {shift}, at most {limit}")
    minutes = sum(int(shifts[shift][1]) * times for shift, times in worked.items())
    if not int(least) <= minutes <= int(most):
        faults.append(f"{person}: {minutes} minutes, not {least} to {most}")
    return faults + _runs(row, line)


def _runs(row: list[str], line: list[str]) -> list[str]:
    person = row[0]
    max_run, min_run, min_off, max_weekends = (int(part) for part in row[4:8])
    faults, start = [], 0
    for works, group in groupby(line, bool):
        length = len(list(group))
        inside = start > 0 and start + length < len(line)
        if works and length > max_run:
            faults.append(f"{person}: {length} shifts in a row from day {start}")
        if works and inside and length < min_run:
            faults.append(f"{person}: only {length} shifts in a row from day {start}")
        if not works and inside and length < min_off:
            faults.append(f"{person}: only {length} days off from day {start}")
        start += length
    weekends = sum(
        1
        for day in range(_FIRST_SATURDAY, len(line), _WEEK)
        if any(line[day : day + 2])
    )
    if weekends > max_weekends:
        faults.append(f"{person}: {weekends} weekends, at most {max_weekends}")
    return faults


def _wishes(tables: dict[str, Rows], given: dict[str, list[str]]) -> int:
    unmet = sum(
        int(weight)
        for person, day, shift, weight in tables.get("SHIFT_ON_REQUESTS", [])
        if given[person][int(day)] != shift
    )
    unwanted = sum(
        int(weight)
        for person, day, shift, weight in tables.get("SHIFT_OFF_REQUESTS", [])
        if given[person][int(day)] == shift
    )
    return unmet + unwanted


def _cover(tables: dict[str, Rows], given: dict[str, list[str]]) -> int:
    cost = 0
    for day, shift, need, under, over in tables["COVER"]:
        served = sum(1 for line in given.values() if line[int(day)] == shift)
        missing = int(need) - served
        cost += missing * int(under) if missing > 0 else -missing * int(over)
    return cost
