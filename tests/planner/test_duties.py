"""The supervising office's duties: as many as owed, spread, drawn alike by one seed."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from hall.domain import Hall, Person, PolicyChoice
from planner.duties import Duty, Kind, duties, spread
from tests.planner.tiny import MONTH, WINDOW, hall, june

CALLS, ROUNDS = "weifang-callback", "ningxia-county-window"
STAFF = {"W1": "S1 S2 S3 S4 S5 S6", "W2": "T1 T2 T3", "W3": "U1"}
DAYS = tuple(map(june, (1, 2, 3, 4, 5, 8, 9)))
PLAIN = hall(STAFF, (), (CALLS, ROUNDS, WINDOW), working_days=DAYS)
HALL = replace(
    PLAIN,
    staff=tuple(
        replace(p, role="head") if p.id in ("S1", "T1", "U1") else p
        for p in PLAIN.staff
    ),
)


def of(base: Hall, kind: Kind, seed: int = 1) -> list[Duty]:
    """Return the duties of one kind."""
    return [duty for duty in duties(base, MONTH, seed) if duty.kind == kind]


@pytest.mark.parametrize(("kind", "number"), [("call", 20), ("form", 5)])
def test_each_week_has_its_calls_and_forms(kind: Kind, number: int) -> None:
    weeks: Counter[object] = Counter()
    for duty in of(HALL, kind):
        weeks[duty.date] += duty.count

    assert weeks == {june(1): number, june(8): number}


def test_calls_are_spread_by_the_windows_staff() -> None:
    shares = {duty.window: duty.count for duty in of(HALL, "call")}

    assert shares == {"W1": 12, "W2": 6, "W3": 2}


def test_shares_are_rounded_down_or_up_and_nobody_is_always_left_out() -> None:
    drawn = [spread(HALL, 5, Random(seed)) for seed in range(200)]

    assert all(sum(each.values()) == 5 for each in drawn)
    assert {each["W1"] for each in drawn} == {3}
    assert {each.get("W2") for each in drawn} == {1, 2}
    assert {each.get("W3", 0) for each in drawn} == {0, 1}


def test_two_rounds_a_day_at_minutes_when_the_counters_are_open() -> None:
    rounds = of(HALL, "inspection")

    assert Counter(duty.date for duty in rounds) == dict.fromkeys(DAYS, 2)
    for duty in rounds:
        assert duty.time is not None
        assert any(
            block.start <= duty.time < block.end and block.session != "noon"
            for block in HALL.blocks
        )
    assert len({duty.time for duty in rounds}) > len(DAYS)


def test_two_heads_of_different_windows_and_two_days() -> None:
    for seed in range(20):
        heads = of(HALL, "head", seed)
        days = of(HALL, "day", seed)

        assert {duty.staff for duty in heads} == {"S1", "T1"}  # not the one alone
        assert len({duty.date for duty in days}) == 2
        assert {duty.date for duty in days} <= set(DAYS)


def test_heads_of_one_person_windows_only_where_there_are_no_others() -> None:
    alone = replace(HALL, staff=(Person("U1", "U1", "W3", role="head"),))

    assert [duty.staff for duty in of(alone, "head")] == ["U1"]


def test_one_seed_draws_the_same_another_something_else() -> None:
    assert duties(HALL, MONTH, 1) == duties(HALL, MONTH, 1)
    assert duties(HALL, MONTH, 1) != duties(HALL, MONTH, 2)


@pytest.mark.parametrize(
    ("policy", "kinds"),
    [
        (CALLS, {"call", "form"}),
        (ROUNDS, {"inspection"}),
        (WINDOW, {"head", "day"}),
        ("huzhou-staff", set()),
    ],
)
def test_only_policies_in_force_ask(policy: str, kinds: set[str]) -> None:
    base = replace(HALL, policies=(PolicyChoice(policy),))

    assert {duty.kind for duty in duties(base, MONTH, 1)} == kinds
