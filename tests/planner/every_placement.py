"""The contract by brute force: every placement of a tiny hall, in plain Python.

Nothing couples two sessions of a hall but unevenness: the halls here are cut so that
am and pm have one block each, lunch lies within noon and there is one activity, in one
session. So every placement of a session is looked at, and only evenness is put
together over the month.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product

from hall.domain import HALVES, Block, HalfDay, Hall, Person, Post, Session

Where = tuple[str, str]  # block, staff
Placement = Mapping[Where, str]  # a post, "lunch", an activity or "free"
GapKey = tuple[dt.date, Session, str, int]  # date, session, post, minutes
FREE, LUNCH, AWAY = "free", "lunch", "away"


@dataclass(frozen=True)
class Sitting:
    """One session of one day of a hall, and all that can happen in it."""

    hall: Hall
    day: dt.date
    session: Session

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return its blocks."""
        return tuple(b for b in self.hall.blocks if b.session == self.session)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Return the posts that are open in it."""
        return tuple(p for p in self.hall.posts if p.noon or self.session != "noon")

    def eligible(self, post: Post) -> set[str]:
        """Return who may serve a post."""
        thirds = {staff for staff, other in self.hall.qualified if other == post.id}
        return {post.holder, *post.backups} | thirds

    def leave_halves(self, person: Person) -> set[str]:
        """Return the halves of the day in which a person is on approved leave."""
        return {
            half
            for half in HALVES
            for row in self.hall.leave
            if row.staff == person.id and row.status == "approved"
            if row.start <= HalfDay(self.day, half) <= row.end
        }

    def absent(self, person: Person) -> bool:
        """Tell whether a person is nowhere in this session."""
        if person.joined is not None and self.day < person.joined:
            return True
        halves = self.leave_halves(person)
        return bool(halves) if self.session == "noon" else self.session in halves

    def meeting(self, person: Person, block: Block) -> str | None:
        """Return the required activity that a person attends in a block."""
        for activity in self.hall.activities:
            here = activity.date == self.day and block.id in activity.blocks
            if here and activity.required and person.id in activity.staff:
                return None if self.absent(person) else activity.id
        return None

    def options(self, person: Person, block: Block) -> list[str]:
        """Return every place that a person could be in, by himself."""
        if self.absent(person):
            return [AWAY]
        if (meeting := self.meeting(person, block)) is not None:
            return [meeting]
        places = [FREE, *(p.id for p in self.posts if person.id in self.eligible(p))]
        if self.session == "noon":
            places.append(LUNCH)
        places += [
            activity.id
            for activity in self.hall.activities
            if not activity.required and activity.date == self.day
            if block.id in activity.blocks and person.id in activity.staff
        ]
        return places

    def must_eat(self, person: Person) -> bool:
        """Tell whether a person eats in exactly one block of this noon."""
        if self.session != "noon" or self.absent(person) or self.leave_halves(person):
            return False
        return any(self.meeting(person, block) is None for block in self.blocks)

    def all(self) -> Iterator[Placement]:
        """Yield every placement, lawful or not."""
        keys = [(b.id, p.id) for p in self.hall.staff for b in self.blocks]
        choices = [self.options(p, b) for p in self.hall.staff for b in self.blocks]
        for places in product(*choices):
            yield dict(zip(keys, places, strict=True))

    def lawful(self, at: Placement) -> bool:
        """Tell whether a placement respects the contract."""
        return (
            all(self._lunches(at, p) == self.must_eat(p) for p in self.hall.staff)
            and self._seats(at)
            and all(self._one_server(at, block) for block in self.blocks)
            and all(self._pinned(at, block) for block in self.blocks)
            and all(self._enough(at, block) for block in self.blocks)
        )

    def lawful_ones(self) -> list[Placement]:
        """Return every lawful placement."""
        return [at for at in self._well_fed() if self.lawful(at)]

    def _well_fed(self) -> Iterator[Placement]:
        """Yield the placements in which everybody eats as he must: far fewer."""
        days = [
            [
                places
                for places in product(*(self.options(p, b) for b in self.blocks))
                if places.count(LUNCH) == self.must_eat(p)
            ]
            for p in self.hall.staff
        ]
        for chosen in product(*days):
            yield {
                (block.id, person.id): place
                for person, places in zip(self.hall.staff, chosen, strict=True)
                for block, place in zip(self.blocks, places, strict=True)
            }

    def _lunches(self, at: Placement, person: Person) -> int:
        return sum(at[block.id, person.id] == LUNCH for block in self.blocks)

    def _seats(self, at: Placement) -> bool:
        seats = self.hall.canteen_seats
        eating = Counter(block for (block, _), place in at.items() if place == LUNCH)
        return seats is None or all(number <= seats for number in eating.values())

    def _one_server(self, at: Placement, block: Block) -> bool:
        served = [at[block.id, p.id] for p in self.hall.staff]
        return all(served.count(post.id) <= 1 for post in self.posts)

    def _pinned(self, at: Placement, block: Block) -> bool:
        absent = {p.id for p in self.hall.staff if self.absent(p)}
        return all(
            at[block.id, pin.staff] == pin.place
            for pin in self.hall.pins
            if (pin.date, pin.block) == (self.day, block.id) and pin.staff not in absent
        )

    def _enough(self, at: Placement, block: Block) -> bool:
        return all(
            self._at_noon(at, block, window.id, window.noon_minimum)
            if self.session == "noon"
            else self._served(at, block, window.id)
            >= min(window.minimum, self._able(block, window.id))
            for window in self.hall.windows
        )

    def _served(self, at: Placement, block: Block, window: str) -> int:
        posts = {post.id for post in self.posts if post.window == window}
        return len(posts & {at[block.id, p.id] for p in self.hall.staff})

    def _able(self, block: Block, window: str) -> int:
        """Return how many posts a window's own available people can serve at once."""
        pins = {
            pin.staff: pin.place
            for pin in self.hall.pins
            if (pin.date, pin.block) == (self.day, block.id)
        }
        posts = [post for post in self.posts if post.window == window]
        people = [
            p.id
            for p in self.hall.staff
            if p.window == window and not self.absent(p) and not self.meeting(p, block)
        ]
        spare = [*people, *([""] * len(posts))]
        return max(
            sum(
                who in self.eligible(post) and pins.get(who, post.id) == post.id
                for who, post in zip(order, posts, strict=False)
            )
            for order in permutations(spare, len(posts))
        )

    def _at_noon(self, at: Placement, block: Block, window: str, least: int) -> bool:
        if self._served(at, block, window) >= least:
            return True
        served = {at[block.id, p.id] for p in self.hall.staff}
        freed = {
            pin.staff
            for pin in self.hall.pins
            if (pin.date, pin.block, pin.place) == (self.day, block.id, FREE)
        }
        return not any(
            at[block.id, p.id] == FREE and p.id in self.eligible(post)
            for p in self.hall.staff
            if p.window == window and p.id not in freed
            for post in self.posts
            if post.window == window and post.id not in served
        )

    def gaps(self, at: Placement) -> tuple[GapKey, ...]:
        """Return the gaps of a placement."""
        found = []
        for post in self.posts:
            minutes = sum(
                block.minutes
                for block in self.blocks
                if all(at[block.id, p.id] != post.id for p in self.hall.staff)
            )
            if minutes:
                found.append((self.day, self.session, post.id, minutes))
        return tuple(found)

    def attended(self, at: Placement) -> frozenset[tuple[str, str]]:
        """Return (activity, staff) of the optional activities that are attended."""
        optional = {a.id for a in self.hall.activities if not a.required}
        return frozenset(
            (place, staff) for (_, staff), place in at.items() if place in optional
        )

    def counts(self, at: Placement) -> Counter[tuple[str, str]]:
        """Return lunches by block and stand-in duties of each person."""
        holder = {post.id: post.holder for post in self.hall.posts}
        found: Counter[tuple[str, str]] = Counter()
        for (block, staff), place in at.items():
            if place == LUNCH:
                found[staff, f"lunch:{block}"] += 1
            elif holder.get(place, staff) != staff:
                found[staff, "stand_ins"] += 1
        return found


def sittings(hall: Hall) -> list[Sitting]:
    """Return the sessions of a hall's month, in time."""
    sessions: Sequence[Session] = ("am", "noon", "pm")
    return [Sitting(hall, d, s) for d in hall.working_days or () for s in sessions]


def unevenness(hall: Hall, counts: Mapping[tuple[str, str], int]) -> int:
    """Return Σ n(n+1)/2 with what was carried over."""
    carried = {key: int(value) for key, value in hall.carry.items()}
    loads = [
        carried.get(key, 0) + counts.get(key, 0) for key in set(carried) | set(counts)
    ]
    return sum(n * (n + 1) // 2 for n in loads)
