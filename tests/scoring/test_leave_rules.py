"""What the leave rules in force say, at each side of every bracket."""

from decimal import Decimal

import pytest

from hall.domain import PolicyChoice
from scoring.active import activate
from scoring.leave_answers import answer
from scoring.leave_rules import LeaveRules, leave_rules

POLICY = "leave-and-substitution-2024"
SHIFT, DEPARTMENT, CENTRE = "shift_leader", "department_leader", "centre_leader"


def rules(**readings: object) -> LeaveRules:
    (found,) = leave_rules(activate([PolicyChoice(POLICY, readings)]))
    return found


@pytest.mark.parametrize(
    ("reading", "days", "chain"),
    [
        ("union", "0.5", (SHIFT,)),
        ("union", "1", (SHIFT,)),
        ("union", "1.5", (SHIFT, CENTRE)),
        ("union", "2", (SHIFT, DEPARTMENT, CENTRE)),
        ("union", "3", (SHIFT, DEPARTMENT, CENTRE)),
        ("rule2_only", "2.5", (SHIFT, CENTRE)),
        ("rule2_only", "3", (SHIFT, DEPARTMENT, CENTRE)),
        ("heads_only", "2", (SHIFT, CENTRE)),
    ],
)
def test_chain(reading: str, days: str, chain: tuple[str, ...]) -> None:
    assert rules(two_day_rule=reading).chain(Decimal(days)) == chain


def test_heads_of_windows_have_their_own_rule_under_one_reading() -> None:
    found = rules(two_day_rule="heads_only").chain(Decimal(2), head=True)

    assert found == (SHIFT, DEPARTMENT, CENTRE)


@pytest.mark.parametrize(
    ("size", "days", "clause"),
    [
        (1, "0.5", "二1(1)"),
        (2, "1", None),  # one day exactly
        (2, "1.5", "二1(2)"),
        (3, "5", None),  # five days exactly
        (3, "5.5", "二1(3)"),
        (9, "5.5", "二1(3)"),
    ],
)
def test_stand_in_duty(size: int, days: str, clause: str | None) -> None:
    found = rules().stand_in_duty(size, Decimal(days))

    assert (found.clause if found else None) == clause


def test_documents() -> None:
    found = rules()

    assert found.documents("personal", substitute=False) == ("leave_form",)
    assert "official_document" in found.documents("official", substitute=False)
    assert "sick_certificate" in found.documents("sick", substitute=False)
    assert "substitute_registration" in found.documents("annual", substitute=True)


def test_named_rules_quote_their_clause() -> None:
    found = rules()
    named = {
        "一4": found.unattended,
        "一6": found.annual_without_harm,
        "一3": found.official_documents,
        "一2": found.filed_before,
    }

    assert {ref.clause for ref in named.values() if ref} == set(named)
    assert all(ref and ref.policy == POLICY and ref.quote for ref in named.values())


def test_policy_without_leave_rules_adds_none() -> None:
    assert leave_rules(activate([PolicyChoice("huzhou-staff")])) == ()


@pytest.mark.parametrize(
    ("kind", "situation", "refused"),
    [
        ("personal", {"substitute_arranged": False}, True),
        ("personal", {"substitute_arranged": True}, False),
        ("personal", {}, False),  # not said: no refusal
        ("sick", {"substitute_arranged": False}, False),  # never refused
        ("bereavement", {"substitute_arranged": False}, False),
    ],
)
def test_refusal_in_a_window_of_one(
    kind: str, situation: dict[str, bool], refused: bool
) -> None:
    said = answer(rules(), 1, {"kind": kind, "days": 1}, situation)

    assert said["substitute_required"] is True
    assert said["refused"] is refused


@pytest.mark.parametrize(
    ("kind", "situation", "half_days"),
    [
        ("personal", {"requested_afterwards": True}, 4),  # asking later does not heal
        ("annual", {"coverage_kept": False, "left": True}, 4),  # refused, left anyway
        ("annual", {"coverage_kept": False}, 0),  # refused, stayed
        ("personal", {"requested": False, "left": True, "away_half_days": 1}, 1),
        ("personal", {"left": True, "overstayed_days": 1}, 2),
        ("personal", {"deceit": True, "overstayed_days": 1}, 6),
    ],
)
def test_absenteeism_of_two_days_of_leave(
    kind: str, situation: dict[str, object], half_days: int
) -> None:
    said = answer(rules(), 3, {"kind": kind, "days": 2}, situation)

    assert said["absent_half_days"] == half_days


@pytest.mark.parametrize(
    ("half_days", "cap", "expected"),
    [
        ([{"half": "am", "away_minutes": [31, 31], "late_minutes": 30}], True, 1),
        ([{"half": "am", "away_minutes": [31, 31], "late_minutes": 30}], False, 3),
        (
            [{"half": "am", "away_minutes": 31}, {"half": "pm", "late_minutes": 30}],
            True,
            2,
        ),
        ([{"half": "am", "away_minutes": [20, 20]}], True, 0),  # each by itself
    ],
)
def test_short_absences(half_days: list[object], cap: bool, expected: int) -> None:
    said = answer(rules(halfday_cap=cap), 3, {"kind": "none"}, {"half_days": half_days})

    assert said["absent_half_days"] == expected
