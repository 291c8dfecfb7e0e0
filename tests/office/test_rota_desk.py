"""The board's errands: edit a cell, pin, find what is unlawful, publish."""

import datetime as dt

import pytest

from hall.domain import Hall, Pin
from hall.errors import RequestError
from hall.plan import Plan
from hall.plan_json import plan_to_json
from office import Office, StaleDraft, plan_with_predictions
from tests.office.worlds import MONTH

DAY = dt.date(2026, 6, 23)


@pytest.fixture(scope="module")
def planned(small: Hall) -> Plan:
    """Return the plan of the small hall."""
    return plan_with_predictions(small, MONTH)


@pytest.fixture
def desk(office: Office, planned: Plan) -> Office:
    """Return an office with the month planned."""
    office.save_draft(MONTH, planned, None)
    return office


def points(plan: Plan) -> int:
    """Return what a plan loses, in hundredths."""
    return next(level.value for level in plan.levels if level.name == "points")


def server(plan: Plan, block: str = "am") -> tuple[str, str]:
    """Return who serves which post on the day in question."""
    found = next(a for a in plan.assignments if (a.date, a.block) == (DAY, block))
    return found.staff, found.post


def test_taking_somebody_away_shows_the_gap_and_its_price(
    desk: Office, planned: Plan
) -> None:
    staff, post = server(planned)

    edited = desk.edit_cell(MONTH, 1, DAY, "am", staff, "free")

    gaps = [(gap.date, gap.session, gap.post) for gap in edited.plan.gaps]
    assert gaps == [(DAY, "am", post)]
    assert points(edited.plan) > points(planned)
    assert (edited.version, edited.state) == (2, "draft")
    assert edited.plan.predicted != planned.predicted


def test_an_edit_can_be_taken_back(desk: Office, planned: Plan) -> None:
    staff, post = server(planned)
    desk.edit_cell(MONTH, 1, DAY, "am", staff, "free")

    back = desk.edit_cell(MONTH, 2, DAY, "am", staff, post)

    assert points(back.plan) == points(planned)
    assert set(back.plan.assignments) == set(planned.assignments)


def test_an_edit_of_an_old_version_is_refused(desk: Office, planned: Plan) -> None:
    staff, _ = server(planned)
    desk.edit_cell(MONTH, 1, DAY, "am", staff, "free")

    with pytest.raises(StaleDraft):
        desk.edit_cell(MONTH, 1, DAY, "pm", staff, "free")


def test_a_place_that_is_not_there_is_refused(desk: Office) -> None:
    with pytest.raises(RequestError):
        desk.edit_cell(MONTH, 1, DAY, "am", "S2", "W9-P9")

    assert desk.draft(MONTH) == desk.newest(MONTH)
    stored = desk.newest(MONTH)
    assert stored is not None
    assert stored.version == 1


def test_a_plan_of_the_planner_is_lawful(desk: Office) -> None:
    assert desk.faults(MONTH) == ()


def test_somebody_without_lunch_is_unlawful_and_cannot_be_published(
    desk: Office, planned: Plan
) -> None:
    lunch = next(each for each in planned.lunches if each.date == DAY)
    edited = desk.edit_cell(MONTH, 1, DAY, lunch.block, lunch.staff, "free")

    faults = desk.faults(MONTH)
    assert faults
    with pytest.raises(RequestError, match="Mend it before publishing"):
        desk.publish(MONTH, edited.version)
    assert desk.published(MONTH) is None


def test_publishing_makes_the_decisions_final(desk: Office, planned: Plan) -> None:
    decided = {each.id: each.decision for each in planned.leave}

    published = desk.publish(MONTH, 1)

    statuses = {row.id: row.status for row in desk.hall().leave}
    assert published.state == "published"
    assert desk.published(MONTH) == published
    assert desk.draft(MONTH) is None
    assert decided
    assert all(statuses[each] == decision for each, decision in decided.items())


def test_an_old_version_is_not_published(desk: Office, planned: Plan) -> None:
    desk.save_draft(MONTH, planned, 1)

    with pytest.raises(StaleDraft):
        desk.publish(MONTH, 1)


def test_after_publishing_edits_make_a_new_draft(desk: Office, planned: Plan) -> None:
    staff, _ = server(planned)
    desk.publish(MONTH, 1)

    edited = desk.edit_cell(MONTH, 1, DAY, "am", staff, "free")

    published = desk.published(MONTH)
    assert desk.draft(MONTH) == edited
    assert published is not None
    assert plan_to_json(published.plan) == plan_to_json(planned)


def test_pins_are_kept_and_let_go(desk: Office, small: Hall) -> None:
    pin = Pin(DAY, "L3", "S2", "lunch")

    desk.set_pin(pin)
    kept = desk.pins(MONTH)
    desk.set_pin(Pin(DAY, "L3", "S2", "free"))
    changed = desk.pins(MONTH)
    desk.clear_pin(pin)

    assert set(kept) == {*small.pins, pin}
    assert len(changed) == len(kept)
    assert desk.pins(MONTH) == small.pins


def test_the_next_plan_keeps_to_a_pin(desk: Office, planned: Plan) -> None:
    lunch = next(x for x in planned.lunches if (x.date, x.block) == (DAY, "L1"))
    elsewhere = Pin(DAY, "L3", lunch.staff, "lunch")

    desk.set_pin(elsewhere)
    plan = plan_with_predictions(desk.hall(), MONTH)

    eaten = [x.block for x in plan.lunches if (x.date, x.staff) == (DAY, lunch.staff)]
    assert eaten == ["L3"]


@pytest.mark.parametrize(
    "pin",
    [
        Pin(DAY, "am", "S2", "lunch"),  # no noon block
        Pin(DAY, "am", "S2", "W9-P9"),  # no such post
        Pin(DAY, "am", "S1", "W1-P1"),  # may not serve it
        Pin(dt.date(2026, 6, 8), "am", "S5", "W1-P1"),  # on leave
    ],
)
def test_a_pin_that_cannot_be_kept_is_refused(
    desk: Office, small: Hall, pin: Pin
) -> None:
    with pytest.raises(RequestError):
        desk.set_pin(pin)

    assert desk.pins(MONTH) == small.pins
