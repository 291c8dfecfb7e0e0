"""Totals without a ledger are those of the ledger, under every reading at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.domain import PolicyChoice
from scoring.active import activate
from scoring.compile import compile_policy
from scoring.events import encode
from scoring.fact_table import FactTable
from scoring.period import Period
from scoring.score import score
from scoring.tally import tally
from tests.scoring.worlds import LIBRARY, WORDS, facts, readings, worlds

JUNE = Period.parse("2026-06")


POLICIES = (
    "huzhou-staff",
    "hexian-window",
    "fengzhen-annual",
    "yaqiao-township",
    "changxing-red-flag-window",
    "changxing-service-star",
    "yanling-hrss-window",
    "gaoxin-front-desk",
)
# clauses about how many facts there are, or how few, charge no single fact
COUNTING = frozenset({"count", "quota", "average"})


@pytest.mark.parametrize("policy_id", POLICIES)
def test_tally_is_the_sum_of_the_lines_about_facts(policy_id: str) -> None:
    amounts: set[object] = set()
    policy = LIBRARY[policy_id]
    counting = {c.id for c in policy.clauses if c.trigger.kind in COUNTING}

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def add_up(data: st.DataObject) -> None:
        world = data.draw(worlds())
        number = data.draw(st.integers(0, 20))
        happened = [
            data.draw(facts(world, each, (policy_id,))) for each in range(number)
        ]
        (usual,) = activate([PolicyChoice(policy_id, {}, policy.trial)])
        chosen = data.draw(readings(policy))
        (other,) = activate([PolicyChoice(policy_id, chosen, policy.trial)])
        table = FactTable.of(happened)
        events = encode(compile_policy(usual, WORDS), world, table)

        sums = tally(compile_policy(other, WORDS), events, world, JUNE)

        for subject, card in score(world, [other], JUNE, happened)[policy_id].items():
            at = events.subjects.index(subject)
            assert 100 * sums.points(sums.fines, at) == card.fines
            if not any(line.rule in counting for line in card.ledger):
                assert sums.points(sums.deductions, at) == card.deductions
                assert sums.points(sums.bonus, at) == card.bonus
                amounts.update((card.deductions, card.bonus, card.fines))

    add_up()
    assert len(amounts) > 5
