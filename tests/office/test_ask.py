"""Asking for leave: the planner's answer, with what the scorer adds."""

import datetime as dt
from dataclasses import replace

import pytest

from hall.domain import HalfDay, Hall, LeaveRequest
from hall.errors import RequestError
from hall.plan import Consequence, Plan
from office import Office, plan_with_predictions
from tests.office.worlds import MONTH, wish


@pytest.fixture(scope="module")
def planned(small: Hall) -> Plan:
    """Return the plan of the small hall."""
    return plan_with_predictions(small, MONTH)


@pytest.fixture
def asked(office: Office, planned: Plan) -> Office:
    """Return an office with the month planned."""
    office.save_draft(MONTH, planned, None)
    return office


def until(request: LeaveRequest, day: int) -> LeaveRequest:
    """Return a request that lasts until a day of June."""
    return replace(request, end=HalfDay(dt.date(2026, 6, day), "pm"))


def test_an_unplanned_month_cannot_be_asked_about(office: Office) -> None:
    with pytest.raises(RequestError, match="is not planned yet"):
        office.ask(wish(), MONTH)


def test_asking_changes_nothing(asked: Office) -> None:
    before = asked.hall(), asked.draft(MONTH), asked.leave_requests(MONTH)

    asked.ask(wish(), MONTH)

    assert (asked.hall(), asked.draft(MONTH), asked.leave_requests(MONTH)) == before


def test_an_answer_names_verdict_chain_and_days(asked: Office) -> None:
    answer = asked.ask(wish(), MONTH)

    assert answer.verdict in ("approve", "approve_with_substitutes")
    assert answer.chains["leave-and-substitution-2024"] == ("shift_leader",)
    assert (answer.days, answer.counted_leave_days_month) == (1, 1)
    assert answer.consequences == ()
    assert answer.proven


EXCELLENT = Consequence(
    policy="huzhou-staff",
    clause="7",
    effect="no monthly_excellent",
    why="当月请假累计3天（含）以上，不参加月度“优秀”评选",
)


def test_three_days_cost_the_monthly_excellence(asked: Office) -> None:
    two = asked.ask(until(wish(day=23), 24), MONTH)
    three = asked.ask(until(wish(day=23), 25), MONTH)

    assert EXCELLENT not in two.consequences
    assert EXCELLENT in three.consequences
    assert three.counted_leave_days_month == 3


def test_days_already_granted_in_the_month_count(asked: Office) -> None:
    one_more = asked.ask(wish("S3", day=23), MONTH)
    two_more = asked.ask(until(wish("S3", day=23), 24), MONTH)

    assert one_more.counted_leave_days_month == 2  # with the 15th, granted before
    assert EXCELLENT not in one_more.consequences
    assert EXCELLENT in two_more.consequences


def test_annual_leave_does_not_count(asked: Office) -> None:
    annual = replace(until(wish(day=23), 25), kind="annual")

    answer = asked.ask(annual, MONTH)

    assert answer.counted_leave_days_month == 0
    assert EXCELLENT not in answer.consequences


def test_a_request_that_cannot_be_is_refused(asked: Office) -> None:
    with pytest.raises(RequestError, match="S99"):
        asked.ask(wish("S99"), MONTH)


def test_what_was_handed_in_is_decided_by_the_next_plan(asked: Office) -> None:
    request = wish()
    kept = asked.submit(request, asked.ask(request, MONTH))

    plan = plan_with_predictions(asked.hall(), MONTH)

    assert kept.id in {decision.id for decision in plan.leave}
