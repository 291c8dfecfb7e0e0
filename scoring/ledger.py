"""Ledger lines: one for each fact × clause, and one for a fact without a price."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from hall.domain import Fact
from hall.errors import Say
from scoring import explain
from scoring.amounts import HUNDRED
from scoring.caps import most_of
from scoring.compile import Compiled, Price, Shape
from scoring.events import NONE, Events
from scoring.period import Period, lasts
from scoring.policy import Clause, Consequence
from scoring.references import reading_text, readings_in
from scoring.rows import Rows, State
from scoring.scorecard import LedgerRow
from scoring.triggers import EventTrigger, Tiered, When
from scoring.values import value_of

# Ratings, lost chances and notices attach even where points are charged elsewhere.
RATED = (State.COUNTED, State.LESSER, State.SAME_INCIDENT, State.REPEATED)


@dataclass(frozen=True)
class Ledger:
    """Writes the lines of one policy's rows.

    Attributes:
        readings: Texts of readings found so far: rows that are alike share one.
    """

    compiled: Compiled
    events: Events
    rows: Rows
    period: Period
    readings: dict[tuple[int, int, int], str] = field(default_factory=dict)

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
        return LedgerRow(
            clause=price.clause.number,
            rule=price.clause.id,
            facts=(self._fact(row).id,),
            points=final,
            before=before,
            fine=fine if counts else Fraction(0),
            counted=counts,
            reason=self._reason(row, state, price, final),
            quote=price.exceptions[-1].quote
            if price.exceptions
            else price.clause.quote,
            reading=self._reading(row, state, price),
            grade=price.grade if state in RATED else None,
            disqualified=tuple(self._lost(row, state, price)),
            withheld=_all("withhold", price) if state in RATED else (),
            notices=_all("notices", price) if state in RATED else (),
            section=price.clause.section or "",
        )

    def _lost(self, row: int, state: State, price: Price) -> Iterator[str]:
        """Yield what a fact costs a chance of, now or still from earlier."""
        for then in _consequences(price):
            if state in RATED:
                yield from then.lost
            elif state == State.OUTSIDE:
                day = self._fact(row).date
                for each in then.lasting:
                    if lasts(day, each.span, self.period):
                        yield each.award

    def _fact(self, row: int) -> Fact:
        return self.events.facts[int(self.rows.fact[row])]

    def _price(self, row: int) -> Price:
        return self.rows.prices[int(self.rows.price[row])]

    def _reason(self, row: int, state: State, price: Price, final: Fraction) -> Say:
        title = price.clause.title.say()
        if state != State.COUNTED:
            rival = int(self.rows.rival[row])
            name = "" if rival == NONE else self._fact(rival).id
            return explain.set_aside(title, state, name)
        cap = int(self.rows.capped[row])
        if cap != NONE:
            group = self.compiled.caps[cap]
            length = str(value_of(group.period, self.compiled.readings))
            most = most_of(self.compiled, group) / HUNDRED
            return explain.capped(title, most, length, final)
        times = Fraction(int(self.events.count[self.rows.fact[row]]), self.events.unit)
        return explain.counted(title, final, times)

    def _reading(self, row: int, state: State, price: Price) -> str:
        alike = (int(self.rows.price[row]), state, int(self.rows.capped[row]))
        if alike not in self.readings:
            names = self._names(row, state, price)
            self.readings[alike] = reading_text(self.compiled.readings, names)
        return self.readings[alike]

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


def _all(name: Literal["withhold", "notices"], price: Price) -> tuple[str, ...]:
    every = (each for then in _consequences(price) for each in getattr(then, name))
    return tuple(dict.fromkeys(every))


def unpriced_line(compiled: Compiled, fact: Fact, shape: Shape) -> LedgerRow:
    """Return the line of a fact that no clause prices, saying why."""
    name = compiled.words.types[fact.type]
    clause, attribute = _failing(compiled, shape)
    asleep = (
        reading
        for each in compiled.policy.clauses
        if fact.type in getattr(each.trigger, "facts", ())
        for reading in each.when_reading
        if each not in compiled.clauses
    )
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
        reading=reading_text(compiled.readings, asleep),
    )


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
