"""Ledger lines: one for each fact × clause, and one for a fact without a price."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from hall.domain import Fact
from hall.errors import Say
from scoring import explain
from scoring.amounts import HUNDRED
from scoring.caps import most_of
from scoring.clauses import Clause, Consequence
from scoring.columns import NONE, Ints, mixed
from scoring.compile import Compiled, Price, Shape
from scoring.events import Events
from scoring.period import Period, lasts
from scoring.references import reading_text, readings_in
from scoring.rows import Rows, State
from scoring.scorecard import LedgerRow, Told
from scoring.triggers import EventTrigger, Tiered, When
from scoring.values import value_of

# Ratings, lost chances and notices attach even where points are charged elsewhere.
RATED = (State.COUNTED, State.LESSER, State.SAME_INCIDENT, State.REPEATED)


@dataclass(frozen=True)
class Ledger:
    """The columns of one policy's ledger, and the lines that they stand for.

    A row says which clause (``rows.price``) for which fact (``rows.fact``), the points
    before and after caps, the fine, whether it counts and if not why (``rows.state``,
    ``rows.rival``, ``rows.capped``), and the readings that decided it (``alike``).
    """

    compiled: Compiled
    events: Events
    rows: Rows
    period: Period

    @cached_property
    def alike(self) -> Ints:
        """Return by row the position of its readings in ``texts``."""
        return self._alike[0]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the readings of rows that are alike, as text."""
        return tuple(map(self._reading, self._alike[1].tolist()))

    @cached_property
    def _alike(self) -> tuple[Ints, Ints]:
        """Return a number for each kind of row, and one row of each kind."""
        rows = self.rows
        kinds = (
            (rows.price, len(rows.prices)),
            (rows.state, len(State)),
            (rows.capped + 1, len(self.compiled.caps) + 1),
        )
        return mixed(kinds, len(rows.price))

    def line(self, row: int) -> LedgerRow:
        """Return the line of a row."""
        rows, price = self.rows, self._price(row)
        state = State(int(rows.state[row]))
        sign = 1 if price.clause.polarity == "bonus" else -1
        scale = HUNDRED * rows.unit
        before = sign * Fraction(int(rows.points[row]), scale)
        final = sign * Fraction(int(rows.final[row]), scale)
        fine = Fraction(int(rows.fine[row]), rows.unit)
        counts = state == State.COUNTED
        told = self.told(row)
        return LedgerRow(
            clause=price.clause.number,
            rule=price.clause.id,
            facts=(self._id(row),),
            points=final,
            before=before,
            fine=fine if counts else Fraction(0),
            counted=counts,
            reason=self._reason(row, state, price, final),
            quote=price.exceptions[-1].quote
            if price.exceptions
            else price.clause.quote,
            reading=self.texts[int(self.alike[row])],
            grade=told.grade,
            disqualified=told.disqualified,
            withheld=told.withheld,
            notices=told.notices,
            section=price.clause.section or "",
        )

    def public_line(self, row: int) -> LedgerRow:
        """Return the line as it stands on the sheet of whom it charges."""
        line = self.line(row)
        personal = self._personal(row)
        if not personal:
            return line
        others = tuple(each for each in line.notices if each not in personal)
        return replace(line, notices=others)

    @cached_property
    def tolds(self) -> tuple[Told, ...]:
        """Return what each price brings besides points."""
        return tuple(map(_told, self.rows.prices))

    @cached_property
    def _wanted(self) -> tuple[tuple[str, ...], ...]:
        """Return for each price what is wanted of a person, not of his window."""
        return tuple(personal_of(self.compiled, each.notices) for each in self.tolds)

    def told(self, row: int) -> Told:
        """Return what a row brings besides points, whether or not its points count."""
        state = State(int(self.rows.state[row]))
        if state in RATED:
            return self.tolds[int(self.rows.price[row])]
        return Told(None, tuple(self._still_lost(row, state)), (), ())

    def told_publicly(self, row: int) -> Told:
        """Return what it brings to the sheet of whom it charges."""
        told, personal = self.told(row), self._personal(row)
        notices = tuple(each for each in told.notices if each not in personal)
        return told._replace(notices=notices)

    def told_personally(self, row: int) -> Told:
        """Return what it brings to the person, under a window's policy."""
        told, personal = self.told(row), self._personal(row)
        return told._replace(notices=personal)

    def personal_rows(self) -> Ints:
        """Return the rows by which a window's policy wants something of a person."""
        if not any(self._wanted):
            return np.zeros(0, dtype=np.int64)
        wanted = np.array(list(map(bool, self._wanted)))
        some = np.flatnonzero(wanted[self.rows.price])
        rated = np.isin(self.rows.state[some], [int(each) for each in RATED])
        return some[rated]

    def _personal(self, row: int) -> tuple[str, ...]:
        return self._wanted[int(self.rows.price[row])]

    def _still_lost(self, row: int, state: State) -> Iterator[str]:
        """Yield what an earlier fact still costs a chance of."""
        price = self._price(row)
        if state == State.OUTSIDE:
            day = dt.date.fromordinal(int(self.events.day[self.rows.fact[row]]))
            for then in _consequences(price):
                for each in then.lasting:
                    if lasts(day, each.span, self.period):
                        yield each.award

    def _id(self, row: int) -> str:
        return self.events.table.id(int(self.rows.fact[row]))

    def _price(self, row: int) -> Price:
        return self.rows.prices[int(self.rows.price[row])]

    def _reason(self, row: int, state: State, price: Price, final: Fraction) -> Say:
        title = price.clause.title.say()
        if state != State.COUNTED:
            rival = int(self.rows.rival[row])
            name = "" if rival == NONE else self._id(rival)
            return explain.set_aside(title, state, name)
        cap = int(self.rows.capped[row])
        if cap != NONE:
            group = self.compiled.caps[cap]
            length = str(value_of(group.period, self.compiled.readings))
            most = most_of(self.compiled, group) / HUNDRED
            return explain.capped(title, most, length, final)
        times = self.events.times(self.rows.fact[row : row + 1])
        return explain.counted(title, final, Fraction(int(times[0]), self.events.unit))

    def _reading(self, row: int) -> str:
        state, price = State(int(self.rows.state[row])), self._price(row)
        return reading_text(self.compiled.readings, self._names(row, state, price))

    def _names(self, row: int, state: State, price: Price) -> Iterator[str]:
        """Yield the readings that decided a row."""
        yield from price.clause.when_reading
        yield from readings_in(price.clause.trigger)
        for exception in price.exceptions:
            yield from exception.when_reading
        if state == State.SAME_INCIDENT:
            yield from readings_in(self.compiled.rule.incident)
        if state in (State.DISPLACED, State.LESSER):
            for choice in self.compiled.choices:
                if price.clause.id in choice.members:
                    yield from choice.when_reading
        nths = self.compiled.nths
        yield from readings_in(tuple(n for n in nths if price.clause.id in n.members))
        if self.rows.capped[row] != NONE:
            yield from readings_in(self.compiled.caps[self.rows.capped[row]])


def _consequences(price: Price) -> tuple[Consequence, ...]:
    return (price.clause.then, *(each.then for each in price.exceptions))


def _told(price: Price) -> Told:
    lost = (each for then in _consequences(price) for each in then.lost)
    return Told(
        price.grade, tuple(lost), _all("withhold", price), _all("notices", price)
    )


def personal_of(compiled: Compiled, notices: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a window's policy wants of a person, not of the window."""
    if compiled.subject == "staff":
        return ()
    known = compiled.words.personal_notices
    return tuple(each for each in notices if each in known)


def _all(name: Literal["withhold", "notices"], price: Price) -> tuple[str, ...]:
    every = (each for then in _consequences(price) for each in getattr(then, name))
    return tuple(dict.fromkeys(every))


def unpriced_line(compiled: Compiled, fact: Fact, shape: Shape) -> LedgerRow:
    """Return the line of a fact that no clause prices, saying why."""
    name = compiled.words.types[fact.type]
    clause, attribute = _failing(compiled, shape)
    return LedgerRow(
        clause=clause.number if clause else "",
        rule=clause.id if clause else "",
        facts=(fact.id,),
        points=Fraction(0),
        before=Fraction(0),
        fine=Fraction(0),
        counted=False,
        reason=explain.unpriced(Say(name.zh, name.en), attribute),
        quote=clause.quote if clause else "",
        reading=unpriced_reading(compiled, shape),
    )


def unpriced_reading(compiled: Compiled, shape: Shape) -> str:
    """Return the readings under which a clause would price such a fact."""
    asleep = (
        reading
        for each in compiled.policy.clauses
        if shape.type in getattr(each.trigger, "facts", ())
        for reading in each.when_reading
        if not compiled.holds(each.when_reading)
    )
    return reading_text(compiled.readings, asleep)


def clause_line(
    compiled: Compiled,
    clause: Clause,
    reason: Say,
    points: Fraction,
    facts: tuple[str, ...] = (),
) -> LedgerRow:
    """Return a line of a clause that is not about a single fact."""
    return LedgerRow(
        clause=clause.number,
        rule=clause.id,
        facts=facts,
        points=points,
        before=points,
        fine=Fraction(0),
        counted=True,
        reason=reason,
        quote=clause.quote,
        reading=compiled.depends[clause.id],
        section=clause.section or "",
    )


def _failing(compiled: Compiled, shape: Shape) -> tuple[Clause | None, str | None]:
    """Return the first clause that names the type, and what it stumbles over."""
    for clause, trigger in compiled.candidates(shape.type):
        if compiled.concerns(trigger, shape.about):
            return clause, _stumble(compiled, clause, trigger, shape)
    return None, None


def _stumble(
    compiled: Compiled, clause: Clause, trigger: EventTrigger, shape: Shape
) -> str | None:
    for name, wanted in trigger.when.items():
        one: When = {name: wanted}
        if not compiled.fits(one, shape):
            return name
    if trigger.unless:
        return next(iter(trigger.unless))
    amount = clause.amount
    return amount.by if isinstance(amount, Tiered) else getattr(amount, "of", None)
