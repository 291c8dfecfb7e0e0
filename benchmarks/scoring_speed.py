"""A hall-year at once, and a hundred variants of a policy: best of several runs."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from time import process_time

from benchmarks.random_facts import POLICY, YEAR, Court, frame
from benchmarks.scoring_records import Figure
from hall.domain import PolicyChoice
from scoring.active import activate
from scoring.compile import Compiled, compile_policy
from scoring.events import encode
from scoring.fact_table import FactTable
from scoring.frames import table_of
from scoring.score import score
from scoring.tally import tally
from scoring.triggers import Fixed

HALL_YEAR, MANY, VARIANTS, TIMES = 10_000, 100_000, 100, 5


def figures() -> list[Figure]:
    """Measure everything."""
    court = Court.open(windows=22, people=5)
    year = table_of(frame(court, HALL_YEAR, 1))
    both = activate([PolicyChoice(POLICY), PolicyChoice("huzhou-window")])
    records, month = list(year), YEAR.months()[5]
    june = list(year.within(month))[:300]
    world = replace(court.world, working_days=month.weekdays())
    events = encode(court.compiled, court.world, year)
    return [
        Figure(
            "ms, totals of a hall-year (10,000 facts, 110 people)",
            1e3 * best(lambda: tally(court.compiled, events, court.world, YEAR)),
            "< 5",
        ),
        Figure(
            "ms, scorecards of a hall-year from a table",
            1e3 * best(lambda: score(court.world, court.actives, YEAR, year)),
            "",
        ),
        Figure(
            "ms, fact records of a hall-year into a table",
            1e3 * best(lambda: FactTable.of(records)),
            "",
        ),
        Figure(
            "ms, scorecards of a month of 300 fact records, two policies",
            1e3 * best(lambda: score(world, both, month, june)),
            "",
        ),
        _variants(),
    ]


def _variants() -> Figure:
    """Score 100,000 facts under a hundred prices of each clause, tables anew."""
    court = Court.open()
    events = encode(court.compiled, court.world, table_of(frame(court, MANY, 1)))

    def all_variants() -> None:
        for number in range(VARIANTS):
            variant = dearer(court.compiled, Decimal(number) / 100)
            tally(variant, events, court.world, YEAR)

    return Figure("s, 100 price lists × 100,000 facts", best(all_variants), "< 1")


def dearer(compiled: Compiled, points: Decimal) -> Compiled:
    """Return the policy with every fixed price so much higher."""
    policy = compiled.policy
    clauses = tuple(
        each.model_copy(
            update={
                "amount": each.amount.model_copy(
                    update={"points": each.amount.points + points}
                )
            }
        )
        if isinstance(each.amount, Fixed) and isinstance(each.amount.points, Decimal)
        else each
        for each in policy.clauses
    )
    changed = policy.model_copy(update={"clauses": clauses})
    return compile_policy(replace(compiled.active, policy=changed), compiled.words)


def best(run: Callable[[], object]) -> float:
    """Return the fewest CPU seconds of several runs."""
    times = []
    for _ in range(TIMES):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)
