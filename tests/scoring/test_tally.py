"""Totals without a ledger are those of the ledger, under every reading at once."""

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


def test_tally_is_the_sum_of_the_ledger() -> None:
    amounts: set[object] = set()

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
        happened = [data.draw(facts(world, each)) for each in range(number)]
        staff = LIBRARY["huzhou-staff"]
        (usual,) = activate([PolicyChoice(staff.id)])
        (other,) = activate([PolicyChoice(staff.id, data.draw(readings(staff)))])
        events = encode(compile_policy(usual, WORDS), world, FactTable.of(happened))

        sums = tally(compile_policy(other, WORDS), events, world, JUNE)

        for subject, card in score(world, [other], JUNE, happened)[staff.id].items():
            at = events.subjects.index(subject)
            assert sums.points(sums.deductions, at) == card.deductions
            assert sums.points(sums.bonus, at) == card.bonus
            assert 100 * sums.points(sums.fines, at) == card.fines
            amounts.update((card.deductions, card.bonus, card.fines))

    add_up()
    assert len(amounts) > 10
