"""Scorecards: what happened, what a plan foresees, and that both sides agree."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from hall.domain import Hall
from hall.errors import CalendarError, RequestError
from hall.plan import Plan
from office import Office, plan_with_predictions, scorecards
from office.rota import UnsoundPlan, agree, confirm
from office.scores import plan_points
from tests.office.worlds import MONTH, bare_plan, early_lunch


@pytest.fixture(scope="module")
def planned(small: Hall) -> Plan:
    """Return the plan of the small hall."""
    return plan_with_predictions(small, MONTH)


def test_actual_scores_know_only_what_happened(office: Office, planned: Plan) -> None:
    office.save_draft(MONTH, planned, None)

    actual = office.scores(MONTH, predicted=False)
    predicted = office.scores(MONTH, predicted=True)

    assert actual["huzhou-staff"]["S4"].deductions == 5  # an early lunch
    lost = [cards["huzhou-window"]["W1"].deductions for cards in (actual, predicted)]
    assert lost[0] > lost[1]
    assert predicted["huzhou-window"]["W1"].shortfalls["cadre_on_site"] == 0
    assert actual["huzhou-window"]["W1"].shortfalls["cadre_on_site"] > 0


def test_the_published_plan_is_what_people_go_by(office: Office, planned: Plan) -> None:
    published = office.save_draft(MONTH, planned, None)
    office.publish(MONTH, published.version)
    office.save_draft(MONTH, bare_plan(), published.version)

    predicted = office.scores(MONTH, predicted=True)

    assert predicted["huzhou-window"]["W1"].shortfalls["cadre_on_site"] == 0


def test_a_recorded_fact_changes_the_score_at_once(office: Office) -> None:
    before = office.scores(MONTH, predicted=False)["huzhou-staff"]["S2"].deductions

    office.add_fact(early_lunch(staff="S2"))

    after = office.scores(MONTH, predicted=False)["huzhou-staff"]["S2"].deductions
    assert after - before == 5


def test_leave_carried_along_counts_in_its_month(small: Hall) -> None:
    carried = replace(small, carry={("S2", "leave_personal_month"): Decimal("2.5")})

    month = scorecards(carried, MONTH)["huzhou-staff"]["S2"]
    week = scorecards(carried, "2026-W23")["huzhou-staff"]["S2"]

    assert month.counted_leave_days == Fraction(5, 2)
    assert not week.counted_leave_days


def test_titles_are_those_of_the_policies_in_force(office: Office, small: Hall) -> None:
    titles = office.policy_titles()

    assert list(titles) == [choice.id for choice in small.policies]
    assert all(title.zh and title.en for title in titles.values())


@pytest.mark.parametrize(
    ("period", "error"),
    [("June", RequestError), ("2026-13", RequestError), ("2035-06", CalendarError)],
)
def test_a_period_that_cannot_be_scored_is_refused(
    small: Hall, period: str, error: type[Exception]
) -> None:
    with pytest.raises(error, match=period):
        scorecards(small, period)


def test_a_plan_carries_the_scores_it_leads_to(small: Hall, planned: Plan) -> None:
    cards = scorecards(small, MONTH, [planned])

    for policy, subjects in cards.items():
        for subject, card in subjects.items():
            told = planned.predicted[policy][subject]
            assert told["score"] == card.as_json()["score"]
            assert "ledger" not in told


def test_points_count_from_met_quotas(small: Hall, planned: Plan) -> None:
    claimed = {level.name: level.value for level in planned.levels}["points"]

    nothing_planned = plan_points(small, replace(planned, facts=()))

    assert plan_points(small, planned) == claimed
    assert nothing_planned > claimed  # then the cadres' days are missing


def _dearer(plan: Plan) -> Plan:
    first, *others = plan.levels
    return replace(plan, levels=(replace(first, value=first.value + 1), *others))


def _without_a_cadre(plan: Plan) -> Plan:
    duty = next(fact for fact in plan.facts if fact.type == "cadre_on_site")
    return replace(plan, facts=tuple(fact for fact in plan.facts if fact != duty))


@pytest.mark.parametrize("spoil", [_dearer, _without_a_cadre])
def test_points_that_the_scorer_does_not_take_get_nowhere(
    small: Hall, planned: Plan, spoil: Callable[[Plan], Plan]
) -> None:
    agree(small, planned)

    with pytest.raises(UnsoundPlan, match="scorer says"):
        agree(small, spoil(planned))


def test_an_unlawful_plan_gets_nowhere(small: Hall, planned: Plan) -> None:
    confirm(small, planned)
    first = planned.assignments[0]
    stranger = replace(first, staff="S1", served_as="third")

    with pytest.raises(UnsoundPlan):
        confirm(small, replace(planned, assignments=(stranger, *planned.assignments)))
