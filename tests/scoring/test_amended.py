"""Amended clauses: the date of the fact picks the version that was in force."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.domain import Fact, PolicyChoice
from scoring.active import activate
from scoring.clauses import Clause, Effective
from scoring.period import Period
from scoring.policy import Policy
from scoring.prices import price_book
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow
from tests.scoring.reference import Reference
from tests.scoring.test_reference import figures
from tests.scoring.worlds import LIBRARY, WORDS, facts, worlds

JUNE = Period.parse("2026-06")
QUARTER = Period.parse("2026-Q2")
CHANGE = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
QUARREL = "2.quarrel"
POLICIES = ("huzhou-staff", "hexian-window", "changxing-service-star")


def spanned(clause: Clause, begins: dt.date | None, ends: dt.date | None) -> Clause:
    span = Effective.model_validate({"from": begins, "to": ends})
    return clause.model_copy(update={"effective": span})


@st.composite
def amended(draw: st.DrawFn, policy: Policy) -> Policy:
    """Return a policy some of whose clauses begin or end on some day of June."""
    days = st.none() | st.dates(dt.date(2026, 5, 28), dt.date(2026, 7, 2))
    clauses = tuple(
        spanned(each, draw(days), draw(days)) if draw(st.booleans()) else each
        for each in policy.clauses
    )
    return policy.model_copy(update={"clauses": clauses})


@pytest.mark.parametrize("policy_id", POLICIES)
def test_judge_agrees_with_the_reference_on_amended_policies(policy_id: str) -> None:
    dated_out = 0

    @settings(
        max_examples=120,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        nonlocal dated_out
        policy = data.draw(amended(LIBRARY[policy_id]))
        world = data.draw(worlds())
        happened = [
            data.draw(facts(world, each, (policy_id,)))
            for each in range(data.draw(st.integers(1, 20)))
        ]
        (active,) = activate([PolicyChoice(policy_id)], {policy_id: policy})
        period = data.draw(st.sampled_from([JUNE, QUARTER]))
        cards = score(world, [active], period, happened)[policy_id]
        span = (period.start, period.end)
        slow = Reference(policy, active.readings, WORDS, world, span).judge(happened)
        for subject, result in slow.items():
            assert figures(cards[subject]) == figures(result), subject
            said = (row.reason.en for row in cards[subject].ledger)
            dated_out += sum("not in force that day" in each for each in said)

    agree()
    assert dated_out > 0


def two_versions() -> Policy:
    """Return huzhou-staff with quarrels at one point more since the change."""
    policy = LIBRARY["huzhou-staff"]
    old = policy.clause(QUARREL)
    new_amount = old.amount.model_copy(update={"points": 11})
    new = old.model_copy(update={"id": f"{QUARREL}.2026", "amount": new_amount})
    pair = (spanned(old, None, CHANGE - DAY), spanned(new, CHANGE, None))
    rest = tuple(each for each in policy.clauses if each.id != QUARREL)
    return policy.model_copy(update={"clauses": (*rest, *pair)})


def quarrel(day: dt.date) -> Fact:
    return Fact(id=f"e{day}", type="quarrel_with_client", subject="P1", date=day)


WORLD = World((WorldWindow("W1", ("P1", "P2")),), tuple(JUNE.weekdays()))


def card_of(*happened: Fact) -> Scorecard:
    (active,) = activate(
        [PolicyChoice("huzhou-staff")], {"huzhou-staff": two_versions()}
    )
    return score(WORLD, [active], JUNE, happened)["huzhou-staff"]["P1"]


def test_the_day_before_the_change_costs_the_old_price_and_the_day_the_new() -> None:
    before = card_of(quarrel(CHANGE - DAY)).deductions
    after = card_of(quarrel(CHANGE)).deductions
    assert (before, after) == (Fraction(10), Fraction(11))


def test_the_ledger_says_which_version_was_not_in_force() -> None:
    rows = card_of(quarrel(CHANGE)).ledger
    (asleep,) = (row for row in rows if row.rule == QUARREL)
    assert not asleep.counted
    assert "尚未施行或已停止施行" in asleep.reason.zh


def test_a_planned_fact_costs_what_its_day_costs() -> None:
    actives = activate([PolicyChoice("huzhou-staff")], {"huzhou-staff": two_versions()})
    book = price_book(WORLD, actives, JUNE, [])
    prices = [
        sum(each.points for each in book.charges(quarrel(day)))
        for day in (CHANGE - DAY, CHANGE)
    ]
    assert prices == [1000, 1100]


def test_a_policy_at_a_day_has_only_what_was_in_force() -> None:
    policy = two_versions()
    then, now = policy.at(CHANGE - DAY), policy.at(CHANGE)
    assert [each.id for each in then.clauses if "quarrel" in each.id] == [QUARREL]
    assert [each.id for each in now.clauses if "quarrel" in each.id] == [
        f"{QUARREL}.2026"
    ]
