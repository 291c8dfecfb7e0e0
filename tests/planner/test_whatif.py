"""A leave request answered: as planning the month with it and without would tell."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hall.domain import (
    HALVES,
    HalfDay,
    Hall,
    LeaveKind,
    LeaveRequest,
    Pin,
    PolicyChoice,
)
from hall.plan import Answer, Level, Plan
from planner import Engine, plan_month
from planner.account import total
from planner.assemble import rounded
from planner.prepare import prepare
from tests.planner.judged import without_added
from tests.planner.tiny import (
    LEAVE,
    MONTH,
    STAFF,
    WINDOW,
    hall,
    june,
    leave,
    post,
)
from tests.planner.tiny_halls import KINDS, QUIET, halls

GRAVITY = ("refuse", "advise_against", "approve_with_substitutes", "approve")


class Asked(NamedTuple):
    """A hall, a request, its answer, and the month planned without and with it."""

    hall: Hall
    request: LeaveRequest
    answer: Answer
    before: Plan
    after: Plan


@st.composite
def requests(draw: st.DrawFn, base: Hall) -> LeaveRequest:
    """Draw a request of somebody who is not on leave yet."""
    days = base.working_days or ()
    taken = {row.staff for row in base.leave}
    free = [person.id for person in base.staff if person.id not in taken]
    assume(free)
    halves = st.builds(HalfDay, st.sampled_from(days), st.sampled_from(HALVES))
    start, end = sorted(draw(st.tuples(halves, halves)))
    return LeaveRequest(
        "R1", draw(st.sampled_from(free)), draw(st.sampled_from(KINDS)), start, end
    )


def ask(base: Hall, request: LeaveRequest) -> Asked | None:
    """Answer a request both ways; None where the month cannot be planned at all."""
    before = plan_month(base, MONTH)
    if before.status == "infeasible":
        return None
    answer = Engine(base, MONTH, before).answer(request)
    after = plan_month(replace(base, leave=(*base.leave, request)), MONTH)
    return Asked(base, request, answer, before, after)


def exact(base: Hall, plan: Plan) -> Fraction:
    """Return a plan's points; what the planner has added gives way to leave."""
    return total(prepare(base, MONTH).book, without_added(base, plan))


def test_answers_are_what_planning_anew_would_give() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=100)
    @given(halls(), st.data())
    def compare(base: Hall, data: st.DataObject) -> None:
        ruled = _ruled(base, lend=data.draw(st.booleans()))
        asked = ask(ruled, data.draw(requests(base)))
        if asked is None:
            return
        seen[asked.answer.verdict] += 1
        seen.update(["new gap"] if asked.answer.new_gaps else [])
        _compare(asked)

    compare()
    assert all(seen[verdict] >= 2 for verdict in GRAVITY), seen
    assert seen["new gap"] >= 10


def _ruled(base: Hall, *, lend: bool) -> Hall:
    """Put the rules of leave in force; perhaps everybody may serve everywhere."""
    others = tuple(choice for choice in base.policies if choice.id != LEAVE)
    everywhere = tuple((p.id, each.id) for p in base.staff for each in base.posts)
    return replace(
        base,
        policies=(*others, PolicyChoice(LEAVE)),
        qualified=everywhere if lend else base.qualified,
    )


def _compare(asked: Asked) -> None:
    answer = asked.answer
    decided = {d.id: d.decision for d in asked.after.leave}["R1"]
    assert answer.proven
    assert (answer.verdict == "refuse") == (decided == "refused")
    if answer.verdict == "refuse":
        assert answer.reasons
        return
    cost = exact(asked.hall, asked.after) - exact(asked.hall, asked.before)
    assert abs(cost - answer.points) <= Fraction(1, 2)
    assert abs(sum(line.points for line in answer.lines) - answer.points) <= len(
        answer.lines
    )
    _compare_gaps(asked)
    assert answer.verdict in _verdicts(answer)


def _compare_gaps(asked: Asked) -> None:
    """New gaps were not there before; one may move, so they may outnumber the rise."""
    old, new = (
        {(gap.date, gap.session, gap.post) for gap in gaps}
        for gaps in (asked.before.gaps, asked.answer.new_gaps)
    )
    assert not old & new
    assert len(asked.after.gaps) - len(asked.before.gaps) <= len(new)


def _verdicts(answer: Answer) -> tuple[str, ...]:
    if answer.points > 0:
        return ("advise_against",)
    if answer.substitutes:
        return ("approve_with_substitutes",)
    return ("approve", "approve_with_substitutes")


ALONE = hall({"W1": "S1"}, (post("P1", "S1"),), (STAFF, LEAVE))
HELPED = hall({"W1": "S1", "W2": "S8"}, (post("P1", "S1", "S8"),), (STAFF, LEAVE))
SPARE = hall({"W1": "S1 S2 S3"}, (post("P1", "S1", "S2"),), (STAFF, LEAVE))
DEAR = hall({"W1": "S1 S2 S3"}, (post("P1", "S1"),), (STAFF, LEAVE))
VERDICTS = [
    ("a rule forbids it, whatever it costs", ALONE, "personal", "refuse"),
    ("lawful, but it costs", DEAR, "personal", "advise_against"),
    ("never refused, but it costs", ALONE, "sick", "advise_against"),
    ("a rule asks for a stand-in, and there is one", HELPED, "personal",
     "approve_with_substitutes"),
    ("a colleague takes the post unasked", SPARE, "personal", "approve"),
    ("nobody asks for a stand-in who is not there",
     replace(ALONE, policies=(PolicyChoice(LEAVE),)), "sick", "approve"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("remark", "base", "kind", "verdict"), VERDICTS, ids=[row[0] for row in VERDICTS]
)
def test_verdict_is_the_first_that_applies(
    remark: str, base: Hall, kind: LeaveKind, verdict: str
) -> None:
    answer = answered(base, leave("S1", "1 am", kind=kind))

    assert answer.verdict == verdict, remark
    assert bool(answer.substitutes) == (verdict == "approve_with_substitutes")


def answered(base: Hall, request: LeaveRequest) -> Answer:
    """Answer a request against the month's plan."""
    return Engine(base, MONTH, plan_month(base, MONTH)).answer(request)


def test_points_are_told_line_by_line() -> None:
    answer = answered(DEAR, leave("S1", "1 am"))

    (line,) = answer.lines
    assert (line.subject, line.policy, line.clause, line.points) == (
        "S1", STAFF, "4", 500,
    )  # fmt: skip
    assert "AB岗" in line.why
    assert answer.points == 500


def test_advice_against_names_the_gap_its_clause_and_who_might_have_helped() -> None:
    tied = replace(DEAR, posts=(post("P1", "S1", "S2"), post("P2", "S2")))

    (reason,) = answered(tied, leave("S1", "1 pm")).reasons

    assert (reason.rule, reason.policy, reason.clause) == ("uncovered_post", STAFF, "4")
    assert (reason.date, reason.half) == (june(1), "pm")
    assert reason.post in ("P1", "P2")
    assert {person.staff: person.why for person in reason.people}["S2"] == (
        "serves_another_post"
    )


def test_answer_keeps_its_hands_off_other_windows_and_days() -> None:
    base = hall(
        {"W1": "S1 S2", "W2": "S3 S4"},
        (
            post("P1", "S1", "S2", noon=True),
            post("P2", "S3", "S4", window="W2", noon=True),
        ),
        (STAFF, LEAVE),
        working_days=tuple(map(june, (1, 2, 3))),
    )

    answer = answered(base, leave("S1", "2 am"))

    assert {(change.date, change.post) for change in answer.diff} == {(june(2), "P1")}
    in_the_morning = [c for c in answer.diff if c.block == "am"]
    assert {(c.before, c.after) for c in in_the_morning} == {("S1", "S2")}


@pytest.mark.parametrize("kind", ["personal", "annual"])
def test_other_dates_keep_what_they_promise(kind: LeaveKind) -> None:
    busy = leave("S2", "2 am", "3 pm", "sick", status="approved")
    base = hall(
        {"W1": "S1 S2 S3"},
        (post("P1", "S1", "S2"), post("P2", "S3")),
        (STAFF, WINDOW, LEAVE),
        working_days=tuple(map(june, (1, 2, 3, 4, 5))),
        leave=(busy,),
    )
    before = plan_month(base, MONTH)
    request = leave("S1", "2 am", "3 am", kind)

    answer = Engine(base, MONTH, before).answer(request)

    assert answer.verdict in ("refuse", "advise_against")
    assert answer.alternatives
    for offered in answer.alternatives:
        moved = leave("S1", offered.start, offered.end, kind)
        after = plan_month(replace(base, leave=(busy, moved)), MONTH)
        assert {d.id: d.decision for d in after.leave}["R-S1"] == "approved"
        assert rounded(exact(base, after) - exact(base, before)) == offered.points
    costs = [offered.points for offered in answer.alternatives]
    assert costs == sorted(costs)


def test_other_dates_are_not_those_of_another_leave() -> None:
    base = replace(
        ALONE,
        working_days=(june(1), june(2)),
        leave=(leave("S1", "2 am", kind="sick", status="approved"),),
    )

    assert answered(base, leave("S1", "1 am")).alternatives == ()


def test_refusal_says_what_it_would_have_cost() -> None:
    answer = answered(ALONE, leave("S1", "1 am"))

    assert answer.verdict == "refuse"
    assert answer.chains == {}
    assert answer.points == 500
    assert [(gap.session, gap.post) for gap in answer.new_gaps] == [("am", "P1")]


def test_sick_leave_of_a_promised_stand_in_is_answered_with_its_cost() -> None:
    promised = hall(
        {"W1": "S1", "W2": "S2 S3"},
        (post("P1", "S1", "S2"), post("P2", "S2", "S3", window="W2")),
        (STAFF, LEAVE),
        leave=(leave("S1", "1 am"),),
    )

    answer = answered(promised, leave("S2", "1 am", kind="sick"))

    assert answer.verdict == "advise_against"
    assert answer.points == 500


def test_gap_that_was_there_is_not_called_new() -> None:
    two_posts = hall({"W1": "S1 S2"}, (post("P1", "S1"), post("P2", "S1")))

    answer = answered(two_posts, leave("S1", "1 am"))

    assert [(gap.date, gap.session) for gap in answer.new_gaps] == [(june(1), "am")]


def test_gap_that_grows_longer_is_not_called_new() -> None:
    at_noon = hall({"W1": "S1 S2"}, (post("P1", "S1", noon=True),))

    answer = answered(at_noon, leave("S1", "1 pm"))

    assert [gap.session for gap in answer.new_gaps] == ["pm"]


def test_seats_that_a_leave_frees_count_for_the_whole_hall() -> None:
    pins = tuple(Pin(june(1), "L1", staff, "lunch") for staff in ("A1", "A2"))
    crowded = hall(
        {"W1": "A1 A2", "W2": "B1 B2"},
        (post("P1", "A1"), post("P2", "B1", "B2", window="W2", noon=True)),
        (STAFF, LEAVE),
        canteen_seats=2,
        pins=pins,
    )
    before = plan_month(crowded, MONTH)

    after = plan_month(replace(crowded, leave=(leave("A2", "1 am"),)), MONTH)

    assert [gap.post for gap in before.gaps] == ["P2"]
    assert after.gaps == ()
    assert after.levels[0] == Level("points", 0, 0)
