"""Many facts scored in three ways: what a child process does."""

from collections.abc import Sequence

import pandas as pd

from benchmarks.measure import Clock, peak_mb
from benchmarks.random_facts import YEAR, Court, facts
from benchmarks.scoring_records import Scored
from hall.domain import Fact
from scoring.events import encode
from scoring.judge import judge
from scoring.score import score
from scoring.tally import tally

KEY = ["type", "detail"]


def totals(number: int, seed: int) -> Scored:
    """Add up points and fines of every subject, choices, incidents and caps applied."""
    court = Court.open()
    given = facts(court, number, seed)
    held, clock = peak_mb(), Clock()
    events = encode(court.compiled, court.world, given)
    reading, clock = clock.spent(), Clock()
    tally(court.compiled, events, court.world, YEAR)
    scoring = clock.spent()
    rows = judge(court.compiled, events, court.world, YEAR)
    return Scored(reading, scoring, held, int(rows.points.sum()) // events.unit)


def ledgers(number: int, seed: int) -> Scored:
    """Write every scorecard with a line of ledger for each fact and clause."""
    court = Court.open()
    given = facts(court, number, seed)
    held, clock = peak_mb(), Clock()
    cards = score(court.world, court.actives, YEAR, given)
    scoring = clock.spent()
    before = sum(
        abs(line.before)
        for by_subject in cards.values()
        for card in by_subject.values()
        for line in card.ledger
        if line.facts
    )
    return Scored(None, scoring, held, int(100 * before))


def with_pandas(number: int, seed: int) -> Scored:
    """Merge with a price list and add up by subject: no incidents, choices or caps."""
    court = Court.open()
    prices = price_list(court)
    given = facts(court, number, seed)
    held, clock = peak_mb(), Clock()
    frame = table(given)
    reading, clock = clock.spent(), Clock()
    merged = frame.merge(prices, on=KEY)
    sums = merged.groupby("subject")[["points", "fine"]].sum()
    return Scored(reading, clock.spent(), held, int(sums["points"].sum()))


def table(given: Sequence[Fact]) -> pd.DataFrame:
    """Return facts as the columns that pandas needs."""
    return pd.DataFrame(
        {
            "subject": [fact.subject for fact in given],
            "type": [fact.type for fact in given],
            "detail": [_detail(fact) for fact in given],
        }
    )


def price_list(court: Court) -> pd.DataFrame:
    """Return what each kind of fact costs, one row for each clause."""
    kinds = dict.fromkeys(
        (fact_type, tuple(attributes.items()))
        for fact_type, attributes in court.varieties()
    )
    someone, day = court.world.subjects("staff")[0], YEAR.start
    samples = [
        Fact("", kind, someone, day, attributes=dict(pairs)) for kind, pairs in kinds
    ]
    rows = [
        (sample.type, _detail(sample), price.clause.id, price.points, price.fine)
        for sample in samples
        for price in court.compiled.prices(court.compiled.shape(sample, court.world))
    ]
    return pd.DataFrame(rows, columns=[*KEY, "clause", "points", "fine"])


def _detail(fact: Fact) -> str:
    return ";".join(f"{name}={value}" for name, value in fact.attributes.items())
