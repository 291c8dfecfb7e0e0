"""Who carries how much: put in proportion, the worst off first; cadres evenly."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hall.domain import Cadre, Hall, PolicyChoice
from hall.plan import Burden
from planner import Engine, plan_month
from tests.planner.tiny import MONTH, WINDOW, half, hall, june, leave, post

NOON = hall(
    {"W1": "S1 S2"},
    (post("P1", "S1", noon=True), post("P2", "S2")),
    working_days=(june(1), june(2)),
)


def of(base: Hall, measure: str) -> dict[str, Burden]:
    """Return what everybody carries of a measure in the month's plan."""
    fairness = plan_month(base, MONTH).fairness
    return {each.staff: each for each in fairness if each.measure == measure}


def test_the_worst_off_come_first() -> None:
    fairness = plan_month(NOON, MONTH).fairness

    above = [each.adjusted - each.average for each in fairness]
    assert above == sorted(above, reverse=True)
    assert above[0] > 0
    assert (fairness[0].staff, fairness[0].measure) == ("S1", "noon")


def test_what_was_carried_over_is_added() -> None:
    carried = replace(NOON, carry={("S2", "stand_ins"): Decimal(6)})

    loads = of(carried, "stand_ins")

    assert {who: each.adjusted for who, each in loads.items()} == {"S1": 0, "S2": 600}
    assert loads["S1"].average == 300


def test_counts_are_put_in_proportion_to_the_days_present() -> None:
    half_there = replace(
        NOON, leave=(leave("S1", "2 am", "2 pm", "annual", status="approved"),)
    )

    first, whole = of(half_there, "noon")["S1"], of(NOON, "noon")["S1"]

    assert (first.half_days, whole.half_days) == (2, 4)
    assert first.count * 2 == whole.count
    assert first.adjusted == whole.adjusted > 0


def test_weekends_that_are_worked_are_counted_by_the_half_day() -> None:
    loads = of(replace(NOON, working_days=(june(5), june(6), june(7))), "weekend")

    assert {who: each.count for who, each in loads.items()} == {"S1": 4, "S2": 4}


def test_whoever_is_never_there_is_not_compared() -> None:
    gone = replace(
        NOON, leave=(leave("S1", "1 am", "2 pm", "sick", status="approved"),)
    )

    assert set(of(gone, "lunch:L1")) <= {"S2"}


def test_an_edit_counts_anew() -> None:
    plan = plan_month(NOON, MONTH)
    eaten = next(lunch for lunch in plan.lunches if lunch.staff == "S2")
    other = "L1" if eaten.block == "L2" else "L2"

    after = Engine(NOON, MONTH, plan).edit(plan, eaten.date, other, "S2", "lunch")

    assert after.fairness != plan.fairness


def test_cadres_of_a_window_share_its_half_days() -> None:
    cadres = tuple(Cadre(each, each, ("W1",), frozenset()) for each in ("C1", "C2"))
    days = tuple(map(june, (1, 2, 3, 4)))
    base = hall({"W1": "S1 S2 S3"}, (), cadres=cadres, working_days=days)
    ruled = replace(base, policies=(PolicyChoice(WINDOW),))

    sent = Counter(duty.cadre for duty in plan_month(ruled, MONTH).cadres)

    assert sent == Counter(C1=4, C2=4)


def test_cadres_are_not_evened_at_the_price_of_a_missing_half_day() -> None:
    busy = frozenset(
        half(f"{day} {each}") for day in (1, 2, 3) for each in ("am", "pm")
    )
    cadres = (
        Cadre("C1", "C1", ("W1",), frozenset()),
        Cadre("C2", "C2", ("W1",), busy),
    )
    days = tuple(map(june, (1, 2, 3, 4)))
    base = hall({"W1": "S1 S2 S3"}, (), cadres=cadres, working_days=days)
    ruled = replace(base, policies=(PolicyChoice(WINDOW),))

    sent = Counter(duty.cadre for duty in plan_month(ruled, MONTH).cadres)

    assert sent == Counter(C1=6, C2=2)
