"""The judge agrees with a slow second judge on random worlds, to the last fraction."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.domain import PolicyChoice
from scoring.active import Active, activate
from scoring.period import Period
from scoring.policy import Policy
from scoring.probes import probe_facts
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow
from tests.scoring.reference import Reference, Result
from tests.scoring.worlds import LIBRARY, WORDS, facts, readings, worlds

JUNE = Period.parse("2026-06")
STAFF, WINDOW = "huzhou-staff", "huzhou-window"
# policies that look at no other one, and a period in which all their clauses can fire
ALONE = {
    "hexian-window": "2026-06",
    "fengzhen-annual": "2026-06",
    "yaqiao-township": "2026-06",
    "changxing-red-flag-window": "2026-Q2",
    "changxing-service-star": "2026-Q2",
    "yanling-hrss-window": "2026-06",
    "yanling-hrss-notice": "2026-06",
    "gaoxin-front-desk": "2026-06",
}


def reference(active: Active, world: World, period: Period = JUNE) -> Reference:
    span = (period.start, period.end)
    return Reference(active.policy, active.readings, WORDS, world, span)


def figures(card: Scorecard | Result) -> dict[str, object]:
    return {
        "score": card.score,
        "raw_score": card.raw_score,
        "deductions": card.deductions,
        "gross_deductions": card.gross_deductions,
        "bonus": card.bonus,
        "fines": card.fines,
        "grade": card.grade,
        "disqualified": set(card.disqualified),
        "withheld": set(card.withheld),
        "notices": set(card.notices),
        "counted_leave_days": card.counted_leave_days,
        "staff_average": card.staff_average,
        "shortfalls": dict(card.shortfalls),
    }


def test_judge_agrees_with_the_reference_on_every_clause() -> None:
    """Every clause in force under some reading must have counted somewhere."""
    reached: set[str] = set()

    @settings(
        max_examples=300,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = data.draw(worlds())
        number = data.draw(st.integers(1, 30))
        happened = [data.draw(facts(world, each)) for each in range(number)]
        chosen = [
            PolicyChoice(name, data.draw(readings(LIBRARY[name])))
            for name in (STAFF, WINDOW)
        ]
        staff, window = activate(chosen)

        cards = score(world, [staff, window], JUNE, happened)

        people = reference(staff, world).judge(happened)
        lost = {person: result.deductions for person, result in people.items()}
        windows = reference(window, world).judge(happened, lost)
        for found, wanted in ((cards[STAFF], people), (cards[WINDOW], windows)):
            assert found.keys() == wanted.keys()
            for subject, result in wanted.items():
                assert figures(found[subject]) == figures(result), subject
                rows = (row.points for row in found[subject].ledger)
                assert sum(rows, Fraction(0)) == found[subject].score
                reached.update(result.clauses)

    agree()
    clauses = {c.id for name in (STAFF, WINDOW) for c in LIBRARY[name].clauses}
    assert clauses - reached == set()


@pytest.mark.parametrize("policy_id", ALONE)
def test_judge_agrees_with_the_reference_on_a_policy(policy_id: str) -> None:
    """Every clause in force under some reading must have counted somewhere."""
    reached: set[str] = set()
    policy = LIBRARY[policy_id]

    @settings(
        max_examples=200,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = data.draw(worlds())
        number = data.draw(st.integers(1, 30))
        happened = [
            data.draw(facts(world, each, (policy_id,))) for each in range(number)
        ]
        choice = PolicyChoice(policy_id, data.draw(readings(policy)), policy.trial)
        (active,) = activate([choice])

        spans = sorted({JUNE.text, ALONE[policy_id]})
        period = Period.parse(data.draw(st.sampled_from(spans)))

        cards = score(world, [active], period, happened)[policy_id]

        for subject, result in reference(active, world, period).judge(happened).items():
            assert figures(cards[subject]) == figures(result), subject
            rows = (row.points for row in cards[subject].ledger)
            assert sum(rows, Fraction(0)) == cards[subject].score
            reached.update(result.clauses)

    agree()
    reached |= reached_beside(policy)
    assert {clause.id for clause in policy.clauses} - reached == set()


def reached_beside(policy: Policy) -> set[str]:
    """Let both judges try the cases beside the clauses; return what counted."""
    reached: set[str] = set()
    for clause in policy.clauses:
        for probe in clause.cases:
            people = tuple(f"P{number}" for number in range(1, probe.size + 1))
            period = Period.parse(probe.period)
            world = World((WorldWindow("W1", people),), period.weekdays())
            (active,) = activate(
                [PolicyChoice(policy.id, probe.readings, policy.trial)]
            )
            happened = probe_facts(policy, clause, probe)

            cards = score(world, [active], period, happened)[policy.id]

            results = reference(active, world, period).judge(happened)
            for subject, result in results.items():
                assert figures(cards[subject]) == figures(result), probe.note
                reached.update(result.clauses)
    return reached
