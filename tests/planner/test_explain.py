"""A month without a lawful plan says why: nothing that could be left out."""

from dataclasses import replace

import pytest

from hall.domain import Hall, Pin
from hall.plan import Hindrance
from planner import plan_month
from planner.cpsat import Effort
from planner.explain import irreducible, possible
from planner.month import MonthSolver, Unsolvable
from planner.prepare import prepare
from planner.state import State
from tests.planner.tiny import MONTH, hall, june, post

ONE_POST = hall({"W1": "S1 S2"}, (post("P1", "S1", "S2", noon=True),))


def pinned(*pins: tuple[str, str, str]) -> Hall:
    """Return the hall with pins (block, staff, place)."""
    return replace(ONE_POST, pins=tuple(Pin(june(1), *pin) for pin in pins))


BOTH_AT_ONE_POST = pinned(
    ("am", "S1", "P1"), ("am", "S2", "P1"), ("pm", "S1", "P1"), ("L1", "S2", "lunch")
)
NO_LUNCH = pinned(("L1", "S1", "P1"), ("L2", "S1", "P1"), ("am", "S2", "free"))
LUNCH_FOR_TWO = replace(
    pinned(("L1", "S1", "lunch"), ("L1", "S2", "lunch")), canteen_seats=1
)
NOT_ELIGIBLE = replace(pinned(("am", "S2", "P1")), posts=(post("P1", "S1", noon=True),))
NO_SEATS = replace(ONE_POST, canteen_seats=0)
HALLS = [
    ("two people pinned to one post", BOTH_AT_ONE_POST,
     {"cover.pins", "cover.served_or_empty"}, {"S1", "S2"}),
    ("pinned to work in every lunch block", NO_LUNCH,
     {"cover.pins", "cover.one_place", "lunch.once"}, {"S1"}),
    ("more pinned to lunch than there are seats", LUNCH_FOR_TWO,
     {"cover.pins", "lunch.canteen"}, {"S1", "S2"}),
    ("pinned to a post that is not his", NOT_ELIGIBLE, {"cover.pins"}, {"S2"}),
    ("a canteen without seats", NO_SEATS, {"lunch.once", "lunch.canteen"}, set()),
]  # fmt: skip
each_hall = pytest.mark.parametrize(
    ("remark", "base", "rules", "people"), HALLS, ids=[row[0] for row in HALLS]
)


@each_hall
def test_infeasible_plan_names_rules_and_pinned_people(
    remark: str, base: Hall, rules: set[str], people: set[str]
) -> None:
    plan = plan_month(base, MONTH)

    assert plan.status == "infeasible", remark
    assert (plan.assignments, plan.levels) == ((), ())
    assert {reason.rule for reason in plan.reasons} == rules
    named = [person for reason in plan.reasons for person in reason.people]
    assert {person.staff for person in named} == people
    assert {reason.date for reason in plan.reasons} == {june(1)}


@each_hall
def test_each_named_cause_is_needed(
    remark: str, base: Hall, rules: set[str], people: set[str]
) -> None:
    dead_end = _dead_end(base)

    causes = set(irreducible(dead_end))

    assert {cause.rule for cause in causes} == rules, remark
    assert not possible(dead_end, causes)
    assert all(possible(dead_end, causes - {cause}) for cause in causes)


def _dead_end(base: Hall) -> Unsolvable:
    problem = prepare(base, MONTH).problem
    with pytest.raises(Unsolvable) as found:
        MonthSolver(Effort()).solve(State.of(problem, ()))
    return found.value


def test_reason_of_a_pin_says_who_where_and_when() -> None:
    (reason,) = plan_month(NOT_ELIGIBLE, MONTH).reasons

    assert (reason.rule, reason.date, reason.half, reason.post) == (
        "cover.pins", june(1), "am", "P1",
    )  # fmt: skip
    assert reason.people == (Hindrance("S2", "pinned"),)
