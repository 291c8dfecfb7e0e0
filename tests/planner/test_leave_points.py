"""What a leave costs is what the month's points differ by, under every policy."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.domain import Fact, Hall, LeaveKind, LeaveRequest
from hall.plan import Answer, Plan
from planner import Engine, plan_month
from planner.account import total
from planner.assemble import rounded
from planner.prepare import prepare
from tests.planner.judged import without_added
from tests.planner.test_whatif import requests
from tests.planner.tiny import MONTH, hall, june, leave, post
from tests.planner.tiny_halls import QUIET, halls
from tests.scoring.worlds import LIBRARY

GAOXIN = "gaoxin-front-desk"
FULL_WEEKS = (GAOXIN, "(七)1")
DAYS = ((june(1), june(2)), (june(5), june(8)), (june(4), june(5), june(8)))
DEAR = (  # those that charge gaps, leave or full weeks of a month
    "huzhou-staff",
    "huzhou-window",
    "hexian-window",
    "yanling-hrss-window",
    "changxing-red-flag-window",
    "changxing-service-star",
    GAOXIN,
)
OTHERS = tuple((each,) for each in LIBRARY if each not in DEAR)


@st.composite
def leaves(
    draw: st.DrawFn, in_force: tuple[tuple[str, ...], ...]
) -> tuple[Hall, LeaveRequest]:
    """Draw a hall, with a week's end within, and a request."""
    base = draw(halls(in_force=in_force))
    days = draw(st.sampled_from(DAYS))
    within = replace(
        base,
        working_days=days,
        activities=tuple(a for a in base.activities if a.date in days),
        pins=tuple(p for p in base.pins if p.date in days),
        facts=tuple(_weeks_before(draw, base)),
    )
    asked = draw(requests(within))
    kinds: st.SearchStrategy[LeaveKind] = st.sampled_from(("personal", "sick"))
    return within, replace(asked, kind=draw(st.just(asked.kind) | kinds))


def _weeks_before(draw: st.DrawFn, base: Hall) -> list[Fact]:
    """Draw praise so far that nearly fills the cap under which full weeks win."""
    count = draw(st.sampled_from((0, 0, 19, 20)))
    name = base.staff[0].id
    praised = Fact("F1", "good_deed", name, june(1), count=Decimal(count))
    return [replace(praised, verified=True)] if count else []


@pytest.mark.parametrize("policy", DEAR)
def test_points_of_a_leave_are_those_of_the_month_with_it_less_without(
    policy: str,
) -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=40)
    @given(leaves(((policy,), tuple(dict.fromkeys((policy, GAOXIN))))))
    def compare(drawn: tuple[Hall, LeaveRequest]) -> None:
        seen.update(_compared(*drawn))

    compare()
    assert seen[policy] >= 2, seen
    assert seen["full weeks"] >= 2 or policy != GAOXIN, seen


def test_leave_under_the_other_policies_costs_what_the_month_says_too() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=40)
    @given(leaves(tuple((*each, GAOXIN) for each in OTHERS) + OTHERS))
    def compare(drawn: tuple[Hall, LeaveRequest]) -> None:
        seen.update([drawn[0].policies[0].id, *_compared(*drawn)])

    compare()
    assert len(seen) >= len(OTHERS) / 2, seen


def _compared(base: Hall, request: LeaveRequest) -> list[str]:
    """Compare an answer with the month planned anew; return what it is about."""
    before = plan_month(base, MONTH)
    if before.status == "infeasible":
        return []
    answer = Engine(base, MONTH, before).answer(request)
    after = _with(base, request, answer)

    assert answer.points == rounded(_exact(base, after) - _exact(base, before))
    return _told(answer)


def _with(base: Hall, request: LeaveRequest, answer: Answer) -> Plan:
    """Plan the month with the leave; one that is refused, as if it were approved."""
    refused = answer.verdict == "refuse"
    row = replace(request, status="approved") if refused else request
    after = plan_month(replace(base, leave=(*base.leave, row)), MONTH)
    if not refused:
        (decision,) = (d for d in after.leave if d.id == request.id)
        assert (decision.decision, decision.points) == ("approved", answer.points)
    return after


def _exact(base: Hall, plan: Plan) -> Fraction:
    return total(prepare(base, MONTH).book, without_added(base, plan))


def _told(answer: Answer) -> list[str]:
    lines = {(line.policy, line.clause) for line in answer.lines if line.points}
    return [
        *(policy for policy, _clause in lines),
        *(["full weeks"] if FULL_WEEKS in lines else []),
    ]


IDLE = hall(
    {"W1": "S1 S2"},
    (post("P1", "S1", "S2"),),
    (GAOXIN,),
    working_days=tuple(map(june, (1, 2, 3, 4, 5, 8, 9))),
)
LOST_WEEK = 200
WEEKS = [
    ("a day of it breaks the week", "2 am", "2 am", "personal", LOST_WEEK),
    ("two days of one week break it once", "2 am", "3 pm", "sick", LOST_WEEK),
    ("two weeks are two", "5 am", "8 am", "personal", 2 * LOST_WEEK),
    ("annual leave breaks no week", "2 am", "2 pm", "annual", 0),
    ("nobody is full who was never there", "1 am", "5 pm", "annual", LOST_WEEK),
]


@pytest.mark.parametrize(
    ("remark", "start", "end", "kind", "points"), WEEKS, ids=[row[0] for row in WEEKS]
)
def test_full_weeks_that_a_leave_loses_are_told(
    remark: str, start: str, end: str, kind: LeaveKind, points: int
) -> None:
    answer = _answered(IDLE, leave("S1", start, end, kind))

    assert answer.points == points, remark
    lost = [(line.subject, line.policy, line.clause) for line in answer.lines]
    assert lost == ([("S1", *FULL_WEEKS)] if points else [])


def test_week_that_is_broken_already_costs_nothing_more() -> None:
    broken = replace(IDLE, leave=(leave("S1", "1 pm", status="approved"),))

    assert _answered(broken, leave("S1", "2 am", id="R2")).points == 0


def test_week_beyond_the_cap_of_all_bonuses_is_no_loss() -> None:
    praise = Fact("F1", "good_deed", "S1", june(1), count=Decimal(20), verified=True)

    full = replace(IDLE, facts=(praise,))

    assert _answered(full, leave("S1", "2 am")).points == 0


def test_whoever_leaves_the_post_of_another_on_leave_pays_for_his_too() -> None:
    stood_in = hall(
        {"W1": "S1 S2"},
        (post("P1", "S1", "S2"),),
        ("hexian-window",),
        leave=(leave("S1", "1 am", status="approved"),),
    )

    answer = _answered(stood_in, leave("S2", "1 am", kind="annual"))

    assert answer.points == 100
    assert [(x.subject, x.clause) for x in answer.lines] == [("W1", "(一)1")]


def _answered(base: Hall, request: LeaveRequest) -> Answer:
    return Engine(base, MONTH, plan_month(base, MONTH)).answer(request)
