"""What rows come to by subject and section: the figures of scorecards and of sliders.

The same encoded events serve every reading of a policy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scoring.amounts import HUNDRED
from scoring.columns import Bools, Ints, Numbering, sums
from scoring.compile import Compiled, Price, full_of
from scoring.events import Events
from scoring.judge import judge
from scoring.period import Period
from scoring.rows import Rows, State
from scoring.values import value_of
from scoring.world import World


@dataclass(frozen=True, eq=False)
class Tally:
    """Sums of rows by position of the subject in the events, and by label.

    Attributes:
        labels: Sections, or numbers of clauses that are in none.
        lost: Points by subject and label, before sections stop at their full points.
        gained: Bonuses, likewise, before lost sections take them along.
        zeroed: Which sections are lost as a whole.
        unit: Points are hundredths times this; fines are yuan times this.
    """

    compiled: Compiled
    labels: tuple[str, ...]
    lost: Ints
    gained: Ints
    zeroed: Bools
    fines: Ints
    unit: int

    @cached_property
    def deductions(self) -> Ints:
        """Return what each subject loses, each section no further than its points."""
        floor = value_of(self.compiled.rule.section_floor, self.compiled.readings)
        stops = self.zeroed | bool(floor)
        spared = np.where(stops, np.maximum(self.lost - self._full, 0), 0)
        deductions: Ints = (self.lost - spared).sum(axis=1)
        return deductions

    @cached_property
    def bonus(self) -> Ints:
        """Return what each subject gains."""
        takes = value_of(self.compiled.rule.zero_takes_bonus, self.compiled.readings)
        kept = np.where(self.zeroed & bool(takes), 0, self.gained)
        bonus: Ints = kept.sum(axis=1)
        return bonus

    @cached_property
    def _full(self) -> Ints:
        """Return the full points of each label; of what is no section, all of it."""
        full: Mapping[str, Fraction] = {
            each.id: full_of(self.compiled, each)
            for each in self.compiled.policy.sections
        }
        endless = np.iinfo(np.int64).max
        found = [
            int(full[each] * self.unit) if each in full else endless
            for each in self.labels
        ]
        return np.array(found, dtype=np.int64)

    def points(self, column: Ints, subject: int) -> Fraction:
        """Return one sum of a column in points, exactly."""
        return Fraction(int(column[subject]), HUNDRED * self.unit)


def tally(compiled: Compiled, events: Events, world: World, period: Period) -> Tally:
    """Judge the events of a period and add up what counts, by subject."""
    rows = judge(compiled, events, world, period)
    return added_up(compiled, rows, len(events.subjects))


def added_up(compiled: Compiled, rows: Rows, subjects: int) -> Tally:
    """Add up what counts of some rows, for so many subjects."""
    labels = Numbering()
    label = [labels(_label(each)) for each in rows.prices]
    many = len(labels.things)
    bonus = [each.clause.polarity == "bonus" for each in rows.prices]
    lost, gained = _sides(rows, np.array(label, int), np.array(bonus, bool), subjects)
    return Tally(
        compiled,
        tuple(map(str, labels.things)),
        lost.reshape(subjects, many),
        gained.reshape(subjects, many),
        _zeroed(compiled, rows, np.array(label, int), (subjects, many)),
        _fines(rows, subjects),
        rows.unit,
    )


def _label(price: Price) -> str:
    return price.clause.section or price.clause.number


def _sides(rows: Rows, label: Ints, bonus: Bools, subjects: int) -> tuple[Ints, Ints]:
    """Return sums by subject and label of what is lost, and of what is gained."""
    many = int(label.max(initial=-1)) + 1
    side = (label + many * bonus).astype(np.int32)[rows.price]
    final = rows.final
    if final.min(initial=0) < 0:  # a count below zero turns a loss into a gain
        side = (side + np.where(final < 0, many, 0)) % (2 * many or 1)
        final = np.abs(final)
    keys = rows.subject * np.int32(2 * many) + side
    found = sums(keys, final, subjects * 2 * many)
    both = found.reshape(subjects, 2, many)
    return both[:, 0], both[:, 1]


def _zeroed(
    compiled: Compiled, rows: Rows, label: Ints, size: tuple[int, int]
) -> npt.NDArray[np.bool_]:
    found = np.zeros(size, dtype=bool)
    if compiled.zeroing:
        some = rows.of_clauses(tuple(compiled.zeroing))
        some = some[rows.state[some] == State.COUNTED]
        found[rows.subject[some], label[rows.price[some]]] = True
    return found


def _fines(rows: Rows, subjects: int) -> Ints:
    fined = np.array([each.fine != 0 for each in rows.prices], dtype=bool)
    if not fined.any():
        return np.zeros(subjects, dtype=np.int64)
    some = np.flatnonzero(fined[rows.price])
    some = some[rows.state[some] == State.COUNTED]
    return sums(rows.subject[some], rows.fine[some], subjects)
