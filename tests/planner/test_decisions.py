"""Leave requests decided: each ground for refusal on both sides of its boundary."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from hall.domain import Activity, Hall, LeaveRequest
from hall.plan import Hindrance, LeaveDecision
from planner import plan_month
from planner.cpsat import Effort
from planner.decide import Court
from planner.month import MonthSolver
from planner.prepare import prepare
from planner.state import State
from tests.planner.tiny import LEAVE, MONTH, STAFF, WINDOW, hall, june, leave, post

APPROVED, REFUSED = "approved", "refused"


def asked(base: Hall, *requests: LeaveRequest, **rest: Any) -> Hall:
    """Return a hall with these leave rows."""
    return replace(base, leave=requests, **rest)


def decisions(base: Hall) -> dict[str, LeaveDecision]:
    """Plan the month; return the decisions by the id of the request."""
    plan = plan_month(base, MONTH)
    assert plan.status != "infeasible"
    return {decision.id: decision for decision in plan.leave}


def weekdays(*days: int) -> dict[str, Any]:
    """Return working days of June as a field of a hall."""
    return {"working_days": tuple(map(june, days))}


WEEK_AND_A_DAY = weekdays(1, 2, 3, 4, 5, 8)
ALONE = hall({"W1": "S1"}, (post("P1", "S1"),), (LEAVE,), **weekdays(1, 2))
ALONE_HELPED = hall(
    {"W1": "S1", "W2": "S8"}, (post("P1", "S1", "S8"),), (LEAVE,), **weekdays(1, 2)
)
TWO = hall({"W1": "S1 S2"}, (post("P1", "S1", "S2"),), (LEAVE,), **weekdays(1, 2))
TWO_HELPED = hall(
    {"W1": "S1 S2", "W2": "S8"},
    (post("P1", "S1", "S2 S8"),),
    (LEAVE,),
    **weekdays(1, 2),
)
FOUR = hall({"W1": "S1 S2 S3 S4"}, (post("P1", "S1"),), (LEAVE,), **WEEK_AND_A_DAY)
FOUR_HELPED = replace(FOUR, posts=(post("P1", "S1", "S4"),))
JUNE = replace(TWO, working_days=None)  # the national calendar
EMPTY_BEHIND = hall(
    {"W1": "S1", "W2": "S2 S3"},
    (post("P1", "S1", "S2"), post("P2", "S2", window="W2")),
    (LEAVE,),
)
FILLED_BEHIND = replace(
    EMPTY_BEHIND, posts=(post("P1", "S1", "S2"), post("P2", "S2", "S3", window="W2"))
)
TWO_SPARE = hall({"W1": "S1", "W2": "S7 S8 S9"}, (post("P1", "S1", "S7 S8"),), (LEAVE,))
NO_POST = hall({"W1": "S1 S2"}, (post("P1", "S1"),), (LEAVE,))
MEETING = replace(
    NO_POST,
    activities=(Activity("M1", "M1", "meeting", june(1), ("pm",), ("S1",), True),),
)
HARM = hall({"W1": "S1 S2 S3"}, (post("P1", "S1"), post("P2", "S2")), (LEAVE,))
NO_HARM = replace(HARM, posts=(post("P1", "S1", "S3"), post("P2", "S2")))
OLD_GAP = replace(HARM, posts=(post("P1", "S1", "S2"), post("P2", "S2", "S1")))


def done(request: LeaveRequest) -> LeaveRequest:
    """Return a request that was approved long ago."""
    return replace(request, id=f"old-{request.staff}", status="approved")


@dataclass(frozen=True)
class Row:
    """A hall with one request of S1, and what becomes of it; ``clause`` if refused."""

    remark: str
    hall: Hall
    decision: str
    clause: str = ""


ROWS = [
    Row("one-person window, half a day, nobody", asked(ALONE, leave("S1", "1 am")),
        REFUSED, "二1(1)"),
    Row("one-person window, somebody from elsewhere",
        asked(ALONE_HELPED, leave("S1", "1 am")), APPROVED),
    Row("two-person window, exactly one day", asked(TWO, leave("S1", "1 am", "1 pm")),
        APPROVED),
    Row("two-person window, one day and a half",
        asked(TWO, leave("S1", "1 am", "2 am")), REFUSED, "二1(2)"),
    Row("two-person window, one and a half, somebody from elsewhere",
        asked(TWO_HELPED, leave("S1", "1 am", "2 am")), APPROVED),
    Row("larger window, exactly five days", asked(FOUR, leave("S1", "1 am", "5 pm")),
        APPROVED),
    Row("larger window, five days and a half", asked(FOUR, leave("S1", "1 am", "8 am")),
        REFUSED, "二1(3)"),
    Row("larger window, five and a half, a colleague will do",
        asked(FOUR_HELPED, leave("S1", "1 am", "8 am")), APPROVED),
    Row("the weekend is bridged: Friday and Monday are two days",
        asked(JUNE, done(leave("S1", "12 am", "12 pm")), leave("S1", "15 am", "15 pm")),
        REFUSED, "二1(2)"),
    Row("a morning of work between: two spells",
        asked(JUNE, done(leave("S1", "12 am", "12 pm")), leave("S1", "15 pm", "16 am")),
        APPROVED),
    Row("the Dragon Boat holiday of 19 June is bridged",
        asked(JUNE, done(leave("S1", "18 am", "18 pm")), leave("S1", "22 am", "22 pm")),
        REFUSED, "二1(2)"),
    Row("the end of last month is bridged",
        asked(JUNE, done(leave("S1", "2026-05-29 am", "2026-05-29 pm")),
              leave("S1", "1 am", "1 pm")), REFUSED, "二1(2)"),
    Row("the end of this month is bridged",
        asked(JUNE, done(leave("S1", "2026-07-01 am", "2026-07-01 pm")),
              leave("S1", "30 am", "30 pm")), REFUSED, "二1(2)"),
    Row("sick leave the day before lengthens a spell",
        asked(JUNE, done(leave("S1", "2 am", "2 pm", "sick")),
              leave("S1", "3 am", "3 pm")), REFUSED, "二1(2)"),
    Row("lactation leave the day before does not",
        asked(JUNE, done(leave("S1", "2 am", "2 pm", "lactation")),
              leave("S1", "3 am", "3 pm")), APPROVED),
    Row("another person's leave does not lengthen mine",
        asked(JUNE, done(leave("S2", "2 am", "2 pm")), leave("S1", "3 am", "3 pm")),
        APPROVED),
    Row("the stand-in would leave his own post empty",
        asked(EMPTY_BEHIND, leave("S1", "1 am")), REFUSED, "二1(1)"),
    Row("his own post is served meanwhile", asked(FILLED_BEHIND, leave("S1", "1 am")),
        APPROVED),
    Row("the named stand-in may not serve the post",
        asked(TWO_SPARE, leave("S1", "1 am", substitute="S9")), REFUSED, "二1(1)"),
    Row("the named stand-in may",
        asked(TWO_SPARE, leave("S1", "1 am", substitute="S8")), APPROVED),
    Row("nobody stands in for whoever holds no post",
        asked(replace(NO_POST, posts=(post("P1", "S2"),)), leave("S1", "1 am")),
        APPROVED),
    Row("unless the window is left unattended while the other is at a meeting",
        asked(replace(MEETING, posts=(post("P1", "S2"),), activities=(
            replace(MEETING.activities[0], staff=("S2",)),)), leave("S1", "1 pm")),
        REFUSED, "一4"),
    Row("the meeting is in the other half of the day",
        asked(replace(MEETING, posts=(post("P1", "S2"),), activities=(
            replace(MEETING.activities[0], staff=("S2",)),)), leave("S1", "1 am")),
        APPROVED),
    Row("the last one of a window that is there",
        asked(NO_POST, done(leave("S2", "1 am")), leave("S1", "1 am")), REFUSED, "一4"),
    Row("the colleague is back in the afternoon",
        asked(NO_POST, done(leave("S2", "1 am")), leave("S1", "1 pm")), APPROVED),
    Row("annual leave that opens a gap",
        asked(HARM, leave("S1", "1 am", kind="annual")), REFUSED, "一6"),
    Row("personal leave may open one", asked(HARM, leave("S1", "1 am")), APPROVED),
    Row("annual leave that opens none",
        asked(NO_HARM, leave("S1", "1 am", kind="annual")), APPROVED),
    Row("annual leave beside an old gap that is no larger for it",
        asked(replace(OLD_GAP, posts=(post("P1", "S2"), post("P2", "S3"))),
              done(leave("S3", "1 am")), leave("S1", "1 am", kind="annual")), APPROVED),
    Row("annual leave beside an old gap, and one more",
        asked(OLD_GAP, done(leave("S2", "1 am")), leave("S1", "1 am", kind="annual")),
        REFUSED, "一6"),
    Row("official leave without papers",
        asked(TWO, leave("S1", "1 am", kind="official", documents=False)), REFUSED,
        "一3"),
    Row("official leave with papers", asked(TWO, leave("S1", "1 am", kind="official")),
        APPROVED),
    Row("other leave without papers", asked(TWO, leave("S1", "1 am", documents=False)),
        APPROVED),
    Row("personal leave filed the day after it began",
        asked(TWO, leave("S1", "1 am", submitted=june(2))), REFUSED, "一2"),
    Row("personal leave filed the day it begins",
        asked(TWO, leave("S1", "1 am", submitted=june(1))), APPROVED),
    Row("annual leave filed late",
        asked(NO_HARM, leave("S1", "1 am", kind="annual", submitted=june(2))), REFUSED,
        "一2"),
    Row("compensatory leave filed late",
        asked(TWO, leave("S1", "1 am", kind="compensatory", submitted=june(2))),
        APPROVED),
    Row("no policy that regulates leave: nothing is refused",
        asked(replace(ALONE, policies=()), leave("S1", "1 am", submitted=june(2))),
        APPROVED),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.remark)
def test_request_is_decided_by_the_rule(row: Row) -> None:
    decision = decisions(row.hall)["R-S1"]

    assert decision.decision == row.decision
    assert {reason.clause for reason in decision.reasons} == {row.clause} - {""}
    assert {reason.policy for reason in decision.reasons} <= {LEAVE}
    assert all(reason.quote for reason in decision.reasons)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.clause.startswith("二1")], ids=lambda r: r.remark
)
def test_refusal_stands_without_presolve(row: Row) -> None:
    question = prepare(row.hall, MONTH)
    granted = [each for each in row.hall.leave if each.status == "approved"]
    state = State.of(question.problem, granted)
    careful = MonthSolver(Effort(presolve=False))

    ruling = Court(careful, question.rules, question.calendar).decide(
        state, row.hall.leave[-1]
    )

    assert ruling.decision == REFUSED


@pytest.mark.parametrize("kind", ["sick", "maternity", "lactation", "bereavement"])
def test_some_kinds_are_never_refused(kind: Any) -> None:
    late = leave("S1", "1 am", "2 pm", kind, submitted=june(2), documents=False)

    assert decisions(asked(ALONE, late))["R-S1"].decision == APPROVED


@pytest.mark.parametrize(
    "kind", ["personal", "official", "annual", "marriage", "compensatory"]
)
def test_other_kinds_are_refused_where_nobody_can_stand_in(kind: Any) -> None:
    assert (
        decisions(asked(ALONE, leave("S1", "1 am", kind=kind)))["R-S1"].decision
        == REFUSED
    )


def test_refusal_names_clause_day_half_post_and_people() -> None:
    with_leave = replace(
        TWO_SPARE,
        staff=(*TWO_SPARE.staff, replace(TWO_SPARE.staff[1], id="S6", joined=june(30))),
        posts=(post("P1", "S1", "S6 S7 S8 S9"), post("P2", "S9", window="W2")),
    )
    refused = decisions(
        asked(
            with_leave,
            done(leave("S7", "1 pm")),
            leave("S1", "1 pm", substitute="S9"),
        )
    )["R-S1"]

    (reason,) = refused.reasons
    assert (reason.rule, reason.policy, reason.clause) == (
        "no_stand_in",
        LEAVE,
        "二1(1)",
    )
    assert "替岗" in reason.quote
    assert (reason.date, reason.half, reason.post) == (june(1), "pm", "P1")
    assert reason.people == (
        Hindrance("S6", "not_joined"),
        Hindrance("S7", "on_leave"),
        Hindrance("S8", "not_named"),
        Hindrance("S9", "own_post_would_be_empty"),
    )


def test_refused_annual_leave_names_the_gap_it_would_open() -> None:
    (reason,) = decisions(asked(HARM, leave("S1", "1 pm", kind="annual")))[
        "R-S1"
    ].reasons

    assert (reason.rule, reason.date, reason.post) == (
        "annual_without_harm",
        june(1),
        "P1",
    )


def test_every_half_day_without_a_stand_in_is_named() -> None:
    refused = decisions(asked(TWO, leave("S1", "1 pm", "2 pm")))["R-S1"]

    assert [(reason.date, reason.half) for reason in refused.reasons] == [
        (june(1), "pm"),
        (june(2), "am"),
        (june(2), "pm"),
    ]


def test_stand_ins_of_a_small_window_come_from_another() -> None:
    approved = decisions(asked(TWO_HELPED, leave("S1", "1 am", "2 am")))["R-S1"]

    assert [
        (s.date, s.half, s.staff, s.post, s.served_as) for s in approved.substitutes
    ] == [
        (june(1), "am", "S8", "P1", "B2"),
        (june(1), "pm", "S8", "P1", "B2"),
        (june(2), "am", "S8", "P1", "B2"),
    ]


def test_named_stand_in_binds() -> None:
    approved = decisions(asked(TWO_SPARE, leave("S1", "1 am", substitute="S8")))["R-S1"]

    assert [each.staff for each in approved.substitutes] == ["S8"]


def test_person_with_two_posts_needs_a_stand_in_for_each() -> None:
    posts = (post("P1", "S1", "S7"), post("P2", "S1", "S8"))

    both = decisions(asked(replace(TWO_SPARE, posts=posts), leave("S1", "1 am")))[
        "R-S1"
    ]
    one = decisions(
        asked(
            replace(TWO_SPARE, posts=(posts[0], post("P2", "S1"))), leave("S1", "1 am")
        )
    )["R-S1"]

    assert [each.staff for each in both.substitutes] == ["S7", "S8"]
    assert one.decision == REFUSED


ORDER = [
    ("the earlier filing wins", june(1), june(2), (APPROVED, REFUSED)),
    ("whichever row it is", june(2), june(1), (REFUSED, APPROVED)),
    ("ties go by the order of the rows", june(1), june(1), (APPROVED, REFUSED)),
    ("no filing date comes last", None, june(1), (REFUSED, APPROVED)),
]


@pytest.mark.parametrize(("remark", "first", "second", "expected"), ORDER, ids=str)
def test_requests_are_decided_by_date_of_filing(
    remark: str, first: Any, second: Any, expected: tuple[str, str]
) -> None:
    later = asked(
        replace(NO_POST, **weekdays(1, 2, 3)),
        leave("S1", "3 am", submitted=first),
        leave("S2", "3 am", submitted=second),
    )

    found = decisions(later)

    assert (found["R-S1"].decision, found["R-S2"].decision) == expected, remark


def test_leave_that_is_never_refused_is_decided_first() -> None:
    found = decisions(
        asked(
            NO_POST,
            leave("S1", "1 am", submitted=june(1)),
            leave("S2", "1 am", kind="sick"),
        )
    )

    assert found["R-S2"].decision == APPROVED
    assert found["R-S1"].decision == REFUSED


def test_request_outside_the_month_is_not_decided() -> None:
    assert decisions(asked(ALONE, leave("S1", "2026-07-01 am"))) == {}


def test_leave_that_takes_a_promised_stand_in_away_is_refused() -> None:
    found = decisions(
        asked(
            FILLED_BEHIND,
            leave("S1", "1 am", submitted=june(1)),
            leave("S2", "1 am"),
        )
    )

    assert found["R-S1"].decision == APPROVED
    assert found["R-S2"].decision == REFUSED


def test_stand_in_is_promised_to_one_post_at_a_time() -> None:
    shared = hall(
        {"W1": "S1", "W2": "S2", "W3": "S8"},
        (post("P1", "S1", "S8"), post("P2", "S2", "S8", window="W2")),
        (LEAVE,),
    )

    found = decisions(asked(shared, leave("S1", "1 am"), leave("S2", "1 am")))
    apart = decisions(asked(shared, leave("S1", "1 am"), leave("S2", "1 pm")))

    assert found["R-S2"].decision == REFUSED
    assert apart["R-S2"].decision == APPROVED


def test_sick_leave_of_a_promised_stand_in_stands() -> None:
    found = decisions(
        asked(
            FILLED_BEHIND,
            leave("S1", "1 am", kind="sick", substitute="S2"),
            leave("S2", "1 am", kind="sick"),
        )
    )

    assert found["R-S1"].decision == found["R-S2"].decision == APPROVED


DEAR = hall(
    {"W1": "S1 S2 S3"}, (post("P1", "S1"),), (STAFF, WINDOW, LEAVE), **weekdays(1)
)


@pytest.mark.parametrize(
    ("remark", "limit", "decision"),
    [
        (
            "a gap costs five points, and a third of them through the average",
            667,
            APPROVED,
        ),
        ("one hundredth less is too little", 666, REFUSED),
        ("no limit", None, APPROVED),
    ],
)
def test_hall_may_limit_what_a_leave_costs(
    remark: str, limit: int | None, decision: str
) -> None:
    ruling = decisions(asked(DEAR, leave("S1", "1 am"), leave_max_points=limit))["R-S1"]

    assert ruling.decision == decision, remark
    assert {reason.rule for reason in ruling.reasons} == (
        {"leave_max_points"} if decision == REFUSED else set()
    )


def test_leave_that_is_never_refused_may_cost_anything() -> None:
    sick = asked(DEAR, leave("S1", "1 am", kind="sick"), leave_max_points=0)

    ruling = decisions(sick)["R-S1"]

    assert (ruling.decision, ruling.points) == (APPROVED, 667)


CHAINS = [
    ("one day", "1 pm", "clerk", ("shift_leader",)),
    ("a day and a half", "2 am", "clerk", ("shift_leader", "centre_leader")),
    ("two days", "2 pm", "clerk",
     ("shift_leader", "department_leader", "centre_leader")),
    ("a head does not sign for himself", "1 pm", "head", ("department_leader",)),
    ("nor twice for two levels", "2 pm", "head",
     ("department_leader", "centre_leader")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("remark", "end", "role", "chain"), CHAINS, ids=[row[0] for row in CHAINS]
)
def test_approvers_follow_the_length_of_the_spell(
    remark: str, end: str, role: str, chain: tuple[str, ...]
) -> None:
    staff = (replace(FOUR.staff[0], role=role), *FOUR.staff[1:])

    approved = decisions(asked(FOUR, leave("S1", "1 am", end), staff=staff))["R-S1"]

    assert approved.chains == {LEAVE: chain}, remark
