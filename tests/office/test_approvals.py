"""Leave on its way: signed step by step, refused, withdrawn, returned, called in."""

from dataclasses import replace

import pytest

from hall.domain import HalfDay, Hall, LeaveRequest
from hall.errors import RequestError
from hall.plan import Assignment, Lunch, Plan
from office import Office, plan_with_predictions
from planner import Engine
from tests.office.worlds import MONTH, approval, wish

CHAIN = ("shift_leader", "centre_leader")


@pytest.fixture(scope="module")
def planned(small: Hall) -> Plan:
    """Return the plan of the small hall."""
    return plan_with_predictions(small, MONTH)


@pytest.fixture
def desk(office: Office, planned: Plan) -> Office:
    """Return an office with the month published."""
    office.save_draft(MONTH, planned, None)
    office.publish(MONTH, 1)
    return office


def filed(desk: Office, request: LeaveRequest | None = None) -> str:
    """Hand a request in that two people must sign; return its id."""
    answer = replace(approval(), chains={"rules": CHAIN})
    return desk.submit(request or wish(), answer).id


def serves(plan: Plan, staff: str, day: int) -> bool:
    rows: list[Assignment | Lunch] = [*plan.assignments, *plan.lunches]
    return any(row.staff == staff and row.date.day == day for row in rows)


def test_a_request_waits_for_the_first_of_its_chain(desk: Office) -> None:
    file = desk.leave_file(filed(desk))

    assert (file.chain, file.turn, file.state) == (CHAIN, "shift_leader", "waiting")


def test_each_signs_in_turn_and_only_the_last_approves(desk: Office) -> None:
    request = filed(desk)

    half = desk.sign_leave(request, "王芳")
    done = desk.sign_leave(request, "周主任")

    assert (half.turn, half.state) == ("centre_leader", "waiting")
    assert (done.turn, done.state) == (None, "approved")
    assert [(s.role, s.by) for s in done.steps] == [
        ("shift_leader", "王芳"),
        ("centre_leader", "周主任"),
    ]
    assert all(step.at for step in done.steps)


def test_approved_leave_changes_the_published_rota_and_nothing_else(
    desk: Office, planned: Plan
) -> None:
    assert serves(planned, "S2", 23)
    request = filed(desk)

    for name in ("王芳", "周主任"):
        desk.sign_leave(request, name)

    published = desk.published(MONTH)
    assert published is not None
    assert published.version == 2
    plan = published.plan
    assert not serves(plan, "S2", 23)
    others = {a for a in planned.assignments if a.date.day != 23}
    assert {a for a in plan.assignments if a.date.day != 23} == others
    assert Engine(desk.hall(), MONTH, plan).faults(plan) == ()


def test_a_draft_beside_the_published_rota_changes_too_and_stays(desk: Office) -> None:
    server = next(a for a in _plan(desk).assignments if a.date.day == 24)
    desk.edit_cell(MONTH, 1, server.date, server.block, server.staff, "free")
    request = filed(desk)

    for name in ("王芳", "周主任"):
        desk.sign_leave(request, name)

    draft, published = desk.draft(MONTH), desk.published(MONTH)
    assert draft is not None
    assert published is not None
    assert not serves(draft.plan, "S2", 23)
    assert not serves(published.plan, "S2", 23)
    assert server in published.plan.assignments
    assert server not in draft.plan.assignments


def _plan(desk: Office) -> Plan:
    stored = desk.published(MONTH)
    assert stored is not None
    return stored.plan


@pytest.mark.parametrize("by", ["", "  ", "S2", "张三"])
def test_nobody_signs_for_himself_or_without_a_name(desk: Office, by: str) -> None:
    request = filed(desk)

    with pytest.raises(RequestError):
        desk.sign_leave(request, by)
    with pytest.raises(RequestError):
        desk.refuse_leave(request, by, "人手不够")

    assert desk.leave_file(request).steps == ()


def test_a_refusal_gives_its_reason_and_ends_it(desk: Office) -> None:
    request = filed(desk)
    with pytest.raises(RequestError):
        desk.refuse_leave(request, "王芳", " ")

    file = desk.refuse_leave(request, "王芳", "人手不够")

    assert (file.state, file.steps[0].why) == ("refused", "人手不够")
    with pytest.raises(RequestError):
        desk.sign_leave(request, "周主任")


def test_a_withdrawn_leave_frees_its_half_days(desk: Office) -> None:
    request = filed(desk)
    for name in ("王芳", "周主任"):
        desk.sign_leave(request, name)

    file = desk.withdraw_leave(request, "张三")

    assert file.state == "withdrawn"
    again = filed(desk)
    for name in ("王芳", "周主任"):
        desk.sign_leave(again, name)
    assert desk.leave_file(again).state == "approved"
    with pytest.raises(RequestError):
        desk.withdraw_leave(request, "张三")


def test_another_person_confirms_the_return(desk: Office) -> None:
    request = filed(desk)
    with pytest.raises(RequestError):
        desk.confirm_return(request, "王芳")
    for name in ("王芳", "周主任"):
        desk.sign_leave(request, name)
    with pytest.raises(RequestError):
        desk.confirm_return(request, "张三")

    file = desk.confirm_return(request, "王芳")

    assert (file.state, file.steps[-1].by) == ("returned", "王芳")


def test_a_sick_call_is_approved_as_it_comes_in_and_the_rota_mended(
    desk: Office,
) -> None:
    sick = replace(wish(), kind="sick")
    answer = desk.ask(sick, MONTH)

    file = desk.call_in_sick(sick, answer, "王芳")

    assert (file.state, file.steps[0].action) == ("approved", "called_in")
    assert not serves(_plan(desk), "S2", 23)


def test_leave_over_the_end_of_a_month_changes_the_months_that_are_planned(
    desk: Office,
) -> None:
    last = wish(day=30)
    over = replace(last, end=HalfDay(last.start.date.replace(month=7, day=1), "pm"))
    request = filed(desk, over)

    for name in ("王芳", "周主任"):
        desk.sign_leave(request, name)

    assert not serves(_plan(desk), "S2", 30)
    assert desk.published("2026-07") is None


def test_steps_are_only_ever_added_to_and_logged(desk: Office) -> None:
    request = filed(desk)
    desk.refuse_leave(request, "王芳", "人手不够")

    with desk.database.reading() as session:
        raw = session.connection().exec_driver_sql("SELECT action FROM audit").all()

    assert "leave.refused" in [row[0] for row in raw]


def test_a_request_that_is_not_there_is_told(desk: Office) -> None:
    with pytest.raises(RequestError, match="Q99"):
        desk.sign_leave("Q99", "王芳")
