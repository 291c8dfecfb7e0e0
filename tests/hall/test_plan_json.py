"""plan.json: one canonical text, and back."""

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction

import pytest

from hall.domain import Fact
from hall.errors import RequestError
from hall.plan import (
    Alternative,
    Answer,
    Assignment,
    CadreDuty,
    Change,
    Charge,
    Consequence,
    Gap,
    Hindrance,
    LeaveDecision,
    Level,
    Lunch,
    Plan,
    PlannedActivity,
    PointLine,
    Reason,
    Substitute,
)
from hall.plan_json import answer_to_json, plan_from_json, plan_to_json

DAY = dt.date(2026, 6, 3)
PLAN = Plan(
    hall="h",
    month="2026-06",
    status="feasible",
    levels=(Level("points", 1500, 1500), Level("gaps", 3, 2)),
    assignments=(Assignment(DAY, "am", "W1-P1", "S1", "A"),),
    lunches=(Lunch(DAY, "L2", "S1"),),
    activities=(PlannedActivity("T1", DAY, ("pm",), "W1", "training", ("S1",)),),
    cadres=(CadreDuty(DAY, "am", "C1", "W1"),),
    gaps=(Gap(DAY, "am", "W1-P2", 150, (Charge("huzhou-staff", "4", "S2", 500, 50),)),),
    leave=(
        LeaveDecision(
            "R1",
            "refused",
            {"leave-and-substitution-2024": ("shift_leader",)},
            (Substitute(DAY, "am", "S5", "W1-P2"),),
            200,
            (Reason("no_stand_in", "p", "一4", "“原文”", DAY, "am", "W1-P2",
                    (Hindrance("S5", "on_leave"),)),),
        ),
    ),
    facts=(
        Fact(
            "x1",
            "uncovered_post",
            "S2",
            DAY,
            time=dt.time(9, 30),
            count=Decimal(1),
            value=Decimal("97.5"),
            verified=True,
            attributes={"post": "W1-P2", "minutes": 150, "on_leave": None},
        ),
    ),
    predicted={"huzhou-staff": {"S1": {"score": 100}}},
    made={"seed": 1, "seconds": 3.2},
)  # fmt: skip
ANSWER = Answer(
    verdict="advise_against",
    chains={"leave-and-substitution-2024": ("shift_leader", "centre_leader")},
    documents=("leave_form",),
    days=3.0,
    counted_leave_days_month=2.5,
    substitutes=(Substitute(DAY, "am", "S5", "W1-P2", "B1"),),
    points=200,
    lines=(PointLine("S1", "hexian-window", "(一)1", 200, "事假"),),
    consequences=(Consequence("huzhou-staff", "7", "no monthly_excellent", "3天"),),
    alternatives=(Alternative("2026-06-10 am", "2026-06-12 pm", 0, "approve"),),
    diff=(Change(DAY, "am", "W1-P2", "S1", None),),
    new_gaps=(Gap(DAY, "am", "W1-P2", 150),),
    seconds=0.12,
)


def test_plan_survives_the_round_trip() -> None:
    assert plan_from_json(plan_to_json(PLAN)) == PLAN


def test_plan_text_has_the_keys_of_the_contract() -> None:
    document = json.loads(plan_to_json(PLAN))

    assert list(document) == [
        "hall", "month", "status", "levels", "assignments", "lunches", "activities",
        "cadres", "gaps", "leave", "facts", "predicted", "made",
    ]  # fmt: skip
    assert document["levels"][1] == {
        "name": "gaps", "value": 3, "bound": 2, "proven": False,
    }  # fmt: skip
    assert document["assignments"] == [
        {"date": "2026-06-03", "block": "am", "post": "W1-P1", "staff": "S1", "as": "A"}
    ]
    assert document["facts"][0]["minutes"] == 150
    assert document["facts"][0]["type"] == "uncovered_post"


def test_plan_text_does_not_depend_on_the_order_of_its_records() -> None:
    early, late = Lunch(DAY, "L1", "S9"), Lunch(DAY, "L2", "S1")

    one = plan_to_json(Plan("h", "2026-06", "optimal", lunches=(early, late)))
    other = plan_to_json(Plan("h", "2026-06", "optimal", lunches=(late, early)))

    assert one == other


def test_infeasible_plan_says_why() -> None:
    reason = Reason("pins", "", "", "", DAY, None, "W1-P1")
    plan = Plan("h", "2026-06", "infeasible", reasons=(reason,))

    document = json.loads(plan_to_json(plan))

    assert document["reasons"][0]["rule"] == "pins"
    assert plan_from_json(plan_to_json(plan)) == plan


@pytest.mark.parametrize(
    ("score", "written"),
    [
        (Decimal("96.50"), 96.5),
        (Decimal("96.00"), 96),  # whole numbers look whole
        (Decimal("0.1234567890123456789"), "0.1234567890123456789"),  # never rounded
        (Fraction(200, 3), "200/3"),
        (Fraction(4, 2), 2),
    ],
)
def test_scores_are_written_exactly(score: object, written: object) -> None:
    plan = Plan("h", "2026-06", "optimal", predicted={"p": {"S1": {"score": score}}})

    document = json.loads(plan_to_json(plan))

    assert document["predicted"]["p"]["S1"]["score"] == written


def test_answer_text_has_the_keys_of_the_contract() -> None:
    document = json.loads(answer_to_json(ANSWER))

    assert document["days"] == 3
    assert document["points"] == {
        "total": 200,
        "lines": [
            {
                "subject": "S1",
                "policy": "hexian-window",
                "clause": "(一)1",
                "points": 200,
                "why": "事假",
            }
        ],
    }
    assert document["substitutes"][0]["as"] == "B1"
    assert document["alternatives"] == [
        {
            "from": "2026-06-10 am",
            "to": "2026-06-12 pm",
            "points": 0,
            "verdict": "approve",
        }
    ]
    assert document["diff"][0]["after"] is None
    assert document["proven"] is True


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"hall": "h",', "plan.json, row 1"),  # cut off
        ("[]", "a JSON object"),
        ('{"made": {"seconds": NaN}}', "NaN is not a number"),
        ('{"made": {"seconds": 1e999}}', "1e999 is not a number"),
        ("[" * 100_000, "not sound JSON"),
        ('{"hall": "h", "month": "2026-06"}', "status"),  # a key is missing
        ('{"hall": 7, "month": "m", "status": "optimal"}', "hall"),
        (
            '{"hall": "h", "month": "m", "status": "optimal", "cadres": [{"date": 1}]}',
            "cadres[0].date",
        ),
        ('{"hall": "h", "month": "m", "status": "optimal", "gaps": 3}', "a list"),
    ],
)
def test_broken_plan_file_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(RequestError) as caught:
        plan_from_json(text)

    assert told in str(caught.value)


def test_faults_of_a_plan_file_are_told_together() -> None:
    text = '{"hall": 1, "month": 2, "status": "maybe"}'

    with pytest.raises(RequestError) as caught:
        plan_from_json(text)

    assert len(caught.value.faults) == 3
