"""Lactation time in halls that are cut finely: taken every day, and checked."""

import datetime as dt
from dataclasses import replace

import pytest

from hall.domain import HALVES, Block, Hall, Person
from hall.plan import Assignment
from planner import Engine, plan_month
from tests.planner.tiny import MONTH, STAFF, hall, june, leave, post

HALF_HOURS = tuple(
    Block(f"{half[0]}{n}", dt.time(start + n // 2, n % 2 * 30),
          dt.time(start + (n + 1) // 2, (n + 1) % 2 * 30), half)
    for half, start in zip(HALVES, (9, 14), strict=True)
    for n in range(6)
)  # fmt: skip
MOTHER = Person("S1", "S1", "W1", lactation_until=june(2))
FINE = replace(
    hall(
        {"W1": "S1 S2"},
        (post("P1", "S1", "S2"),),
        (STAFF,),
        blocks=HALF_HOURS,
        working_days=(june(1), june(2), june(3)),
    ),
    staff=(MOTHER, Person("S2", "S2", "W1")),
)


def served_by(base: Hall, who: str, day: int) -> list[str]:
    """Return the blocks in which somebody serves on a day of June."""
    plan = plan_month(base, MONTH)
    return [a.block for a in plan.assignments if (a.staff, a.date) == (who, june(day))]


@pytest.mark.parametrize(("day", "blocks"), [(1, 9), (2, 9), (3, 12)])
def test_ninety_minutes_of_every_day_until_the_birthday(day: int, blocks: int) -> None:
    assert len(served_by(FINE, "S1", day)) == blocks
    assert len(served_by(FINE, "S2", day)) == 12 - blocks


def test_the_time_lies_at_an_end_of_the_day_or_next_to_noon() -> None:
    away = sorted(
        {block.id for block in HALF_HOURS} - set(served_by(FINE, "S1", 1)),
        key=[block.id for block in HALF_HOURS].index,
    )
    numbers = [int(block[1]) for block in away]

    assert len(away) == 3
    assert {0, 5} & set(numbers)


def test_a_leave_row_says_when() -> None:
    told = replace(
        FINE, leave=(leave("S1", "1 am", "1 am", "lactation", status="approved"),)
    )

    assert {block[0] for block in served_by(told, "S1", 1)} == {"p"}
    assert len(served_by(told, "S1", 1)) == 6


def test_nobody_else_there_means_a_gap_of_ninety_minutes_a_day() -> None:
    alone = replace(FINE, staff=(MOTHER,), posts=(post("P1", "S1"),))

    plan = plan_month(alone, MONTH)

    assert [(gap.date, gap.minutes) for gap in plan.gaps] == [
        (june(1), 90),
        (june(2), 90),
    ]
    assert Engine(alone, MONTH, plan).faults(plan) == ()


@pytest.mark.parametrize(("day", "unlawful"), [(2, True), (3, False)])
def test_a_plan_that_takes_the_time_away_is_unlawful(day: int, unlawful: bool) -> None:
    plan = plan_month(FINE, MONTH)
    whole = tuple(
        Assignment(june(day), block.id, "P1", "S1", "A") for block in HALF_HOURS
    )
    rest = tuple(a for a in plan.assignments if a.date != june(day))
    changed = replace(plan, assignments=rest + whole)

    told = {fault.rule for fault in Engine(FINE, MONTH, plan).faults(changed)}

    assert ("lunch.nursing" in told) is unlawful
