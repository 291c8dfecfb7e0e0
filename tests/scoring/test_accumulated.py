"""What accumulates: bad references in such clauses are refused, and rows say why."""

import datetime as dt
from pathlib import Path

import pytest

from hall.domain import Fact, PolicyChoice
from scoring.active import activate
from scoring.period import Period
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow
from tests.scoring.test_load import GOOD, faults

EVENT = "trigger: {kind: event, facts: [late_arrival]}"
PRICE = "amount: {kind: fixed, points: 0.5}"
YANLING = "yanling-hrss-window"


def counted(limb: str) -> str:
    return f"trigger: {{kind: count, limbs: [{{facts: [late_arrival], {limb}}}]}}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (EVENT, counted("when: {minuts: 5}"), "'minuts'"),
        (EVENT, counted("unless: {clockd: true}"), "'clockd'"),
        (EVENT, counted("at_least: 0"), "limbs.0.at_least"),
        (EVENT, EVENT.replace("]}", "], charge: on_leav}"), "'on_leav'"),
        (PRICE, "amount: {kind: zero_section}", "no section to be lost"),
        (
            PRICE,
            "amount: {kind: rate, points: 1, of: minut, partial: floor}",
            "'minut'",
        ),
        ("    title: {zh: 迟到", "    section: 九\n    title: {zh: 迟到", "'九'"),
    ],
)
def test_names_that_lead_nowhere_are_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD

    found = faults(tmp_path, GOOD.replace(old, new, 1))

    assert any(said in fault.what.en for fault in found)


def cards(facts: list[Fact], month: str = "2026-06") -> dict[str, Scorecard]:
    period = Period.parse(month)
    world = World((WorldWindow("W1", ("P1", "P2")),), period.weekdays())
    return score(world, activate([PolicyChoice(YANLING)]), period, facts)[YANLING]


def late(number: int, who: str = "P1", stands_in_for: str | None = None) -> Fact:
    day = dt.date(2026, 6, number)
    return Fact(f"f{number}", "late_arrival", who, day, substitute_for=stands_in_for)


def test_row_of_a_count_names_its_facts_whether_or_not_there_are_enough() -> None:
    two, three = (cards([late(day) for day in range(1, n)])["W1"] for n in (3, 4))

    (short,) = [row for row in two.ledger if row.rule == "六3"]
    (enough,) = [row for row in three.ledger if row.rule == "六3"]
    assert not short.counted
    assert short.points == 0
    assert short.facts == ("f1", "f2")
    assert enough.counted
    assert enough.points == -3
    assert enough.facts == ("f1", "f2", "f3")
    assert "not counted" in short.reason.en


def test_latenesses_of_a_stand_in_add_up_for_the_person_on_leave() -> None:
    found = cards([late(1), late(2), late(3, "SUB", "P1")])["W1"]

    assert found.sections["一"] == 6
    assert found.sections["六"] == 3


def test_notice_to_a_person_is_on_a_card_of_his_own_without_a_score() -> None:
    again = [
        Fact("a", "absenteeism", "P2", dt.date(2026, 5, 6)),
        Fact("b", "absenteeism", "P2", dt.date(2026, 6, 3)),
    ]

    found = cards(again)

    assert found["P2"].notices == ("withdraw_person",)
    assert found["P2"].score is None
    assert "withdraw_person" not in found["W1"].notices


def test_lost_section_takes_its_bonus_and_the_ledger_still_adds_up() -> None:
    praise = Fact(
        "p",
        "praise_media_visit",
        "W1",
        dt.date(2026, 6, 3),
        attributes={"level": "省"},
    )
    bribe = Fact("c", "corruption", "P1", dt.date(2026, 6, 4))

    found = cards([praise, bribe])["W1"]

    assert found.score == 75
    assert found.bonus == 0
    assert found.deductions == 25
    assert sum(row.points for row in found.ledger) == 75
    assert found.notices == ("discipline_group",)
