"""Each rule deleted in turn is noticed: by the check of the plan, or by its values."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from hall.domain import Hall, PolicyChoice
from hall.plan import Plan
from planner import Engine, plan_month, rules
from planner.cpsat import Effort, solve
from planner.rules import RULES, write
from tests.planner.test_rules import (
    CASES,
    LECTURE,
    MOTHER,
    NOON,
    PAIR,
    SHARED_POST,
    STRUCTURE,
    THREE,
    Case,
    _place,
    _roster,
    pinned,
)
from tests.planner.tiny import (
    LEAVE,
    MONTH,
    STAFF,
    WINDOW,
    hall,
    leave,
    post,
    windows,
)
from tests.planner.tiny_halls import YANLING

# Serving a noon post is always better than standing by, so that an optimal plan keeps
# this rule by itself; it matters for plans changed by hand, and is tried alone.
IMPLIED = {"cover.noon_minimum"}
BOTH_POSTS = hall(
    {"W1": "S1", "W2": "S2"},
    (post("P1", "S2", "S1"), post("P2", "S1", window="W2")),
    leave=(leave("S2", "1 am", "1 pm", "sick", status="approved"),),
    windows=(*windows("W1", minimum=1), *windows("W2")),
)
LENT = hall(
    {"W1": "S1 S2", "W2": "T1 T2"},
    (post("P1", "S1"), post("P2", "T1", "S2 T2", window="W2")),
    (WINDOW,),
    leave=(leave("T1", "1 am", "1 pm", "sick", status="approved"),),
    carry={("T2", "stand_ins"): Decimal(9)},
)
TINY: Mapping[str, Hall] = {
    "cover.one_place": replace(
        PAIR, leave=(leave("S2", "1 am", "1 pm", "sick", status="approved"),)
    ),
    "cover.served_or_empty": SHARED_POST,
    "cover.pins": pinned(PAIR, "am", "S1", "P2"),
    "cover.minimum": BOTH_POSTS,
    "lunch.once": NOON,
    "lunch.canteen": replace(THREE, canteen_seats=1),
    "lunch.facing": replace(
        NOON,
        policies=(PolicyChoice(YANLING),),
        facing=(("S1", "S2"),),
        posts=(post("P1", "S1", "S2"),),
        carry={(who, "lunch:L2"): Decimal(5) for who in ("S1", "S2")},
    ),
    "lunch.nursing": MOTHER,
    "activities.bonus": LECTURE,
    "activities.added": LENT,
    "standins.promised": hall(
        {"W1": "S1", "W2": "S2"},
        (post("P1", "S1", "S2"), post("P2", "S2", window="W2")),
        (STAFF, LEAVE),
        leave=(leave("S1", "1 am"),),
    ),
}


def told(plan: Plan) -> object:
    """Return what a plan is worth and whom it lets go: what a reference would hold."""
    attended = {(a.id, a.staff) for a in plan.activities}
    levels = [(level.name, level.value) for level in plan.levels[:4]]
    decisions = [(d.id, d.decision) for d in plan.leave]
    return plan.status == "infeasible", levels, len(plan.gaps), attended, decisions


def test_every_rule_has_a_hall_in_which_it_matters() -> None:
    assert set(TINY) == set(RULES) - IMPLIED


@pytest.mark.parametrize("rule", TINY)
def test_a_plan_without_the_rule_is_unlawful_or_another(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = TINY[rule]
    sound = plan_month(base, MONTH)
    rest = {name: each for name, each in RULES.items() if name != rule}
    monkeypatch.setattr(rules, "RULES", rest)

    mutant = plan_month(base, MONTH)

    monkeypatch.undo()
    if sound.status != "infeasible":
        assert Engine(base, MONTH, sound).faults(sound) == ()
    faults = Engine(base, MONTH, sound).faults(mutant)
    assert faults or told(mutant) != told(sound)


def test_nothing_is_noticed_where_nothing_is_deleted() -> None:
    for base in TINY.values():
        assert told(plan_month(base, MONTH)) == told(plan_month(base, MONTH))


@pytest.mark.parametrize("rule", [each for each in RULES if each != "activities.bonus"])
def test_without_the_rule_something_forbidden_is_allowed(rule: str) -> None:
    forbidden = [case for case in CASES if case.rule == rule and not case.allowed]

    assert any(_possible(case) for case in forbidden)


def _possible(case: Case) -> bool:
    """Tell whether a placement is possible under the structure alone."""
    roster = _roster(case)
    write(roster, frozenset(RULES) - STRUCTURE | {case.rule})
    _place(roster, case)
    return solve(roster.model, Effort()).outcome == "optimal"
