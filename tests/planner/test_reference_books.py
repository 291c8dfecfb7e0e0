"""The sample halls with proven values, and the small halls with one request each."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hall.book import read_book
from hall.domain import Hall, LeaveRequest
from hall.plan import Plan
from planner import Engine, plan_month
from tests.planner.shared_halls import (
    SHARED,
    read_yaml,
    require_policies,
    require_shared,
)

BOOKS = sorted((SHARED / "books").glob("*/expected.json"))
CASES = sorted((SHARED / "whatif").glob("*/expect.yaml"))
REFUSED = "refuse"


def test_sample_halls_are_there() -> None:
    require_shared()

    assert BOOKS
    assert CASES


@pytest.mark.parametrize("expected", BOOKS, ids=lambda path: path.parent.name)
def test_books_reach_their_proven_values(expected: Path) -> None:
    reference = json.loads(expected.read_text("utf-8"))
    require_policies(reference["policies"])

    plan = plan_month(read_book(expected.parent), reference["month"])

    assert {d.id: d.decision for d in plan.leave} == reference["decisions"]
    levels = {level.name: level for level in plan.levels}
    for name, accepted in reference["accept"].items():
        assert levels[name].proven
        if accepted is not None:
            assert accepted[0] <= levels[name].value <= accepted[1]
    assert levels["evenness"].value >= reference["reference"]["evenness_lb"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_plans_decide_the_request_rightly(case: Path) -> None:
    expect = _expectation(case, "plan")
    hall = read_book(case.parent)

    plan = plan_month(hall, str(expect["month"]))

    decisions = {d.id: d for d in plan.leave}
    mine = decisions["R1"]
    assert mine.decision == expect["decision"]
    for other, decision in dict(expect.get("others", {})).items():
        assert decisions[other].decision == decision
    if mine.decision == "refused":
        clauses = {reason.clause for reason in mine.reasons}
        assert clauses & set(expect["reasons_any"])
        return
    _assert_chains(mine.chains, expect)
    _assert_stand_ins(
        {s.staff for s in mine.substitutes}, len(mine.substitutes), expect
    )
    assert mine.points == sum(expect["points"].values())
    assert len(plan.gaps) - len(_without(hall, plan).gaps) == expect["new_gaps"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_answers_give_the_right_verdict(case: Path) -> None:
    expect = _expectation(case, "leave")
    hall = read_book(case.parent)
    request = next(row for row in hall.leave if row.id == "R1")
    rest = tuple(row for row in hall.leave if row.id != "R1")
    bare = replace(hall, leave=rest)
    plan = plan_month(bare, str(expect["month"]))

    asked = replace(request, submitted=None, substitute=None, documents=True)
    answer = Engine(bare, str(expect["month"]), plan).answer(asked)

    assert answer.proven
    assert (answer.verdict == REFUSED) == (expect["decision"] == "refused")
    if answer.verdict == REFUSED:
        clauses = {reason.clause for reason in answer.reasons}
        assert clauses & set(expect["reasons_any"])
        return
    _assert_chains(answer.chains, expect)
    _assert_stand_ins(
        {s.staff for s in answer.substitutes}, len(answer.substitutes), expect
    )
    by_policy: dict[str, int] = {}
    for line in answer.lines:
        by_policy[line.policy] = by_policy.get(line.policy, 0) + line.points
    assert by_policy == expect["points"]


def _expectation(case: Path, interface: str) -> dict[str, Any]:
    expect = read_yaml(case)
    if interface not in list(expect["interfaces"]):  # type: ignore[call-overload]
        pytest.skip(f"not asked through {interface}")
    require_policies(list(expect["policies"]))  # type: ignore[call-overload]
    return expect


def _assert_chains(
    chains: Mapping[str, tuple[str, ...]], expect: Mapping[str, Any]
) -> None:
    for policy, admissible in expect["chains"].items():
        assert list(chains[policy]) in admissible


def _assert_stand_ins(staff: set[str], number: int, expect: Mapping[str, Any]) -> None:
    wanted = expect["substitute"]
    assert staff <= set(wanted["possible"])
    if wanted["possible"]:
        assert number == wanted["half_days"]


def _without(hall: Hall, plan: Plan) -> Plan:
    """Return the plan of the hall as if the request had never been made."""
    rest: tuple[LeaveRequest, ...] = tuple(row for row in hall.leave if row.id != "R1")
    return plan_month(replace(hall, leave=rest), plan.month)
