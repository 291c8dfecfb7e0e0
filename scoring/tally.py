"""Totals by subject without a ledger: for sliders and many variants of a policy.

The same encoded events serve every reading of a policy.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scoring.amounts import HUNDRED
from scoring.compile import Compiled, full_of
from scoring.events import Events, Ints
from scoring.judge import judge
from scoring.period import Period
from scoring.rows import Rows
from scoring.values import value_of
from scoring.world import World


@dataclass(frozen=True)
class Tally:
    """Sums of rows by position of the subject in the events.

    Attributes:
        unit: Points are hundredths times this; fines are yuan times this.
    """

    deductions: Ints
    bonus: Ints
    fines: Ints
    unit: int

    def points(self, column: Ints, subject: int) -> Fraction:
        """Return one sum of a column in points, exactly."""
        return Fraction(int(column[subject]), HUNDRED * self.unit)


def tally(compiled: Compiled, events: Events, world: World, period: Period) -> Tally:
    """Judge the events of a period and add up what counts, by subject."""
    rows = judge(compiled, events, world, period)
    gains = np.array([each.clause.polarity == "bonus" for each in rows.prices], bool)
    bonus = gains[rows.price] if len(rows.price) else np.zeros(0, dtype=bool)
    fines = np.where(rows.counted, rows.fine, 0)
    size = len(events.subjects)
    lost = np.where(bonus, 0, rows.final)
    return Tally(
        deductions=_deductions(compiled, rows, lost, size),
        bonus=_sums(rows.subject, np.where(bonus, rows.final, 0), size),
        fines=_sums(rows.subject, fines, size),
        unit=rows.unit,
    )


def _deductions(compiled: Compiled, rows: Rows, lost: Ints, size: int) -> Ints:
    """Add up by section, each no further than its full points, then by subject."""
    if not value_of(compiled.rule.section_floor, compiled.readings):
        return _sums(rows.subject, lost, size)
    found = np.zeros(size, dtype=np.int64)
    left = np.ones(len(rows.price), dtype=bool)
    for section in compiled.policy.sections:
        inside = [each.clause.section == section.id for each in rows.prices]
        some = np.array(inside, dtype=bool)[rows.price]
        most = int(full_of(compiled, section)) * rows.unit
        found += np.minimum(_sums(rows.subject[some], lost[some], size), most)
        left &= ~some
    return found + _sums(rows.subject[left], lost[left], size)


def _sums(subject: Ints, values: Ints, size: int) -> Ints:
    """Add exactly: sums of whole numbers below 2**53 are exact in floating point."""
    return np.rint(np.bincount(subject, values, size)).astype(np.int64)
