"""What somebody does on the board, read from the browser and turned into moves.

Nothing that comes from a browser is trusted: what cannot be read is nothing, and the
office checks every move again.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Literal, cast, get_args

from hall.domain import HALVES, Block, Half, Hall, Person, Pin
from ui.views.places import Places
from ui.views.rota import FREE, LUNCH, place_id

Kind = Literal["open", "put", "swap", "lunch", "pin", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A half of somebody's day on the board."""

    staff: str
    date: dt.date
    half: Half


@dataclass(frozen=True, slots=True)
class Act:
    """Something done on the board.

    Attributes:
        version: The version of the plan that was on the board.
        at: Where; None for ``undo`` and ``redo``.
        place: ``put``: a post id or ``free``.
        other: ``swap``: with whom.
    """

    kind: Kind
    version: int = 0
    at: Spot | None = None
    place: str = FREE
    other: Spot | None = field(default=None)


def read_act(event: Mapping[str, object] | None) -> Act | None:
    """Return what the board reports, None where it makes no sense."""
    if not event or event.get("kind") not in get_args(Kind):
        return None
    try:
        return Act(
            cast("Kind", event["kind"]),
            int(str(event.get("version", 0))),
            _spot(event.get("at")),
            str(event.get("place", FREE)),
            _spot(event.get("other")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _spot(raw: object) -> Spot | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise TypeError("a spot is told as a mapping")
    half: Half = "pm" if raw.get("half") == "pm" else "am"
    return Spot(str(raw["staff"]), dt.date.fromisoformat(str(raw["date"])), half)


def moves(places: Places, act: Act) -> list[Pin]:
    """Return where an act puts people, in the order in which that is done."""
    people = {person.id: person for person in places.hall.staff}
    if act.at is None or act.at.staff not in people:
        return []
    if act.kind == "put":
        return list(_put(places, people[act.at.staff], act.at, act.place))
    if act.kind == "lunch":
        return _next_lunch(places, people[act.at.staff], act.at.date)
    if act.kind == "swap" and act.other and act.other.staff in people:
        pair = people[act.at.staff], people[act.other.staff]
        return list(_swap(places, pair, act.at, act.other))
    return []


def _put(places: Places, person: Person, at: Spot, place: str) -> Iterator[Pin]:
    for block in _blocks(places.hall, at.half):
        now = place_id(places.at(person, at.date, block))
        if now is not None and now != place:
            yield Pin(at.date, block.id, person.id, place)


def _swap(
    places: Places, pair: tuple[Person, Person], at: Spot, other: Spot
) -> Iterator[Pin]:
    """Exchange two people in the half-days, and on both days where they differ."""
    one, two = pair
    days, halves = {at.date, other.date}, {at.half, other.half}
    for day, half in product(sorted(days), (h for h in HALVES if h in halves)):
        for block in _blocks(places.hall, half):
            here, there = (place_id(places.at(p, day, block)) for p in (one, two))
            if here is not None and there is not None and here != there:
                yield Pin(day, block.id, one.id, there)
                yield Pin(day, block.id, two.id, here)


def _next_lunch(places: Places, person: Person, day: dt.date) -> list[Pin]:
    """Let somebody eat one block later, after the last one first."""
    noons = [b for b in places.hall.blocks if b.session == "noon"]
    now = [place_id(places.at(person, day, block)) for block in noons]
    if LUNCH not in now:
        return []
    eats = now.index(LUNCH)
    later = (eats + 1) % len(noons)
    served = now[later]
    if served in (None, LUNCH):
        return []
    lunch = Pin(day, noons[later].id, person.id, LUNCH)
    if served == FREE:
        return [lunch]
    return [lunch, Pin(day, noons[eats].id, person.id, str(served))]


def _blocks(hall: Hall, half: Half) -> list[Block]:
    return [block for block in hall.blocks if block.session == half]


def half_pins(places: Places, at: Spot) -> list[Pin]:
    """Return the places of a half-day as pins; what cannot be moved needs none."""
    person = next((p for p in places.hall.staff if p.id == at.staff), None)
    if person is None:
        return []
    found = [
        (block, place_id(places.at(person, at.date, block)))
        for block in _blocks(places.hall, at.half)
    ]
    return [Pin(at.date, b.id, at.staff, place) for b, place in found if place]
