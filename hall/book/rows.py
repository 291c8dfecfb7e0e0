"""The rows of every table of a hall: what ``draft`` reads, written again."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from hall.book.attributes import attributes_cell
from hall.book.schema import COLUMNS, EVERYBODY, HEADS, LIST_SEPARATOR, WINDOW_PREFIX
from hall.domain import Activity, Cadre, Fact, HalfDay, Hall, LeaveRequest, Person, Post

Cell = str | int | bool | Decimal | dt.date | dt.time | None


def rows_of(hall: Hall) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of each table, without headers, as the text of their cells."""
    rows: dict[str, Iterable[tuple[Cell | HalfDay, ...]]] = {
        "windows": (
            (w.id, w.name, w.department, w.kind, w.minimum, w.noon_minimum)
            for w in hall.windows
        ),
        "staff": (
            (p.id, p.name, p.window, p.role, p.joined, p.lactation_until)
            for p in hall.staff
        ),
        "posts": map(_post, hall.posts),
        "qualified": hall.qualified,
        "facing": hall.facing,
        "cadres": map(_cadre, hall.cadres),
        "leave": map(_leave, hall.leave),
        "activities": (_activity(a, hall.staff) for a in hall.activities),
        "pins": ((p.date, p.block, p.staff, p.place) for p in hall.pins),
        "carry": ((*key, value) for key, value in hall.carry.items()),
        "facts": map(_fact, hall.facts),
    }
    return {
        name: [tuple(_text(cell) for cell in row) for row in rows[name]]
        for name in COLUMNS
    }


def _post(post: Post) -> tuple[Cell, ...]:
    backups = LIST_SEPARATOR.join(post.backups)
    return post.id, post.window, post.name, post.holder, backups, post.noon


def _cadre(cadre: Cadre) -> tuple[Cell, ...]:
    windows = LIST_SEPARATOR.join(cadre.windows)
    return cadre.id, cadre.name, windows, _half_days(cadre.unavailable)


def _half_days(half_days: frozenset[HalfDay]) -> str:
    """Return half-days in order; a day away in both halves is written as the day."""
    words = []
    for half_day in sorted(half_days):
        date = half_day.date
        whole = {HalfDay(date, "am"), HalfDay(date, "pm")} <= half_days
        words.append(date.isoformat() if whole else str(half_day))
    return LIST_SEPARATOR.join(dict.fromkeys(words))


def _leave(request: LeaveRequest) -> tuple[Cell | HalfDay, ...]:
    return (
        request.id,
        request.staff,
        request.kind,
        request.start,
        request.end,
        request.status,
        request.submitted,
        request.substitute,
        request.documents,
    )


def _activity(activity: Activity, staff: tuple[Person, ...]) -> tuple[Cell, ...]:
    return (
        activity.id,
        activity.name,
        activity.kind,
        activity.date,
        LIST_SEPARATOR.join(activity.blocks),
        _people(activity.staff, staff),
        activity.required,
    )


def _people(ids: tuple[str, ...], staff: tuple[Person, ...]) -> str:
    """Return the word for a whole group of people, or their ids."""
    groups = {EVERYBODY: [p.id for p in staff]}
    groups[HEADS] = [p.id for p in staff if p.role == "head"]
    for person in staff:
        group = groups.setdefault(f"{WINDOW_PREFIX}{person.window}", [])
        group.append(person.id)
    words = [word for word, group in groups.items() if tuple(group) == ids]
    return words[0] if words and len(ids) > 1 else LIST_SEPARATOR.join(ids)


def _fact(fact: Fact) -> tuple[Cell, ...]:
    attributes = dict(fact.attributes)
    if fact.substitute_for is not None:
        attributes["substitute_for"] = fact.substitute_for
    return (
        fact.id,
        fact.type,
        fact.subject,
        fact.date,
        fact.time,
        fact.count,
        fact.value,
        fact.incident,
        fact.verified,
        fact.item,
        attributes_cell(attributes),
    )


def _text(cell: Cell | HalfDay) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, dt.time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    return str(cell)
