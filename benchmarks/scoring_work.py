"""Many facts scored in several ways: what a child process does.

Up to a million facts are one table of a year. Ten million are twelve tables, scored
month by month, each dropped when it is scored.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from benchmarks.measure import Clock, Trouble
from benchmarks.random_facts import YEAR, Court, detail, frame
from benchmarks.scoring_records import Scored
from hall.domain import Fact
from scoring.events import encode
from scoring.fact_table import FactTable
from scoring.frames import table_of
from scoring.judge import judge
from scoring.period import Period
from scoring.score import score
from scoring.tally import tally

KEY = ["type", "detail"]
WARM, TIMES = 1_000, 3  # facts to begin with; runs of which the best is told
MONTHLY = 1_000_000  # more facts than this are scored month by month
Way = Callable[[Court, pd.DataFrame, Period], Scored]


def totals(number: int, seed: int) -> Scored:
    """Add up points and fines of every subject, choices, incidents and caps applied."""
    return _added(_totals, number, seed)


def ledgers(number: int, seed: int) -> Scored:
    """Make every scorecard, with the columns of its ledger."""
    return _added(_ledgers, number, seed)


def lines(number: int, seed: int) -> Scored:
    """Make every scorecard and write every line of its ledger in two languages."""
    return _added(_lines, number, seed)


def records(number: int, seed: int) -> Scored:
    """Add up totals of facts that come as records, not as columns."""
    return _added(_records, number, seed)


def with_pandas(number: int, seed: int) -> Scored:
    """Merge with a price list and add up by subject: no incidents, choices or caps."""
    return _added(_with_pandas, number, seed)


def with_zen(number: int, seed: int) -> Scored:
    """Ask a decision table of zen-engine for each fact, and add up by subject."""
    return _added(_with_zen, number, seed)


def _added(way: Way, number: int, seed: int) -> Scored:
    court = Court.open()
    way(court, frame(court, WARM, seed), YEAR)
    found = [_best(way, court, *each) for each in _frames(court, number, seed)]
    reading = [each.reading for each in found if each.reading is not None]
    return Scored(
        sum(reading) if reading else None,
        sum(each.scoring for each in found),
        sum(each.points or 0 for each in found),
    )


def _best(way: Way, court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    runs = [way(court, facts, period) for _ in range(TIMES)]
    return min(runs, key=lambda each: each.scoring + (each.reading or 0.0))


def _frames(
    court: Court, number: int, seed: int
) -> Iterator[tuple[pd.DataFrame, Period]]:
    if number <= MONTHLY:
        yield frame(court, number, seed), YEAR
        return
    months = YEAR.months()
    for at, month in enumerate(months):
        yield frame(court, number // len(months), seed + at, month), month


def _totals(court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    clock = Clock()
    table = table_of(facts)
    reading, clock = clock.spent().cpu, Clock()
    events = encode(court.compiled, court.world, table)
    tally(court.compiled, events, court.world, period)
    scoring = clock.spent().cpu
    return Scored(reading, scoring, _before(court, table, period))


def _before(court: Court, table: FactTable, period: Period) -> int:
    events = encode(court.compiled, court.world, table)
    rows = judge(court.compiled, events, court.world, period)
    return int(rows.points.sum()) // rows.unit


def _ledgers(court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    clock = Clock()
    table = table_of(facts)
    reading, clock = clock.spent().cpu, Clock()
    score(court.world, court.actives, period, table)
    return Scored(reading, clock.spent().cpu, _before(court, table, period))


def _lines(court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    clock = Clock()
    table = table_of(facts)
    reading, clock = clock.spent().cpu, Clock()
    cards = score(court.world, court.actives, period, table)
    every = [
        line for each in cards.values() for c in each.values() for line in c.ledger
    ]
    scoring = clock.spent().cpu
    points = sum(abs(line.before) for line in every if line.facts)
    return Scored(reading, scoring, int(100 * points))


def _records(court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    given: list[Fact] = list(table_of(facts))
    clock = Clock()
    table = FactTable.of(given)
    reading, clock = clock.spent().cpu, Clock()
    events = encode(court.compiled, court.world, table)
    tally(court.compiled, events, court.world, period)
    return Scored(reading, clock.spent().cpu, _before(court, table, period))


def _with_pandas(court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    prices, clock = price_list(court), Clock()
    merged = facts[["subject", *KEY]].merge(prices, on=KEY)
    sums = merged.groupby("subject", observed=True)[["points", "fine"]].sum()
    return Scored(None, clock.spent().cpu, int(sums["points"].sum()))


def price_list(court: Court) -> pd.DataFrame:
    """Return what each kind of fact costs, one row for each clause."""
    someone, day = court.world.subjects("staff")[0], YEAR.start
    samples = {
        (kind, detail(said)): Fact("", kind, someone, day, attributes=dict(said))
        for kind, said in court.varieties()
    }
    rows = [
        (*key, price.clause.id, int(price.points), price.fine)
        for key, sample in samples.items()
        for price in court.compiled.prices(court.compiled.shape(sample, court.world))
    ]
    return pd.DataFrame(rows, columns=[*KEY, "clause", "points", "fine"])


def _with_zen(court: Court, facts: pd.DataFrame, period: Period) -> Scored:
    decision, sums = _decision(price_list(court)), dict[str, int]()
    asked = facts[["subject", *KEY]].astype(str).to_dict("records")
    clock = Clock()
    for each in asked:
        for found in decision.evaluate(each)["result"]:
            sums[each["subject"]] = sums.get(each["subject"], 0) + found["points"]
    return Scored(None, clock.spent().cpu, sum(sums.values()))


def _decision(prices: pd.DataFrame) -> Any:
    try:
        import zen
    except ImportError as missing:
        raise Trouble(
            "zen-engine is not installed (requirements-peers.txt)"
        ) from missing
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": each, "name": each, "field": each} for each in KEY],
        "outputs": [{"id": "points", "name": "points", "field": "points"}],
        "rules": [
            {
                "_id": str(number),
                "type": json.dumps(row.type),
                "detail": json.dumps(row.detail, ensure_ascii=False),
                "points": str(row.points),
            }
            for number, row in enumerate(prices.itertuples())
        ],
    }
    return zen.ZenEngine().create_decision(json.dumps(_graph(table)))


def _graph(table: dict[str, Any]) -> dict[str, Any]:
    nodes = [("in", "inputNode", {}), ("prices", "decisionTableNode", table)]
    return {
        "nodes": [
            {"id": name, "name": name, "type": kind, "content": content}
            | {"position": {"x": 0, "y": 0}}
            for name, kind, content in [*nodes, ("out", "outputNode", {})]
        ],
        "edges": [
            {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b}
            for a, b in (("in", "prices"), ("prices", "out"))
        ],
    }
