"""What sections and capped clauses can still cost, for the price book."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from scoring.charges import PlannedCap
from scoring.compile import Compiled, full_of, hundredths
from scoring.counts import Count, counts
from scoring.events import Events, encode
from scoring.fact_table import FactTable
from scoring.groups import Once
from scoring.items import charged_in
from scoring.judge import judge
from scoring.period import Period
from scoring.rows import Rows
from scoring.values import value_of
from scoring.world import World


def planned_caps(
    compiled: Compiled, world: World, period: Period, facts: FactTable
) -> Iterator[PlannedCap]:
    """Yield for each subject, item and section what it can lose at most, and has."""
    floor = value_of(compiled.rule.section_floor, compiled.readings)
    if not compiled.onces and not (compiled.policy.sections and floor):
        return
    events = encode(compiled, world, facts)
    rows = judge(compiled, events, world, period)
    happened = [
        each for each in counts(compiled, events, world, period) if each.reached
    ]
    for once in compiled.onces:
        yield from _items(
            compiled, once, world, charged_in(compiled, once, rows, events, period)
        )
    if floor:
        yield from _sections(compiled, world, _Found(rows, events, happened))


class _Found(NamedTuple):
    """What facts so far cost: by themselves, and by how many there are."""

    rows: Rows
    events: Events
    counts: Sequence[Count]


def _sections(compiled: Compiled, world: World, found: _Found) -> Iterator[PlannedCap]:
    for section in compiled.policy.sections:
        members = [each for each in compiled.clauses if each.section == section.id]
        ids = tuple(each.id for each in members)
        lost = _lost(found.rows, found.events, ids)
        for each in found.counts:
            if each.clause.id in ids:
                points = compiled.flat_points(each.clause)
                lost[each.charged] = lost.get(each.charged, Fraction(0)) + points
        for subject in world.subjects(compiled.subject):
            yield PlannedCap(
                compiled.policy.id,
                subject,
                tuple(dict.fromkeys(each.number for each in members)),
                full_of(compiled, section),
                lost.get(subject, Fraction(0)),
            )


def _lost(rows: Rows, events: Events, clauses: tuple[str, ...]) -> dict[str, Fraction]:
    """Return what clauses deduct by subject, in hundredths."""
    deducts = [each.clause.polarity == "deduct" for each in rows.prices]
    some = rows.where_clause(clauses) & np.array(deducts, dtype=bool)[rows.price]
    sums = np.bincount(
        rows.subject[some], rows.final[some], minlength=len(events.subjects)
    )
    return {
        subject: Fraction(round(total), rows.unit)
        for subject, total in zip(events.subjects, sums.tolist(), strict=True)
    }


def _items(
    compiled: Compiled, once: Once, world: World, charged: frozenset[tuple[str, str]]
) -> Iterator[PlannedCap]:
    """Yield the price of each item, used up where it is charged already."""
    members = (each for each in compiled.clauses if each.id in once.members)
    prices = {
        each.number: hundredths(compiled, each.amount)
        for each in members
        if each.polarity == "deduct"
    }
    for number, price in prices.items():
        for subject in world.subjects(compiled.subject):
            used = price if (subject, number) in charged else Fraction(0)
            yield PlannedCap(compiled.policy.id, subject, (number,), price, used)
