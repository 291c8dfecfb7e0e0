"""Somebody calls in sick: as good as planning anew, and nothing else is touched."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import settings as configured
from hypothesis import strategies as st

from hall.domain import HALVES, HalfDay, Hall, LeaveRequest
from hall.plan import Plan
from hall.plan_json import plan_from_json, plan_to_json
from planner import Engine, plan_month
from tests.planner.tiny import LEAVE, MONTH, STAFF, hall, june, leave, post
from tests.planner.tiny_halls import QUIET, halls

BUSY = hall(
    {"W1": "S1 S2 S3"},
    (post("P1", "S1", "S2", noon=True), post("P2", "S2", "S3")),
    (STAFF, LEAVE),
    working_days=(june(1), june(2), june(3)),
)
SICK = leave("S1", "2 am", "2 pm", "sick", id="X")


def test_repair_is_as_good_as_planning_anew_and_leaves_other_days_alone() -> None:
    seen: Counter[str] = Counter()

    @configured(QUIET, max_examples=150)
    @given(halls(most_days=3, in_force=((STAFF, LEAVE), (LEAVE,))), st.data())
    def compare(base: Hall, data: st.DataObject) -> None:
        plan = plan_month(base, MONTH)
        free = {p.id for p in base.staff} - {row.staff for row in base.leave}
        if plan.status == "infeasible" or not free:
            return
        day = data.draw(st.sampled_from(base.working_days or ()))
        start, end = sorted(data.draw(st.sampled_from(HALVES)) for _ in range(2))
        who = data.draw(st.sampled_from(sorted(free)))
        sick = LeaveRequest("X", who, "sick", HalfDay(day, start), HalfDay(day, end))

        repaired = Engine(base, MONTH, plan).sick_call(sick)

        _compare(base, sick, repaired)
        assert {change.date for change in repaired.changes or ()} <= {day}
        seen["repaired"] += 1
        seen["others moved"] += any(c.staff != who for c in repaired.changes or ())

    compare()
    assert seen["repaired"] >= 80, seen
    assert seen["others moved"] >= 10, seen


def _compare(base: Hall, sick: LeaveRequest, repaired: Plan) -> None:
    ill = replace(base, leave=(*base.leave, sick))
    anew = plan_month(ill, MONTH)
    ours, best = (
        {level.name: level.value for level in each.levels} for each in (repaired, anew)
    )
    names = ("points", "gaps", "gap_minutes")
    if not (repaired.activities or anew.activities):  # those only planning anew adds
        assert [ours[name] for name in names] == [best[name] for name in names]
    assert Engine(ill, MONTH, repaired).faults(repaired) == ()


def test_blocks_that_are_over_stay_as_they_were() -> None:
    plan = plan_month(BUSY, MONTH)
    engine = Engine(BUSY, MONTH, plan)

    early = engine.sick_call(SICK, dt.time(8, 40)).changes or ()
    at_noon = engine.sick_call(SICK, dt.time(12, 30)).changes or ()

    assert {change.block for change in early} >= {"am", "pm"}
    assert {change.block for change in at_noon} <= {"L2", "pm"}
    assert ("pm", "S1", "P1", "free") in {
        (c.block, c.staff, c.before, c.after) for c in at_noon
    }


def test_replanned_month_lists_what_changes_for_whom() -> None:
    plan = plan_month(BUSY, MONTH)

    same = plan_month(BUSY, MONTH, published=plan)
    ill = plan_month(replace(BUSY, leave=(SICK,)), MONTH, published=plan)

    assert plan.changes is None
    assert same.changes == ()
    assert {change.date for change in ill.changes or ()} == {june(2)}
    assert plan_from_json(plan_to_json(ill)).changes == ill.changes
