"""What the rows of a policy come to for each subject, booked on the sheets.

Figures are found in columns; the lines that explain them are written when somebody
reads them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial

import numpy as np

from scoring.amounts import HUNDRED
from scoring.columns import Bools, Ints, joined
from scoring.ledger import RATED, Ledger, unpriced_line, unpriced_reading
from scoring.rows import Rows, State
from scoring.scorecard import LedgerRow
from scoring.sheet import ZERO, Sheet
from scoring.tally import added_up


@dataclass(frozen=True)
class Account:
    """The rows of one policy in one period, and the sheets of whom they charge.

    Attributes:
        sheets: One for each of the events' subjects, in their order.
    """

    ledger: Ledger
    sheets: Sequence[Sheet]

    @property
    def rows(self) -> Rows:
        """Return the rows."""
        return self.ledger.rows

    def book(self) -> None:
        """Book all figures, and promise the lines."""
        self._amounts()
        for row in _telling(self.ledger).tolist():
            sheet = self.sheets[int(self.rows.subject[row])]
            sheet.heed(self.ledger.told_publicly(row))
        self._readings()
        there = np.bincount(self.rows.subject, minlength=len(self.sheets))
        lines = _Lines(self.ledger)
        for who in np.flatnonzero(there).tolist():
            self.sheets[who].promise(partial(lines.of, who))

    def _amounts(self) -> None:
        """Book points and fines, and whose sections are lost as a whole."""
        tally = added_up(self.ledger.compiled, self.rows, len(self.sheets))
        points, yuan = _Exact(HUNDRED * tally.unit), _Exact(tally.unit)
        for who, label in _pairs(tally.lost):
            lost = points(int(tally.lost[who, label]))
            self.sheets[who].sections[tally.labels[label]] += lost
        for who, label in _pairs(tally.gained):
            gained = points(int(tally.gained[who, label]))
            self.sheets[who].gains[tally.labels[label]] += gained
        for who, label in _pairs(tally.zeroed):
            self.sheets[who].zeroed.add(tally.labels[label])
        for who in np.flatnonzero(tally.fines).tolist():
            self.sheets[who].fines += yuan(int(tally.fines[who]))

    def _readings(self) -> None:
        """Note which readings decided something for whom."""
        texts, alike = self.ledger.texts, self.ledger.alike
        if not any(texts):
            return
        there = np.zeros((len(self.sheets), len(texts)), dtype=bool)
        there[self.rows.subject, alike] = True
        for who, text in _pairs(there):
            if texts[text]:
                self.sheets[who].heed_readings(texts[text])

    # --- what a window's policy wants of a person goes to the person

    def personal(self) -> Iterator[tuple[str, Sheet]]:
        """Yield the people of whom the policy wants something, and what it is."""
        some = self.ledger.personal_rows()
        answering = self.ledger.events.answering(self.ledger.compiled)
        for who, rows in _split(some, answering[self.rows.fact[some]]).items():
            sheet = Sheet()
            for row in rows.tolist():
                sheet.heed(self.ledger.told_personally(row))
            sheet.promise(partial(_Lines(self.ledger).personal, rows))
            yield self.ledger.events.subjects[who], sheet

    # --- facts without a price

    def book_unpriced(self, assessed: Bools) -> None:
        """Promise a line for each fact of the period that no clause prices."""
        events, compiled = self.ledger.events, self.ledger.compiled
        begin, end = events.table.stretch(
            self.ledger.period.start, self.ledger.period.end
        )
        bare = np.zeros(len(events.day), dtype=bool)
        bare[begin:end] = True
        bare[self.rows.fact] = False
        gathered = [shape.type in compiled.gathered for shape in events.shapes]
        bare &= ~np.array(gathered, dtype=bool)[events.shape]
        some = np.flatnonzero(bare)
        some = some[assessed[events.subject[some]]]
        for who, rows in _split(some, events.subject[some]).items():
            sheet = self.sheets[who]
            for shape in np.unique(events.shape[rows]).tolist():
                sheet.heed_readings(unpriced_reading(compiled, events.shapes[shape]))
            sheet.promise(partial(_Lines(self.ledger).unpriced, rows))


@dataclass(frozen=True)
class _Lines:
    """Writes lines when somebody reads them; knows no sheet."""

    ledger: Ledger

    @cached_property
    def _by_subject(self) -> Mapping[int, Ints]:
        subject = self.ledger.rows.subject
        return _split(np.arange(len(subject)), subject)

    def of(self, who: int) -> Iterator[LedgerRow]:
        """Yield the lines of a subject."""
        for row in self._by_subject[who].tolist():
            yield self.ledger.public_line(row)

    def personal(self, rows: Ints) -> Iterator[LedgerRow]:
        """Yield what a window's policy wants of a person."""
        for row in rows.tolist():
            line, told = self.ledger.line(row), self.ledger.told_personally(row)
            yield replace(line, points=ZERO, before=ZERO, notices=told.notices)

    def unpriced(self, facts: Ints) -> Iterator[LedgerRow]:
        """Yield a line for each fact that no clause prices."""
        events = self.ledger.events
        for fact in facts.tolist():
            shape = events.shapes[int(events.shape[fact])]
            yield unpriced_line(self.ledger.compiled, events.table[fact], shape)


class _Exact:
    """Fractions with one denominator; equal ones are made once."""

    def __init__(self, unit: int) -> None:
        self._unit = unit
        self._known: dict[int, Fraction] = {}

    def __call__(self, number: int) -> Fraction:
        if number not in self._known:
            self._known[number] = Fraction(number, self._unit)
        return self._known[number]


def _pairs(found: Ints | Bools) -> Iterator[tuple[int, int]]:
    """Yield the places of a table that are not zero."""
    rows, columns = np.nonzero(found)
    return zip(rows.tolist(), columns.tolist(), strict=True)


def _split(things: Ints, keys: Ints) -> dict[int, Ints]:
    """Return the things of each key, in their order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    parts = np.split(things[order], first[1:])
    return dict(zip(ordered[first].tolist(), parts, strict=False))


def _telling(ledger: Ledger) -> Ints:
    """Return the rows that tell subjects of ratings, chances and notices, each once."""
    rows = ledger.rows
    tells = np.array([any(each) for each in ledger.tolds], dtype=bool)
    some = np.flatnonzero(tells[rows.price]) if tells.any() else np.zeros(0, np.int64)
    rated = np.isin(rows.state[some], [int(each) for each in RATED])
    outside = rows.state[some] == State.OUTSIDE
    day = np.where(outside, ledger.events.day[rows.fact[some]], 0)
    some, day = some[rated | outside], day[rated | outside]
    keys = joined(joined(rows.subject[some], rows.price[some]), day)
    first = np.unique(keys, return_index=True)[1]
    return np.sort(some[first])
