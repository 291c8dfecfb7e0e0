"""The month as a question in whole numbers; knows no file, no law text, no solver.

People, posts and windows are numbered in the order of the hall's tables; days and
blocks in time. A *cell* is one block of one day, the atom of every model.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import gcd
from typing import NamedTuple

from hall.domain import Block, Half, HalfDay, Hall, Session
from planner.pricing import Prices

Week = tuple[dt.date, ...]  # the working days of a calendar week


class Cell(NamedTuple):
    """One block of one day, by their numbers."""

    day: int
    block: int


class GapKey(NamedTuple):
    """A post in a session of a day, by their numbers; where a gap can be."""

    day: int
    session: Session
    post: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """An activity that may count for windows whose people attend.

    Attributes:
        people: Who may or must attend, by number; only of the windows in ``quorum``.
        quorum: Attendees of a window that make it count, by window number.
    """

    id: str
    kind: str
    day: int
    blocks: tuple[int, ...]
    people: tuple[int, ...]
    quorum: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Bonus:
    """Points won by each counting activity of a window, up to a number of them.

    Attributes:
        points: Scaled points won by each.
        limit: How many can count in the month, after the facts so far.
    """

    window: int
    kind: str
    points: int
    limit: int


@dataclass(frozen=True, slots=True)
class WeekPrize:
    """Points won by each full week of a person.

    Attributes:
        points: Scaled points won by each.
        room: Scaled points that can still be won; None = no cap.
    """

    points: int
    room: int | None

    def won(self, weeks: int) -> int:
        """Return the scaled points of so many full weeks."""
        points = weeks * self.points
        return points if self.room is None else min(points, self.room)


@dataclass(frozen=True, eq=False)
class Problem:
    """A frozen month of one hall; one problem equals another only if it is the same.

    Attributes:
        days: The working days of the month.
        eligible: For each post its holder, backups by rank, then qualified thirds.
        prices: What gaps and uncovered leave cost.
        optional: Activities of the book that people may attend.
        fixed: Activities of the book with required attendance that may count.
        bonuses: What activities that count win.
        weeks: The working weeks whose last day lies in the month.
        attendance: What full weeks win, by person.
        facing: Pairs that never eat in the same block (only where a policy says so).
    """

    hall: Hall
    month: str
    days: tuple[dt.date, ...]
    eligible: tuple[tuple[int, ...], ...]
    prices: Prices
    optional: tuple[Gathering, ...] = ()
    fixed: tuple[Gathering, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    weeks: tuple[Week, ...] = ()
    attendance: Mapping[int, tuple[WeekPrize, ...]] = field(default_factory=dict)
    facing: tuple[tuple[int, int], ...] = ()
    carry: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of a working day in time."""
        return self.hall.blocks

    @cached_property
    def person(self) -> Mapping[str, int]:
        """Return the number of each staff id."""
        return {person.id: n for n, person in enumerate(self.hall.staff)}

    @cached_property
    def post(self) -> Mapping[str, int]:
        """Return the number of each post id."""
        return {post.id: n for n, post in enumerate(self.hall.posts)}

    @cached_property
    def window(self) -> Mapping[str, int]:
        """Return the number of each window id."""
        return {window.id: n for n, window in enumerate(self.hall.windows)}

    @cached_property
    def day(self) -> Mapping[dt.date, int]:
        """Return the number of each working day."""
        return {day: n for n, day in enumerate(self.days)}

    @cached_property
    def block(self) -> Mapping[str, int]:
        """Return the number of each block id."""
        return {block.id: n for n, block in enumerate(self.blocks)}

    @cached_property
    def window_of_person(self) -> tuple[int, ...]:
        """Return each person's window."""
        return tuple(self.window[person.window] for person in self.hall.staff)

    @cached_property
    def window_of_post(self) -> tuple[int, ...]:
        """Return each post's window."""
        return tuple(self.window[post.window] for post in self.hall.posts)

    @cached_property
    def staff_of(self) -> tuple[tuple[int, ...], ...]:
        """Return each window's people."""
        return _grouped(self.window_of_person, len(self.hall.windows))

    @cached_property
    def posts_of(self) -> tuple[tuple[int, ...], ...]:
        """Return each window's posts."""
        return _grouped(self.window_of_post, len(self.hall.windows))

    @cached_property
    def held_by(self) -> tuple[tuple[int, ...], ...]:
        """Return the posts each person holds."""
        holders = [self.person[post.holder] for post in self.hall.posts]
        return _grouped(holders, len(self.hall.staff))

    @cached_property
    def rank(self) -> Mapping[tuple[int, int], int]:
        """Return the rank of (post, person): 0 holder, then backups, then thirds."""
        return {
            (post, person): min(rank, len(self.hall.posts[post].backups) + 1)
            for post, people in enumerate(self.eligible)
            for rank, person in enumerate(people)
        }

    @cached_property
    def price_unit(self) -> int:
        """Return the greatest number of scaled points that divides every price."""
        won = (bonus.points for bonus in self.bonuses)
        return reduce(gcd, won, self.prices.unit) or 1

    @property
    def scale(self) -> int:
        """Return the scaled points per hundredth of a point."""
        return self.prices.scale

    @cached_property
    def minute_unit(self) -> int:
        """Return the greatest number of minutes that divides every block."""
        return reduce(gcd, (block.minutes for block in self.blocks))

    @cached_property
    def noon_blocks(self) -> tuple[int, ...]:
        """Return the blocks in which people eat."""
        return tuple(n for n, b in enumerate(self.blocks) if b.session == "noon")

    def blocks_in(self, session: Session) -> tuple[int, ...]:
        """Return the blocks of a session."""
        return tuple(n for n, b in enumerate(self.blocks) if b.session == session)

    def blocks_taken(self, half: Half) -> tuple[int, ...]:
        """Return the blocks a half-day of leave takes: its own and the noon blocks."""
        wanted = (half, "noon")
        return tuple(n for n, b in enumerate(self.blocks) if b.session in wanted)

    def is_open(self, post: int, block: int) -> bool:
        """Tell whether a post is to be served in a block."""
        noon = self.blocks[block].session == "noon"
        return self.hall.posts[post].noon if noon else True

    def backups(self, post: int) -> tuple[int, ...]:
        """Return the backups (B) of a post by rank, the holder and thirds left out."""
        return self.eligible[post][1 : len(self.hall.posts[post].backups) + 1]

    def pair(self, post: int) -> tuple[int, ...]:
        """Return the holder (A) and the backups (B) of a post."""
        return (self.eligible[post][0], *self.backups(post))

    def half_day(self, day: int, half: Half) -> HalfDay:
        """Return a half-day of the month."""
        return HalfDay(self.days[day], half)

    def served_as(self, post: int, person: int) -> str:
        """Return in which capacity a person serves a post: A, B1, B2, … or third.

        Somebody who may not serve it at all, put there by hand, is a third.
        """
        rank = self.rank.get((post, person))
        if rank == 0:
            return "A"
        backups = len(self.hall.posts[post].backups)
        return f"B{rank}" if rank is not None and rank <= backups else "third"


def _grouped(
    keys: tuple[int, ...] | list[int], size: int
) -> tuple[tuple[int, ...], ...]:
    groups: list[list[int]] = [[] for _ in range(size)]
    for item, key in enumerate(keys):
        groups[key].append(item)
    return tuple(map(tuple, groups))
