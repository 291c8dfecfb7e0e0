"""From rows, averages, quotas and totals to the scorecards of one policy."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from hall.domain import Fact
from scoring import explain
from scoring.amounts import HUNDRED
from scoring.averages import sharers
from scoring.bench import Bench
from scoring.compile import Compiled, Shape
from scoring.composition import composed, parts_for
from scoring.concluded import Conclusion
from scoring.counts import counts
from scoring.deadlines import done
from scoring.events import encode
from scoring.excused import is_excused
from scoring.inputs import figures
from scoring.judge import judge
from scoring.ledger import Ledger, clause_line, unpriced_line
from scoring.policy import Clause
from scoring.quota_sheets import book_debts
from scoring.quotas import debts, owing_hall
from scoring.ranks import ranked
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO, Sheet
from scoring.stars import with_stars
from scoring.totals import amounts
from scoring.triggers import TotalTrigger
from scoring.world import HALL

Lost = Mapping[str, Mapping[str, Fraction]]  # deductions by policy and person


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
        defaultdict(Sheet),
    )
    books.book_facts()
    books.book_averages(lost)
    books.book_quotas()
    books.book_totals()
    books.book_counts()
    books.book_deadlines()
    books.excuse()
    found = {
        subject: _card(compiled, bench, subject, sheet)
        for subject, sheet in books.sheets.items()
    }
    others = {who: sheet.bare() for who, sheet in books.others.items()}
    ranks = {**ranked(compiled, bench, found), **others}
    return Conclusion(compiled, bench, with_stars(compiled, bench, ranks)).draw()


def _card(compiled: Compiled, bench: Bench, subject: str, sheet: Sheet) -> Scorecard:
    if subject == HALL:
        return sheet.bare()
    if any(parts_for(compiled, bench)) or (
        compiled.rule.parts and compiled.rule.base is None
    ):
        return composed(compiled, bench, subject, sheet)
    return (
        sheet.bare()
        if compiled.rule.base is None
        else sheet.card(compiled, bench.period)
    )


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
    others: defaultdict[str, Sheet]  # of whom it does not score: staff, or windows

    def book_facts(self) -> None:
        """Book each fact × clause, and the facts that nothing prices."""
        bench, compiled = self.bench, self.compiled
        events = encode(compiled, bench.world, bench.facts)
        rows = judge(compiled, events, bench.world, bench.period)
        ledger = Ledger(compiled, events, rows, bench.period)
        for row, subject in enumerate(ledger.rows.subject.tolist()):
            fact = events.facts[int(rows.fact[row])]
            self._take(events.subjects[subject], ledger.line(row), (fact,))
        priced = np.zeros(len(events.facts), dtype=bool)
        priced[ledger.rows.fact] = True
        for position in np.flatnonzero(~priced).tolist():
            shape = events.shapes[int(events.shape[position])]
            self._book_unpriced(events.facts[position], shape)

    def _take(self, subject: str, line: LedgerRow, facts: Sequence[Fact]) -> None:
        """Book a line; what a window's policy wants of a person goes to the person."""
        sheet = self.sheets.get(subject)
        if sheet is None:
            if self.bench.world.is_window(subject):
                self.others[subject].take(line)
            return
        personal = self._personal(line)
        others = tuple(each for each in line.notices if each not in personal)
        sheet.take(replace(line, notices=others) if personal else line)
        if personal:
            own = replace(line, points=ZERO, before=ZERO, notices=personal)
            for who in dict.fromkeys(map(self.compiled.answers, facts)):
                if not self.bench.world.is_window(who):
                    self.others[who].take(own)

    def _personal(self, line: LedgerRow) -> tuple[str, ...]:
        if self.compiled.subject == "staff":
            return ()
        known = self.compiled.words.personal_notices
        return tuple(each for each in line.notices if each in known)

    def book_counts(self) -> None:
        """Book what has happened so often that a clause takes notice."""
        compiled, bench = self.compiled, self.bench
        for found in counts(compiled, bench.world, bench.period, bench.facts):
            clause, reached = found.clause, found.reached
            sign = (1 if clause.polarity == "bonus" else -1) * reached
            points = sign * compiled.flat_points(clause) / HUNDRED
            title = clause.title.say()
            said = explain.count(title, found.whose, found.number, reached)
            ids = tuple(fact.id for fact in found.facts)
            line = clause_line(compiled, clause, said, points, ids)
            line = _reached(line, clause) if reached else _short(line)
            self._take(found.charged, line, found.facts)

    def book_deadlines(self) -> None:
        """Book what was done in time and what was late."""
        for each in done(self.compiled, self.bench):
            sheet = self.sheets.get(each.fact.subject)
            if sheet is not None:
                sheet.shortfalls[each.trigger.shown_as] += each.late
                title, ids = each.clause.title.say(), (each.fact.id,)
                said = explain.deadline(title, each.days, late=bool(each.late))
                sheet.take(clause_line(self.compiled, each.clause, said, ZERO, ids))

    def excuse(self) -> None:
        """Give the base score to whoever was on leave throughout."""
        bench = self.bench
        if self.compiled.rule.excused is None:
            return
        for subject, sheet in self.sheets.items():
            own = [fact for fact in bench.facts if fact.subject == subject]
            sheet.excused = is_excused(self.compiled, bench.world, bench.period, own)

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
            facts = [each for each in bench.facts if clause.effective.on(each.date)]
            found = amounts(self.compiled, trigger, bench.world, bench.period, facts)
            for subject, sheet in self.sheets.items():
                amount, ids = found.get(subject, (ZERO, ()))
                reached = trigger.bounds.hold(amount, self.compiled.readings)
                reached = reached and self._also(trigger, subject)
                if trigger.shown_as is not None:
                    sheet.leave_days = amount
                if ids or reached:
                    said = explain.total(clause.title.say(), amount, reached)
                    line = clause_line(self.compiled, clause, said, ZERO, ids)
                    sheet.take(_reached(line, clause) if reached else _short(line))

    def _also(self, trigger: TotalTrigger, subject: str) -> bool:
        """Tell whether the further limits of a total are reached as well."""
        bench = self.bench
        for limit in trigger.also:
            further = trigger.model_copy(update={"when": limit.when})
            found = amounts(
                self.compiled, further, bench.world, bench.period, bench.facts
            )
            amount, _ = found.get(subject, (ZERO, ()))
            if not limit.bounds.hold(amount, self.compiled.readings):
                return False
        return True


def _reached(line: LedgerRow, clause: Clause) -> LedgerRow:
    then = clause.then
    return replace(
        line, disqualified=then.lost, withheld=then.withhold, notices=then.notices
    )


def _short(line: LedgerRow) -> LedgerRow:
    return replace(line, counted=False)
