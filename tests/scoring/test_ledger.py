"""Every line says why a fact counts, or why it does not, in both languages."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from hall.domain import Fact, PolicyChoice
from hall.errors import PolicyError
from scoring.active import activate
from scoring.inputs import Input
from scoring.period import Period
from scoring.prices import price_book
from scoring.score import score
from scoring.scorecard import LedgerRow, Scorecard
from scoring.world import World, WorldWindow

JUNE = Period.parse("2026-06")
WORLD = World((WorldWindow("W1", ("P1", "P2", "P3")),), JUNE.weekdays())
DAY = dt.date(2026, 6, 3)


def fact(name: str, of_type: str, subject: str = "P1", **given: Any) -> Fact:
    known = {"date": DAY} | {
        key: given.pop(key)
        for key in ("date", "count", "incident", "verified", "item", "time")
        if key in given
    }
    return Fact(name, of_type, subject, attributes=given, **known)


def card(
    *facts: Fact,
    policy: str = "huzhou-staff",
    subject: str = "P1",
    inputs: tuple[Input, ...] = (),
    **readings: object,
) -> Scorecard:
    actives = activate([PolicyChoice(policy, readings)])
    return score(WORLD, actives, JUNE, facts, inputs)[policy][subject]


def row(found: Scorecard, fact_id: str) -> LedgerRow:
    return next(each for each in found.ledger if fact_id in each.facts)


@pytest.mark.parametrize(
    ("facts", "about", "said"),
    [
        ([fact("a", "quarrel_with_client")], "a", "costs 10"),
        ([fact("a", "quarrel_with_client", count=Decimal(2))], "a", "×2 costs 20"),
        (
            [fact("a", "quarrel_with_client", date=dt.date(2026, 7, 1))],
            "a",
            "outside the period",
        ),
        ([fact("a", "quarrel_with_client", verified=False)], "a", "not verified"),
        (
            [
                fact("a", "desk_untidy", at="closing", incident="i"),
                fact("b", "quarrel_with_client", incident="i"),
            ],
            "a",
            "same incident as b, charged there",
        ),
        (
            [
                fact("a", "absent_from_post", incident="i"),
                fact("b", "early_lunch", incident="i"),
            ],
            "a",
            "same incident as b, to which the special rule applies",
        ),
        (
            [
                fact("a", "honour_award", level="市", item="h"),
                fact("b", "honour_award", level="省", item="h"),
            ],
            "a",
            "the same as b, only the highest counts",
        ),
        (
            [fact("a", "praise_letter_banner_hotline", count=Decimal(3))],
            "a",
            "over the monthly cap of 2, 2 counted",
        ),
        ([fact("a", "desk_untidy", at="hours")], "a", "its 'at' does not meet"),
        ([fact("a", "honour_award", level="县")], "a", "its 'level' does not meet"),
        (
            [fact("a", "praise_letter_banner_hotline", solicited=True)],
            "a",
            "its 'solicited' does not meet",
        ),
        ([fact("a", "late_arrival")], "a", "no clause is about it"),
        ([fact("a", "leave_taken", kind="sick", days=3)], "a", "3 in all"),
    ],
)
def test_reason(facts: list[Fact], about: str, said: str) -> None:
    line = row(card(*facts), about)

    assert said in line.reason.en
    assert line.reason.zh


def test_line_names_the_reading_that_decided() -> None:
    late = row(card(fact("a", "late_arrival")), "a")
    mapped = row(card(fact("a", "late_arrival"), late_arrival_maps_to="clause4"), "a")

    assert (late.counted, late.reading) == (False, "late_arrival_maps_to=none")
    assert mapped.points == -5
    assert mapped.clause == "4"
    assert mapped.reading == "late_arrival_maps_to=clause4"


def test_capped_line_shows_points_before_and_after() -> None:
    line = row(card(fact("a", "praise_letter_banner_hotline", count=Decimal(3))), "a")

    assert line.counted
    assert line.before == 3
    assert line.points == 2


def test_second_of_two_letters_over_the_cap_gets_what_is_left() -> None:
    found = card(
        fact("late", "praise_media_visit", date=dt.date(2026, 6, 9), count=Decimal(2)),
        fact("soon", "praise_media_visit", count=Decimal(2)),
    )

    assert row(found, "soon").points == 2
    assert row(found, "late").points == 1


def test_rating_of_the_cheaper_fact_of_an_incident_attaches() -> None:
    found = card(
        fact("a", "quarrel_with_client", incident="i"),
        fact("b", "valid_complaint", incident="i"),
    )

    assert found.deductions == 10
    assert found.grade == "不称职"
    assert row(found, "b").grade == "不称职"


def test_early_lunch_leaves_no_rating_of_the_absence_behind() -> None:
    found = card(
        fact("a", "absent_from_post", client_failed=True, incident="i"),
        fact("b", "early_lunch", incident="i"),
    )

    assert found.deductions == 5
    assert found.grade is None


def test_first_reading_charges_what_happened_first() -> None:
    found = card(
        fact("b", "quarrel_with_client", incident="i", time=dt.time(15)),
        fact("a", "desk_untidy", at="closing", incident="i", time=dt.time(9)),
        same_incident="first",
    )

    assert found.deductions == 5


def test_floor_and_ceiling_are_lines_of_their_own() -> None:
    low = card(fact("a", "quarrel_with_client", count=Decimal(12)))
    high = card(fact("a", "honour_award", level="国家"), score_ceiling=101)

    assert low.score == 0
    assert low.raw_score == -20
    assert low.ledger[-1].points == 20
    assert high.score == 101
    assert high.raw_score == 105
    assert high.ledger[-1].points == -4
    assert high.readings["score_ceiling"] == 101


def test_no_floor_shows_the_negative_score() -> None:
    found = card(fact("a", "quarrel_with_client", count=Decimal(12)), score_floor=None)

    assert found.score == -20


def test_thirds_are_exact() -> None:
    found = card(fact("a", "quarrel_with_client"), policy="huzhou-window", subject="W1")

    assert found.staff_average == Fraction(10, 3)
    assert sum((each.points for each in found.ledger), Fraction(0)) == found.score
    assert found.as_json()["staff_average"] == "10/3"


def test_given_deductions_replace_the_facts_of_that_month_only() -> None:
    quarrel = fact("a", "quarrel_with_client")
    given = Input("staff_deductions", "P1", "2026-06", Decimal(3))
    other = Input("staff_deductions", "P1", "2026-05", Decimal(3))

    replaced = card(quarrel, policy="huzhou-window", subject="W1", inputs=(given,))
    kept = card(quarrel, policy="huzhou-window", subject="W1", inputs=(other,))

    assert replaced.staff_average == 1
    assert kept.staff_average == Fraction(10, 3)


def test_days_in_post_weigh_the_average() -> None:
    joined = {"P2": dt.date(2026, 6, 23), "P3": dt.date(2026, 7, 1)}
    world = World(WORLD.windows, JUNE.weekdays(), joined)  # 22, 6 and 0 days
    actives = activate(
        [PolicyChoice("huzhou-window", {"staff_average": "days_in_post"})]
    )

    found = score(world, actives, JUNE, [fact("a", "quarrel_with_client")])

    assert found["huzhou-window"]["W1"].staff_average == Fraction(10 * 22, 28)


def test_text_of_tables_is_read_as_the_vocabulary_says() -> None:
    found = card(
        fact("a", "absent_from_post", client_failed="true"),
        fact("b", "leave_taken", kind="sick", days="2.5"),
        fact("c", "leave_taken", kind="personal", days="0.5"),
    )

    assert found.grade == "不称职"
    assert found.counted_leave_days == 3


def test_person_from_outside_has_a_card() -> None:
    assert card(fact("a", "quarrel_with_client", "P9"), subject="P9").score == 90


def test_unknown_type_of_fact_is_refused() -> None:
    with pytest.raises(PolicyError, match="unknown type 'dancing'"):
        card(fact("a", "dancing"))


def test_number_that_is_none_is_refused_everywhere() -> None:
    leave = fact("a", "leave_taken", kind="sick", days="three")

    with pytest.raises(PolicyError, match="'days' of fact 'a' is not a number: three"):
        card(leave)
    with pytest.raises(PolicyError, match="not a number"):
        price_book(WORLD, activate([PolicyChoice("huzhou-staff")]), JUNE, [leave])


def test_leave_without_days_is_not_taken_for_none() -> None:
    with pytest.raises(PolicyError, match="does not say 'days'"):
        card(fact("a", "leave_taken", kind="sick"))


def test_json_has_the_keys_of_the_contract() -> None:
    found = card(fact("a", "quarrel_with_client")).as_json("en")

    assert {
        "score", "raw_score", "base", "gross_deductions", "deductions", "bonus",
        "fines", "reward", "grade", "stars", "stars_awarded", "rank", "awards",
        "disqualified", "withheld", "notices", "sections", "counted_leave_days",
        "staff_average", "shortfalls", "unit_target_deduction", "blocked", "readings",
        "ledger",
    } == set(found)  # fmt: skip
    line = found["ledger"][1]  # type: ignore[index]
    assert {"clause", "facts", "points", "fine", "counted", "reason", "quote"} <= set(
        line
    )
    assert line["reason"] == "quarrel with a client costs 10"
