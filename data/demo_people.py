"""The people of the demo hall: windows, staff, posts, stand-ins and cadres.

All of it is invented. Departments are those that a county hall usually houses.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from data.demo_rooms import GIVEN_NAMES, ROOMS, SURNAMES, TASKS
from hall.domain import HALVES, Cadre, HalfDay, Person, Post, Window

_LARGE = 5
_ONE_BACKUP_ONLY = 3
_SPARE_KNOWS_POST = 0.8
_DAYS_WITHOUT_CADRE = 3
_KNOWN_PEOPLE: dict[tuple[int, int], dict[str, Any]] = {
    (4, 3): {"name": "张三", "joined": dt.date(2018, 7, 2)},
    (6, 9): {"joined": dt.date(2026, 6, 8)},  # a newcomer, from the second week on
}
# window, place in the window's list, post elsewhere that this person has learnt
_HELPERS = (
    (1, 9, "W18-P1"),
    (1, 9, "W20-P1"),
    (1, 0, "W14-P1"),
    (1, 0, "W18-P2"),
    (4, 8, "W5-P2"),
    (4, 8, "W5-P4"),
    (8, 8, "W12-P1"),
    (10, 3, "W11-P1"),
)
_CADRE_ALSO_AT = {18: ("W14",), 19: ("W20",)}


@dataclass(frozen=True)
class People:
    """Who works in the demo hall, and where each may serve."""

    windows: tuple[Window, ...]
    staff: tuple[Person, ...]
    posts: tuple[Post, ...]
    qualified: tuple[tuple[str, str], ...]
    facing: tuple[tuple[str, str], ...]
    cadres: tuple[Cadre, ...]

    def of(self, window: int) -> list[str]:
        """Return the ids of a window's people (counted from 1), head first."""
        return [p.id for p in self.staff if p.window == f"W{window}"]

    def spares(self, window: int) -> int:
        """Return how many people of a window hold no post."""
        posts = sum(post.window == f"W{window}" for post in self.posts)
        return len(self.of(window)) - posts


def make_people(rng: Random, working_days: tuple[dt.date, ...]) -> People:
    """Return the people of the demo hall."""
    staff = _staff(rng)
    people: dict[int, list[str]] = defaultdict(list)
    for person in staff:
        people[int(person.window[1:])].append(person.id)
    posts = _posts(people)
    return People(
        windows=tuple(_window(number) for number in people),
        staff=staff,
        posts=posts,
        qualified=_qualified(rng, people, posts),
        facing=_facing(posts),
        cadres=_cadres(rng, working_days),
    )


def _window(number: int) -> Window:
    room = ROOMS[number - 1]
    return Window(
        id=f"W{number}",
        name=room.name,
        department=room.department,
        kind=room.kind,
        minimum=2 if room.people >= _LARGE else 1,
        noon_minimum=1 if room.noon else 0,
    )


def _staff(rng: Random) -> tuple[Person, ...]:
    names = iter(_names(rng, 200))
    staff: list[Person] = []
    for number, room in enumerate(ROOMS, start=1):
        for index in range(room.people):
            joined = dt.date(rng.randint(2009, 2024), rng.randint(1, 12), 1)
            person = Person(
                id=f"S{len(staff) + 1:03d}",
                name=next(names),
                window=f"W{number}",
                role="clerk" if index else "head",
                joined=joined + dt.timedelta(days=rng.randrange(28)),
            )
            staff.append(replace(person, **_KNOWN_PEOPLE.get((number, index), {})))
    return tuple(staff)


def _names(rng: Random, count: int) -> list[str]:
    every = [surname + given for surname in SURNAMES for given in GIVEN_NAMES]
    return rng.sample(every, count)


def _posts(people: dict[int, list[str]]) -> tuple[Post, ...]:
    """Return the posts; in windows of five or more the head keeps himself free."""
    posts = []
    for number, members in people.items():
        room = ROOMS[number - 1]
        holders = _holders(members, room.posts)
        spares = [person for person in members if person not in holders]
        for index, holder in enumerate(holders):
            following = holders[(index + 1) % room.posts]
            others = [following] if following != holder else []
            first = spares[index % len(spares) :][:1] if spares else []
            single = bool(first) and index % 4 == _ONE_BACKUP_ONLY
            posts.append(
                Post(
                    id=f"W{number}-P{index + 1}",
                    window=f"W{number}",
                    name=f"{room.name.removesuffix('窗口')}{TASKS[index]}岗",
                    holder=holder,
                    backups=tuple(first if single else first + others),
                    noon=index < room.noon,
                )
            )
    return tuple(posts)


def _holders(members: list[str], count: int) -> list[str]:
    first = 1 if len(members) >= _LARGE else 0
    return members[first : first + count]


def _qualified(
    rng: Random, people: dict[int, list[str]], posts: tuple[Post, ...]
) -> tuple[tuple[str, str], ...]:
    """Return who may help out as a third: most spares at home, a few elsewhere."""
    pairs = []
    for post in posts:
        members = people[int(post.window[1:])]
        for person in members:
            spare = person in (members[0], members[-1]) and len(members) >= _LARGE
            known = person == post.holder or person in post.backups
            if spare and not known and rng.random() < _SPARE_KNOWS_POST:
                pairs.append((person, post.id))
    return (*pairs, *((people[w][i], post) for w, i, post in _HELPERS))


def _facing(posts: tuple[Post, ...]) -> tuple[tuple[str, str], ...]:
    """Seat the holders of posts 1 and 2, 3 and 4, … of a window face to face."""
    holders = {post.id: post.holder for post in posts}
    pairs = []
    for post in posts:
        window, number = post.id.split("-P")
        opposite = holders.get(f"{window}-P{int(number) + 1}")
        if int(number) % 2 and opposite:
            pairs.append((post.holder, opposite))
    return tuple(pairs)


def _cadres(rng: Random, working_days: tuple[dt.date, ...]) -> tuple[Cadre, ...]:
    names = iter(_names(rng, 200)[-60:])
    cadres: list[Cadre] = []
    for number, room in enumerate(ROOMS, start=1):
        for _ in range(room.cadres):
            windows = (f"W{number}", *_CADRE_ALSO_AT.get(number, ()))
            cadres.append(
                Cadre(
                    id=f"C{len(cadres) + 1:02d}",
                    name=next(names),
                    windows=windows,
                    unavailable=_unavailable(rng, working_days),
                )
            )
    return tuple(cadres)


def _unavailable(rng: Random, working_days: tuple[dt.date, ...]) -> frozenset[HalfDay]:
    halves = []
    for day in rng.sample(working_days, _DAYS_WITHOUT_CADRE):
        halves += rng.choice(
            (
                [HalfDay(day, "am")],
                [HalfDay(day, "pm")],
                [HalfDay(day, h) for h in HALVES],
            )
        )
    return frozenset(halves)
