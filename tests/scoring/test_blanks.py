"""Blanks of a text: never guessed, all named, and scored once they are filled in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from hall.domain import Fact, PolicyChoice
from hall.errors import PolicyError
from scoring.active import activate
from scoring.library import load_library
from scoring.period import Period
from scoring.prices import price_book
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow

YEAR = Period.parse("2026")
WORLD = World((WorldWindow("W1", ("P1",)),), YEAR.weekdays())
YAQIAO = "yaqiao-township"
FULL = load_library()[YAQIAO].trial


def card(parameters: Mapping[str, Any], *facts: Fact) -> Scorecard:
    """Return what Yaqiao's rules make of somebody with some blanks filled in."""
    actives = activate([PolicyChoice(YAQIAO, {}, parameters)])
    return score(WORLD, actives, YEAR, facts)[YAQIAO]["P1"]


def badge(number: int) -> Fact:
    return Fact(f"e{number}", "badge_missing", "P1", YEAR.start, count=Decimal(number))


def test_every_open_blank_is_named_and_nothing_is_scored() -> None:
    blank = card({}, badge(3))

    assert (blank.score, blank.grade) == (None, None)
    names = [each.name for each in load_library()[YAQIAO].parameters]
    assert list(blank.blocked) == names
    assert blank.as_json()["deductions"] is None  # nobody knows: that is not zero
    row = blank.ledger[0]
    assert (row.rule, row.counted, row.quote) == ("base", False, "设定基础分数____分")
    assert "尚未填写" in row.reason.zh


def test_one_blank_left_open_blocks_the_score() -> None:
    rest = {name: value for name, value in FULL.items() if name != "leave_slip_points"}

    assert card(rest).blocked == ("leave_slip_points",)
    assert card(FULL).blocked == ()


@pytest.mark.parametrize("empty", [None, "____"])
def test_a_value_that_says_nothing_is_still_a_blank(empty: object) -> None:
    assert card({**FULL, "base": empty}).blocked == ("base",)


@pytest.mark.parametrize("value", ["zehn", True, Decimal(-1), Decimal("0.125")])
def test_a_value_that_makes_no_sense_blocks_and_says_why(value: object) -> None:
    refused = card({**FULL, "badge_points": value})

    assert refused.blocked == ("badge_points",)
    assert str(value) in refused.ledger[0].reason.en


@pytest.mark.parametrize(
    ("change", "joins"),
    [
        ({}, True),
        ({"unfit_below": 65}, False),  # 65 to 70 would be both
        ({"unfit_below": 75}, False),  # and 70 to 75 as well
        ({"competent_min": 95}, False),  # nothing left for 称职
        ({"basic_min": 85, "unfit_below": 85}, False),  # 基本称职 above 称职
    ],
)
def test_thresholds_that_contradict_each_other_are_refused(
    change: Mapping[str, int], joins: bool
) -> None:
    found = card({**FULL, **change})

    assert (found.score is not None) is joins
    assert (found.grade == "优秀") is joins
    assert ("unfit_below" in found.blocked) is not joins


@pytest.mark.parametrize(
    ("badges", "grade"),
    [
        (10, "优秀"),  # 95 exactly
        (11, "称职"),
        (40, "称职"),  # 80 exactly
        (41, "基本称职"),
        (60, "基本称职"),  # 70 exactly: 不及 is strict
        (61, "不称职"),
    ],
)
def test_ratings_begin_exactly_at_their_thresholds(badges: int, grade: str) -> None:
    assert card(FULL, badge(badges)).grade == grade


def test_unknown_parameter_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PolicyError, match="no parameter 'bas'") as caught:
        card({**FULL, "bas": 100})

    assert "badge_points" in str(caught.value)


def test_nothing_is_priced_for_a_plan_while_blanks_are_open() -> None:
    late = Fact("f", "late_arrival", "P1", YEAR.start)
    blank = activate([PolicyChoice(YAQIAO)])
    filled = activate([PolicyChoice(YAQIAO, {}, FULL)])

    assert price_book(WORLD, blank, YEAR, []).charges(late) == ()
    (charge,) = price_book(WORLD, filled, YEAR, []).charges(late)
    assert charge.points == 150
