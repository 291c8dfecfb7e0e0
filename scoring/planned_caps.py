"""What sections and capped clauses can still cost, for the price book."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from hall.domain import Fact
from scoring.charges import PlannedCap
from scoring.compile import Compiled, full_of, hundredths
from scoring.events import Events, encode
from scoring.items import charged_in
from scoring.judge import judge
from scoring.period import Period
from scoring.policy import Once
from scoring.rows import Rows
from scoring.values import value_of
from scoring.world import World


def planned_caps(
    compiled: Compiled, world: World, period: Period, facts: Sequence[Fact]
) -> Iterator[PlannedCap]:
    """Yield for each subject, item and section what it can lose at most, and has."""
    floor = value_of(compiled.rule.section_floor, compiled.readings)
    if not compiled.onces and not (compiled.policy.sections and floor):
        return
    events = encode(compiled, world, facts)
    rows = judge(compiled, events, world, period)
    for once in compiled.onces:
        yield from _items(
            compiled, once, world, charged_in(compiled, once, rows, events, period)
        )
    if floor:
        yield from _sections(compiled, world, rows, events)


def _sections(
    compiled: Compiled, world: World, rows: Rows, events: Events
) -> Iterator[PlannedCap]:
    for section in compiled.policy.sections:
        members = [each for each in compiled.clauses if each.section == section.id]
        lost = _lost(rows, events, tuple(each.id for each in members))
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
