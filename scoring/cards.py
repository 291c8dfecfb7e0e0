"""From rows, averages, quotas and totals to the scorecards of one policy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from hall.domain import Fact
from scoring import explain
from scoring.averages import sharers
from scoring.compile import Compiled, Shape
from scoring.events import encode
from scoring.inputs import Input, figures
from scoring.judge import judge
from scoring.ledger import Ledger, clause_line, unpriced_line
from scoring.period import Period
from scoring.policy import Clause
from scoring.quota_sheets import book_debts
from scoring.quotas import debts, owing_hall
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO, Sheet
from scoring.totals import amounts
from scoring.world import HALL, World

Lost = Mapping[str, Mapping[str, Fraction]]  # deductions by policy and person


@dataclass(frozen=True)
class Bench:
    """What is on the judge's table: the world, the period, facts and figures."""

    world: World
    period: Period
    facts: Sequence[Fact]
    inputs: Sequence[Input] = ()


def cards(compiled: Compiled, bench: Bench, lost: Lost) -> dict[str, Scorecard]:
    """Return the scorecards of one policy by subject.

    Args:
        compiled: The policy under its readings.
        bench: The world, the period, the facts and figures from outside.
        lost: What each person lost under the policies that this one averages.

    Raises:
        PolicyError: A fact lacks the attribute that a clause adds up.
    """
    books = _Books(
        compiled,
        bench,
        {each: Sheet() for each in _subjects(compiled, bench)},
    )
    books.book_facts()
    books.book_averages(lost)
    books.book_quotas()
    books.book_totals()
    return {
        subject: sheet.bare() if subject == HALL else sheet.card(compiled)
        for subject, sheet in books.sheets.items()
    }


def _subjects(compiled: Compiled, bench: Bench) -> tuple[str, ...]:
    """Return whom the policy is about; the hall only where it owes something."""
    people = bench.world.assessed(compiled.subject, bench.facts)
    return (*people, *owing_hall(compiled))


@dataclass(frozen=True)
class _Books:
    """Books everything that a policy finds on the sheets of its subjects."""

    compiled: Compiled
    bench: Bench
    sheets: Mapping[str, Sheet]

    def book_facts(self) -> None:
        """Book each fact × clause, and the facts that nothing prices."""
        bench, compiled = self.bench, self.compiled
        events = encode(compiled, bench.world, bench.facts)
        rows = judge(compiled, events, bench.world, bench.period)
        ledger = Ledger(compiled, events, rows, bench.period)
        for row, subject in enumerate(ledger.rows.subject.tolist()):
            sheet = self.sheets.get(events.subjects[subject])
            if sheet is not None:
                sheet.take(ledger.line(row))
        priced = np.zeros(len(events.facts), dtype=bool)
        priced[ledger.rows.fact] = True
        for position in np.flatnonzero(~priced).tolist():
            shape = events.shapes[int(events.shape[position])]
            self._book_unpriced(events.facts[position], shape)

    def _book_unpriced(self, fact: Fact, shape: Shape) -> None:
        sheet = self.sheets.get(fact.subject)
        if sheet is None or fact.type in self.compiled.gathered:
            return
        if fact.date in self.bench.period:
            sheet.take(unpriced_line(self.compiled, fact, shape))

    def book_averages(self, lost: Lost) -> None:
        """Book each member's part in what his window loses."""
        world = self.bench.world
        for clause, trigger in self.compiled.averages:
            given = figures(self.bench.inputs, trigger.input, self.bench.period.text)
            own = {**lost[trigger.of], **given}
            for window in world.windows:
                shares = sharers(self.compiled, trigger, window, world)
                self._book_average(clause, self.sheets[window.id], own, shares)

    def _book_average(
        self,
        clause: Clause,
        sheet: Sheet,
        own: Mapping[str, Fraction],
        shares: Mapping[str, Fraction],
    ) -> None:
        sheet.average = ZERO
        for person, weight in shares.items():
            part = own.get(person, ZERO) * weight
            sheet.average += part
            if part:
                said = explain.share(clause.title.say(), person, own[person], weight)
                sheet.take(clause_line(self.compiled, clause, said, -part))

    def book_quotas(self) -> None:
        """Book what was owed and not done."""
        bench = self.bench
        found = debts(self.compiled, bench.world, bench.period, bench.facts)
        book_debts(self.compiled, found, self.sheets)

    def book_totals(self) -> None:
        """Book the totals of the period and what follows from them."""
        bench = self.bench
        for clause, trigger in self.compiled.totals:
            found = amounts(
                self.compiled, trigger, bench.world, bench.period, bench.facts
            )
            for subject, sheet in self.sheets.items():
                amount, ids = found.get(subject, (ZERO, ()))
                reached = trigger.bounds.hold(amount, self.compiled.readings)
                sheet.leave_days = amount
                if ids or reached:
                    said = explain.total(clause.title.say(), amount, reached)
                    line = clause_line(self.compiled, clause, said, ZERO, ids)
                    sheet.take(_reached(line, clause) if reached else _short(line))


def _reached(line: LedgerRow, clause: Clause) -> LedgerRow:
    then = clause.then
    return replace(
        line, disqualified=then.lost, withheld=then.withhold, notices=then.notices
    )


def _short(line: LedgerRow) -> LedgerRow:
    return replace(line, counted=False)
