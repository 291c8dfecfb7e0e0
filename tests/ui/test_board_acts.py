"""What somebody does on the board becomes moves, and steps back and forth."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hall.domain import Pin
from office import StoredPlan
from tests.ui import worlds
from tests.ui.worlds import AM, MON, NOON1, NOON2, PM, TUE
from ui.board.acts import Act, Spot, half_pins, moves, read_act
from ui.board.history import History
from ui.views.places import Places

PLACES = Places(worlds.hall(), worlds.plan())


def at(staff: str, day: dt.date = MON, half: Any = "am") -> Spot:
    return Spot(staff, day, half)


def test_the_browsers_report_is_read() -> None:
    spot = {"staff": "S1", "date": "2026-06-01", "half": "pm"}

    act = read_act({"kind": "put", "at": spot, "place": "P1", "version": 7})

    assert act == Act("put", 7, at("S1", half="pm"), "P1")


@pytest.mark.parametrize(
    "event",
    [
        None,
        {},
        {"kind": "erase_everything"},
        {"kind": "put", "at": {"staff": "S1"}},
        {"kind": "put", "at": {"staff": "S1", "date": "tomorrow"}},
        {"kind": "put", "at": "S1"},
        {"kind": "undo", "version": "new"},
    ],
)
def test_a_report_that_makes_no_sense_is_nothing(event: Any) -> None:
    assert read_act(event) is None


def test_a_key_puts_somebody_elsewhere_for_the_half_day() -> None:
    found = moves(PLACES, Act("put", 1, at("S1"), "free"))

    assert found == [Pin(MON, AM, "S1", "free")]


def test_where_somebody_already_is_nothing_moves() -> None:
    assert moves(PLACES, Act("put", 1, at("S1"), "P1")) == []


def test_leave_and_activities_are_not_moved_from_the_board() -> None:
    assert moves(PLACES, Act("put", 1, at("S2", TUE), "P2")) == []
    assert moves(PLACES, Act("put", 1, at("S3", TUE, "pm"), "P2")) == []


def test_dropping_somebody_on_another_exchanges_the_two() -> None:
    act = Act("swap", 1, at("S1"), other=at("S2"))

    assert moves(PLACES, act) == [
        Pin(MON, AM, "S1", "P2"),
        Pin(MON, AM, "S2", "P1"),
    ]


def test_dropping_on_another_day_exchanges_the_two_on_both_days() -> None:
    act = Act("swap", 1, at("S1", MON), other=at("S3", TUE))

    assert moves(PLACES, act) == [
        Pin(MON, AM, "S1", "free"),
        Pin(MON, AM, "S3", "P1"),
        Pin(TUE, AM, "S1", "P2"),
        Pin(TUE, AM, "S3", "P1"),
    ]


def test_lunch_goes_one_block_later_and_leaves_the_post_at_noon_served() -> None:
    found = moves(PLACES, Act("lunch", 1, at("S1")))

    assert found == [Pin(MON, NOON1, "S1", "lunch"), Pin(MON, NOON2, "S1", "P1")]


def test_who_does_not_eat_has_no_lunch_to_move() -> None:
    assert moves(PLACES, Act("lunch", 1, at("S1", TUE))) == []


def test_nobody_that_the_hall_does_not_know_is_moved() -> None:
    assert moves(PLACES, Act("put", 1, at("S9"), "free")) == []
    assert moves(PLACES, Act("swap", 1, at("S1"), other=at("S9"))) == []
    assert half_pins(PLACES, at("S9")) == []


def test_a_half_day_is_pinned_as_it_stands() -> None:
    assert half_pins(PLACES, at("S1", half="pm")) == [Pin(MON, PM, "S1", "P1")]
    assert half_pins(PLACES, at("S2", TUE)) == []


def stored(version: int, state: Any = "draft") -> StoredPlan:
    saved = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    return StoredPlan(version, worlds.plan(), version, state, saved)


def test_a_step_is_taken_back_and_done_again() -> None:
    before, after = worlds.plan(), replace(worlds.plan(), gaps=())

    done = History().did("S1", before, 2)
    back = done.undone(after, 3)
    again = back.redone(before, 4)

    assert done.past[-1].plan == before
    assert (back.past, back.future[-1].plan) == ((), after)
    assert (again.past[-1].plan, again.future) == (before, ())


def test_a_new_change_ends_what_could_be_done_again() -> None:
    plan = worlds.plan()

    steps = History().did("a", plan, 2).undone(plan, 3).did("b", plan, 4)

    assert [step.what for step in steps.past] == ["b"]
    assert steps.future == ()


def test_steps_end_where_somebody_else_saved_or_the_plan_was_published() -> None:
    steps = History().did("a", worlds.plan(), 2)

    assert steps.of(stored(2)) == steps
    assert steps.of(stored(3)).past == ()
    assert steps.of(stored(2, "published")).past == ()
