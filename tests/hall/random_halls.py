"""Random sound halls for Hypothesis: small, and odd in every column."""

import datetime as dt
from decimal import Decimal
from typing import TypeVar, get_args

from hypothesis import strategies as st

from hall.domain import (
    HALVES,
    Activity,
    ActivityKind,
    Block,
    Cadre,
    Fact,
    HalfDay,
    Hall,
    LeaveKind,
    LeaveRequest,
    LeaveStatus,
    Person,
    Pin,
    PolicyChoice,
    Post,
    Window,
)

_BLOCKS = (
    Block("am", dt.time(9), dt.time(11, 30), "am"),
    Block("午1", dt.time(11, 30), dt.time(12, 30), "noon"),
    Block("pm", dt.time(12, 30), dt.time(17), "pm"),
)
_WINDOWS, _STAFF, _POSTS = ("W1", "窗2"), ("001", "S2", "+3", "张"), ("P1", "岗/2")
Row = TypeVar("Row")
names = st.text(
    st.characters(exclude_categories=("C", "Z")) | st.sampled_from(' ,;"\n\''),
    min_size=1,
    max_size=8,
).map(str.strip).filter(bool)  # fmt: skip
days = st.dates(dt.date(2026, 6, 1), dt.date(2026, 6, 18)).filter(
    lambda day: day.weekday() < 5
)
half_days = st.builds(HalfDay, days, st.sampled_from(HALVES))
numbers = st.decimals(0, 999, places=2)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | names,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2)
    ),
    max_leaves=4,
)
choices = st.dictionaries(names, values, max_size=2)


@st.composite
def halls(draw: st.DrawFn) -> Hall:
    """Draw a hall whose book has no errors."""
    one_of_staff = st.sampled_from(_STAFF)
    posts = draw(st.tuples(*(_post(post) for post in _POSTS)))
    return Hall(
        id="h-1",
        name=draw(names),
        blocks=_BLOCKS,
        windows=draw(st.tuples(*(_window(window) for window in _WINDOWS))),
        staff=draw(st.tuples(*(_person(person) for person in _STAFF))),
        posts=posts,
        canteen_seats=draw(st.none() | st.integers(4, 99)),
        policies=draw(
            st.lists(
                st.builds(PolicyChoice, st.sampled_from("ab"), choices, choices),
                max_size=2,
                unique_by=lambda choice: choice.id,
            ).map(tuple)
        ),
        leave_max_points=draw(st.none() | st.integers(0, 999)),
        qualified=draw(_rows(st.tuples(one_of_staff, st.sampled_from(_POSTS)), 2)),
        facing=draw(_rows(st.just(("001", "S2")), 1)),
        cadres=draw(_rows(_cadre(), 1)),
        leave=draw(_rows(_leave("001"), 1)) + draw(_rows(_leave("S2"), 1)),
        activities=draw(_rows(_activity(), 1)),
        pins=draw(_rows(st.builds(Pin, days, st.just("am"), st.just("+3"),
                                  st.just("free")), 1)),
        carry=draw(
            st.dictionaries(
                st.tuples(one_of_staff, st.sampled_from(("lunch:午1", "stand_ins"))),
                st.integers(0, 99).map(Decimal),
            )
        ),
        facts=draw(_rows(_fact(), 1)),
    )  # fmt: skip


def _rows(row: st.SearchStrategy[Row], most: int) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(row, max_size=most, unique_by=repr).map(tuple)


def _window(window: str) -> st.SearchStrategy[Window]:
    kinds = st.sampled_from(("administrative", "public_service"))
    return st.builds(
        Window, st.just(window), names, names, kinds, st.integers(0, 2), st.just(0)
    )


def _person(person: str) -> st.SearchStrategy[Person]:
    past = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2026, 5, 31))
    roles = st.sampled_from(("head", "clerk"))
    windows = st.sampled_from(_WINDOWS)
    return st.builds(Person, st.just(person), names, windows, roles, past, past)


def _post(post: str) -> st.SearchStrategy[Post]:
    backups = st.lists(st.sampled_from(_STAFF[1:]), unique=True).map(tuple)
    window = st.just("W1")
    return st.builds(
        Post, st.just(post), window, names, st.just("001"), backups, st.booleans()
    )


def _cadre() -> st.SearchStrategy[Cadre]:
    windows = st.lists(st.sampled_from(_WINDOWS), min_size=1, unique=True).map(tuple)
    return st.builds(Cadre, st.just("C1"), names, windows, st.frozensets(half_days))


def _leave(person: str) -> st.SearchStrategy[LeaveRequest]:
    ends = st.tuples(half_days, half_days).map(sorted)
    return st.builds(
        lambda ends, *rest: LeaveRequest(
            f"R-{person}", person, rest[0], *ends, *rest[1:]
        ),
        ends,
        st.sampled_from(get_args(LeaveKind)),
        st.sampled_from(get_args(LeaveStatus)),
        st.none() | days,
        st.none() | st.just("张"),
        st.booleans(),
    )


def _activity() -> st.SearchStrategy[Activity]:
    groups = (_STAFF, ("S2",), ("S2", "张"), ("张", "001"))
    return st.builds(
        Activity,
        st.just("M1"),
        names,
        st.sampled_from(get_args(ActivityKind)),
        days,
        st.sampled_from((("am",), ("午1", "pm"))),
        st.sampled_from(groups),
        st.just(False),
    )


def _fact() -> st.SearchStrategy[Fact]:
    attributes = st.fixed_dictionaries(
        {},
        optional={
            "minutes": st.integers(0, 99),
            "days": numbers,
            "covered": st.booleans(),
            "received": days,
            "post": st.sampled_from((*_POSTS, "007")),
        },
    )
    times = st.none() | st.times().map(lambda time: time.replace(microsecond=0))
    return st.builds(
        Fact,
        st.just("F1"),
        st.just("early_lunch"),
        st.sampled_from((*_WINDOWS, *_STAFF, "HALL")),
        days,
        times,
        st.none() | numbers,
        st.none() | numbers,
        st.none() | names,
        st.none() | st.booleans(),
        st.none() | names,
        st.none() | st.sampled_from(_STAFF),
        attributes,
    )
