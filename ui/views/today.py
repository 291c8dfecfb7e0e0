"""Who is where right now, and what changes next."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hall.domain import HALVES, Block, Half, HalfDay, Hall, Person, Post, Window
from hall.plan import CadreDuty, Gap, Plan, PlannedActivity
from ui.views.places import granted_leave


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in one block: who serves it (None = nobody), and whether as a stand-in."""

    post: Post
    staff: str | None
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A post that passes from one person to another; None = nobody."""

    post: Post
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody on leave on a day, and for which halves."""

    staff: str
    kind: str
    halves: tuple[Half, ...]


def block_at(hall: Hall, time: dt.time) -> Block:
    """Return the block that ``time`` falls into; outside hours, the nearest one."""
    for block in hall.blocks:
        if time < block.end:
            return block
    return hall.blocks[-1]


def posts_of(hall: Hall, window: str | None) -> tuple[Post, ...]:
    """Return the posts of a window, or all of them."""
    return tuple(post for post in hall.posts if window in (None, post.window))


def seats(plan: Plan, posts: Iterable[Post], day: dt.date, block: Block) -> list[Seat]:
    """Return the posts that are open in ``block`` with those who serve them."""
    served = {
        row.post: row
        for row in plan.assignments
        if row.date == day and row.block == block.id
    }
    return [
        Seat(post, row.staff, row.served_as != "A") if row else Seat(post, None)
        for post in posts
        if post.noon or block.session != "noon"
        for row in [served.get(post.id)]
    ]


def next_block(hall: Hall, block: Block) -> Block | None:
    """Return the block after ``block``, or None at the end of the day."""
    following = hall.blocks[hall.blocks.index(block) + 1 :]
    return following[0] if following else None


def moves(before: Sequence[Seat], after: Sequence[Seat]) -> list[Move]:
    """Return the posts, open in both blocks, that change hands between them."""
    were = {seat.post.id: seat.staff for seat in before}
    return [
        Move(seat.post, were[seat.post.id], seat.staff)
        for seat in after
        if seat.post.id in were and were[seat.post.id] != seat.staff
    ]


def lunch_order(
    hall: Hall, plan: Plan, day: dt.date, people: Iterable[Person]
) -> list[tuple[Block, list[str]]]:
    """Return who eats in which noon block."""
    shown = {person.id for person in people}
    eating = [row for row in plan.lunches if row.date == day and row.staff in shown]
    return [
        (block, [row.staff for row in eating if row.block == block.id])
        for block in hall.blocks
        if block.session == "noon"
    ]


def cadres_on_site(
    plan: Plan, day: dt.date, windows: Iterable[Window]
) -> list[CadreDuty]:
    """Return the cadre half-days of ``day`` at ``windows``."""
    shown = {window.id for window in windows}
    return [row for row in plan.cadres if row.date == day and row.window in shown]


def away(hall: Hall, plan: Plan, day: dt.date, people: Iterable[Person]) -> list[Away]:
    """Return who is on leave on ``day``."""
    shown = {person.id for person in people}
    rows = [row for row in granted_leave(hall, plan) if row.staff in shown]
    spells = [
        Away(
            row.staff,
            row.kind,
            tuple(h for h in HALVES if row.start <= HalfDay(day, h) <= row.end),
        )
        for row in rows
        if row.kind != "lactation"
    ]
    return [spell for spell in spells if spell.halves]


def gaps_on(plan: Plan, posts: Iterable[Post], day: dt.date) -> list[Gap]:
    """Return the gaps of ``day`` among ``posts``."""
    shown = {post.id for post in posts}
    return [gap for gap in plan.gaps if gap.date == day and gap.post in shown]


def cadres_left(plan: Plan, day: dt.date, windows: Iterable[Window]) -> int:
    """Return the cadre half-days planned from ``day`` to the end of its week."""
    shown = {window.id for window in windows}
    week = day.isocalendar()[:2]
    return sum(
        row.date >= day and row.date.isocalendar()[:2] == week and row.window in shown
        for row in plan.cadres
    )


def activities_ahead(
    plan: Plan, day: dt.date, people: Iterable[Person]
) -> list[PlannedActivity]:
    """Return the activities of these people from ``day`` on, in time."""
    shown = {person.id for person in people}
    found = [a for a in plan.activities if a.date >= day and shown & set(a.staff)]
    return sorted(found, key=lambda activity: (activity.date, activity.blocks))
