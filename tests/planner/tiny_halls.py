"""Random halls of a handful of people, small enough to look at every placement."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar, get_args

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from hall.domain import (
    Activity,
    HalfDay,
    Hall,
    LeaveKind,
    LeaveRequest,
    Person,
    Pin,
    PolicyChoice,
    Post,
    Window,
)
from tests.planner.tiny import BLOCKS, LEAVE, STAFF, WINDOW, june

Row = TypeVar("Row")
QUIET = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # halls are small as they are; shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)
RED_FLAG, STAR = "changxing-red-flag-window", "changxing-service-star"
HEXIAN, YANLING = "hexian-window", "yanling-hrss-window"
POLICIES = (
    (STAFF,),
    (),
    (WINDOW,),
    (STAFF, WINDOW),
    (STAFF, WINDOW, LEAVE),
    (HEXIAN,),
    (HEXIAN, STAFF, WINDOW),
    (YANLING,),
    (YANLING, HEXIAN),
)
CAPPED = ((RED_FLAG,), (STAR,), (RED_FLAG, STAFF), (STAR, HEXIAN))
KINDS: tuple[LeaveKind, ...] = get_args(LeaveKind)


@st.composite
def halls(
    draw: st.DrawFn, most_days: int = 2, in_force: Sequence[tuple[str, ...]] = POLICIES
) -> Hall:
    """Draw a hall of one or two windows, two to four people and one to three posts."""
    days = tuple(june(n + 1) for n in range(draw(st.integers(1, most_days))))
    ids = ("W1", "W2")[: draw(st.integers(1, 2))]
    staff = _staff(draw, ids)
    names = [person.id for person in staff]
    posts = tuple(
        draw(_post(number, ids, names)) for number in range(draw(st.integers(1, 3)))
    )
    base = Hall(
        id="tiny",
        name="tiny",
        blocks=BLOCKS,
        windows=tuple(draw(_window(window, posts)) for window in ids),
        staff=staff,
        posts=posts,
        canteen_seats=draw(st.none() | st.integers(1, len(staff))),
        working_days=days,
        policies=tuple(map(PolicyChoice, draw(st.sampled_from(in_force)))),
        qualified=draw(_few(st.tuples(_one(names), _one([p.id for p in posts])), 1)),
        leave=draw(_leave(names, days)),
        activities=draw(_few(_activity(names, days), 1)),
        pins=draw(_few(_pin(names, posts, days), 2)),
        carry=draw(
            st.dictionaries(
                st.tuples(_one(names), _one(["lunch:L1", "stand_ins"])),
                st.integers(0, 3).map(Decimal),
                max_size=2,
            )
        ),
    )
    return _with_lecture(base) if draw(st.integers(0, 3)) == 0 else base


def _with_lecture(base: Hall) -> Hall:
    """Let everybody attend a training that a window's policy asks for."""
    crowd = tuple(person.id for person in base.staff)
    lecture = Activity("T1", "T1", "training", june(1), ("pm",), crowd, required=False)
    policies = tuple(map(PolicyChoice, (STAFF, WINDOW)))
    return replace(base, policies=policies, activities=(lecture,))


def _one(values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


def _few(row: st.SearchStrategy[Row], most: int) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(row, max_size=most, unique_by=_who_and_when).map(tuple)


def _who_and_when(row: object) -> object:
    return (row.date, row.block, row.staff) if isinstance(row, Pin) else repr(row)


def _staff(draw: st.DrawFn, ids: tuple[str, ...]) -> tuple[Person, ...]:
    number = draw(st.integers(max(2, len(ids)), 4))
    late = draw(st.sampled_from([None] * 7 + [number - 1]))
    return tuple(
        Person(
            f"S{n}",
            f"S{n}",
            ids[n] if n < len(ids) else draw(st.sampled_from(ids)),
            joined=june(2) if n == late else None,
        )
        for n in range(number)
    )


@st.composite
def _post(draw: st.DrawFn, number: int, ids: tuple[str, ...], names: list[str]) -> Post:
    holder, *others = draw(st.permutations(names))
    backups = tuple(others[: draw(st.integers(0, 2))])
    window = draw(st.sampled_from(ids))
    noon = draw(st.booleans()) and number < 2  # three noon posts take too long
    return Post(f"P{number}", window, f"P{number}", holder, backups, noon)


def _window(window: str, posts: tuple[Post, ...]) -> st.SearchStrategy[Window]:
    noon = sum(post.noon for post in posts if post.window == window)
    return st.builds(
        Window,
        st.just(window),
        st.just(window),
        st.just(""),
        st.just("administrative"),
        st.integers(0, 2),
        st.integers(0, min(1, noon)),
    )


def _leave(
    names: list[str], days: tuple[dt.date, ...]
) -> st.SearchStrategy[tuple[LeaveRequest, ...]]:
    halves = st.builds(HalfDay, st.sampled_from(days), st.sampled_from(("am", "pm")))
    row = st.builds(
        lambda staff, kind, ends: LeaveRequest(
            f"R-{staff}", staff, kind, min(ends), max(ends), "approved"
        ),
        _one(names),
        st.sampled_from(KINDS),
        st.tuples(halves, halves),
    )
    return st.lists(row, max_size=2, unique_by=lambda r: r.staff).map(tuple)


def _activity(
    names: list[str], days: tuple[dt.date, ...]
) -> st.SearchStrategy[Activity]:
    """Draw an activity; what people may attend lies in the afternoon."""
    crowd = st.lists(_one(names), min_size=1, unique=True).map(sorted).map(tuple)
    day = st.sampled_from(days)
    blocks = st.sampled_from((("am",), ("L1",), ("L1", "L2"), ("pm",)))
    kinds = st.sampled_from(("training", "outreach", "training", "meeting"))
    may = st.builds(
        Activity, st.just("T1"), st.just("T1"), kinds, day, st.just(("pm",)), crowd,
        st.just(False),
    )  # fmt: skip
    must = st.builds(
        Activity, st.just("T1"), st.just("T1"), kinds, day, blocks, crowd, st.just(True)
    )
    return may | must


@st.composite
def _pin(
    draw: st.DrawFn,
    names: list[str],
    posts: tuple[Post, ...],
    days: tuple[dt.date, ...],
) -> Pin:
    block = draw(st.sampled_from(BLOCKS))
    noon = block.session == "noon"
    places = ["free", *(post.id for post in posts if post.noon or not noon)]
    if noon:
        places.append("lunch")
    day = draw(st.sampled_from(days))
    return Pin(day, block.id, draw(_one(names)), draw(_one(places)))
