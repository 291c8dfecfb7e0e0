"""What sections and capped clauses can still cost, for the price book."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from hall.domain import Fact
from scoring.charges import PlannedCap
from scoring.compile import Compiled, full_of
from scoring.events import Events, encode
from scoring.judge import judge
from scoring.period import Period
from scoring.rows import Rows
from scoring.values import value_of
from scoring.world import World


def planned_caps(
    compiled: Compiled, world: World, period: Period, facts: Sequence[Fact]
) -> Iterator[PlannedCap]:
    """Yield for each subject and section what it can lose at most, and has lost."""
    floor = compiled.rule.section_floor
    if not compiled.policy.sections or not value_of(floor, compiled.readings):
        return
    events = encode(compiled, world, facts)
    rows = judge(compiled, events, world, period)
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
