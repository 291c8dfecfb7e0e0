"""What can be changed on the board, and what a change did."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hall.domain import Block, Hall, Person, Pin, Post
from hall.plan import Change, Gap, Level, Plan
from ui.views.places import Place, Places

LUNCH = "lunch"
FREE = "free"


@dataclass(frozen=True, slots=True)
class Choice:
    """A place somebody may be put at.

    Attributes:
        place: A post id, ``lunch`` or ``free``.
        taken_by: Who is there in the plan; None = nobody, or it is no post.
    """

    place: str
    taken_by: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the plan costs.

    Attributes:
        points: Hundredths more than before (negative: fewer).
        added: Gaps that are new or longer.
        removed: Gaps that are gone or shorter.
    """

    points: int
    added: tuple[Gap, ...]
    removed: tuple[Gap, ...]


def choices(
    hall: Hall, plan: Plan, person: Person, day: dt.date, block: Block
) -> list[Choice]:
    """Return where ``person`` may be in ``block``: posts he may serve, lunch, free."""
    noon = block.session == "noon"
    there = {
        row.post: row.staff
        for row in plan.assignments
        if (row.date, row.block) == (day, block.id)
    }
    posts = [
        Choice(post.id, there.get(post.id))
        for post in hall.posts
        if (post.noon or not noon) and post in may_serve(hall, person)
    ]
    return [*posts, *([Choice(LUNCH)] if noon else []), Choice(FREE)]


def may_serve(hall: Hall, person: Person) -> list[Post]:
    """Return the posts that somebody may serve: his own, as backup, as third."""
    third = {post for staff, post in hall.qualified if staff == person.id}
    ranked = [
        (rank, post)
        for post in hall.posts
        for rank in [_rank(post, person.id, third)]
        if rank is not None
    ]
    return [post for _, post in sorted(ranked, key=lambda pair: pair[0])]


def _rank(post: Post, staff: str, third: set[str]) -> int | None:
    order = (post.holder, *post.backups)
    if staff in order:
        return order.index(staff)
    return len(order) if post.id in third else None


def place_id(place: Place) -> str | None:
    """Return the place as an edit names it; None = not to be changed here."""
    if place.kind in ("own", "stand_in"):
        return place.of
    return {"lunch": LUNCH, "free": FREE}.get(place.kind)


def pinned(pins: Iterable[Pin], staff: str, day: dt.date) -> bool:
    """Tell whether anything of this person and day is fixed by hand."""
    return any((pin.staff, pin.date) == (staff, day) for pin in pins)


def day_places(places: Places, person: Person, day: dt.date) -> dict[str, Place]:
    """Return where a person is, block by block."""
    return {b.id: places.at(person, day, b) for b in places.hall.blocks}


def level(plan: Plan, name: str) -> Level | None:
    """Return the level called ``name``."""
    return next((row for row in plan.levels if row.name == name), None)


def value(plan: Plan, name: str) -> int:
    """Return the value of a level, 0 where the plan does not have it."""
    found = level(plan, name)
    return found.value if found else 0


def effect(before: Plan, after: Plan) -> Effect:
    """Return what changing ``before`` into ``after`` costs."""
    old, new = _gaps(before), _gaps(after)
    return Effect(
        value(after, "points") - value(before, "points"),
        tuple(gap for key, gap in new.items() if key not in old),
        tuple(gap for key, gap in old.items() if key not in new),
    )


def _gaps(plan: Plan) -> Mapping[tuple[dt.date, str, str, int], Gap]:
    return {(g.date, g.session, g.post, g.minutes): g for g in plan.gaps}


def differences(before: Plan, after: Plan) -> list[Change]:
    """Return the post-blocks that two plans of a month fill differently."""
    old, new = _served(before), _served(after)
    return [
        Change(*key, before=old.get(key), after=new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]


def _served(plan: Plan) -> dict[tuple[dt.date, str, str], str]:
    return {(row.date, row.block, row.post): row.staff for row in plan.assignments}
