"""Tiny halls with one request each, through `plan` and through `leave`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from hall.domain import Hall
from hall.plan import Substitute
from planner import Engine, plan_month
from tests.planner.leave_table import ROWS, Row
from tests.planner.tiny import LEAVE, MONTH


def test_table_is_large_and_asks_both_ways() -> None:
    decisions = Counter((row.decision, via) for row in ROWS for via in row.via)

    assert len({row.remark for row in ROWS}) == len(ROWS) >= 60
    assert min(decisions.values()) >= 5, decisions


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.remark)
def test_plan_decides_it(row: Row) -> None:
    plan = plan_month(row.hall, MONTH)

    assert plan.status != "infeasible"
    decided = {decision.id: decision for decision in plan.leave}
    mine = decided["R1"]
    assert mine.decision == row.decision
    for request, decision in row.others.items():
        assert decided[request].decision == decision
    if row.decision == "refused":
        assert {reason.clause for reason in mine.reasons} & set(row.clauses)
        return
    _compare_stand_ins(mine.substitutes, row)
    if row.chain:
        assert mine.chains[LEAVE] == row.chain
    assert mine.points == sum(row.points.values())
    before = plan_month(_without_r1(row.hall), MONTH)
    assert len(plan.gaps) - len(before.gaps) == row.gaps


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "leave" in row.via], ids=lambda row: row.remark
)
def test_answer_says_the_same(row: Row) -> None:
    request = next(each for each in row.hall.leave if each.id == "R1")
    bare = _without_r1(row.hall)
    asked = replace(request, submitted=None, substitute=None, documents=True)

    answer = Engine(bare, MONTH, plan_month(bare, MONTH)).answer(asked)

    assert answer.proven
    assert (answer.verdict == "refuse") == (row.decision == "refused")
    if row.decision == "refused":
        assert {reason.clause for reason in answer.reasons} & set(row.clauses)
        return
    _compare_stand_ins(answer.substitutes, row)
    if row.chain:
        assert answer.chains[LEAVE] == row.chain
    lost: Counter[str] = Counter()
    for line in answer.lines:
        lost[line.policy] += line.points
    assert {policy: points for policy, points in lost.items() if points} == row.points


def _compare_stand_ins(found: Iterable[Substitute], row: Row) -> None:
    named = list(found)
    assert {each.staff for each in named} <= set(row.possible.split())
    if row.possible:
        assert len(named) == row.number


def _without_r1(base: Hall) -> Hall:
    return replace(base, leave=tuple(row for row in base.leave if row.id != "R1"))
