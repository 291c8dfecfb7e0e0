"""From rows, averages, quotas and totals to the scorecards of one policy."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from hall.domain import Fact
from scoring import explain
from scoring.account import Account
from scoring.amounts import HUNDRED, added
from scoring.averages import sharers
from scoring.bench import Bench
from scoring.clauses import Clause
from scoring.columns import Ints
from scoring.compile import Compiled
from scoring.composition import composed, parts_for
from scoring.concluded import Conclusion
from scoring.counts import counts
from scoring.deadlines import done
from scoring.events import Events, encode
from scoring.excused import is_excused
from scoring.inputs import figures
from scoring.judge import judge
from scoring.ledger import Ledger, clause_line, personal_of
from scoring.quota_sheets import book_debts
from scoring.quotas import debts, owing_hall
from scoring.ranks import ranked
from scoring.scorecard import LedgerRow, Scorecard, Told
from scoring.sheet import ZERO, Sheet
from scoring.stars import with_stars
from scoring.totals import NO_TOTAL, Total, amounts
from scoring.triggers import When
from scoring.values import Bounds
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
    people = bench.world.assessed(compiled.subject, bench.facts.people())
    return (*people, *owing_hall(compiled))


@dataclass(frozen=True)
class _Books:
    """Books everything that a policy finds on the sheets of its subjects."""

    compiled: Compiled
    bench: Bench
    sheets: Mapping[str, Sheet]
    others: defaultdict[str, Sheet]  # of whom it does not score: staff, or windows

    @cached_property
    def events(self) -> Events:
        """Return the facts as the policy sees them."""
        return encode(self.compiled, self.bench.world, self.bench.facts)

    def book_facts(self) -> None:
        """Book each fact × clause, and the facts that nothing prices."""
        bench, compiled, events = self.bench, self.compiled, self.events
        rows = judge(compiled, events, bench.world, bench.period)
        ledger = Ledger(compiled, events, rows, bench.period)
        every = [self.sheets.get(each) or Sheet() for each in events.subjects]
        account = Account(ledger, every)
        account.book()
        assessed = [each in self.sheets for each in events.subjects]
        account.book_unpriced(np.array(assessed, dtype=bool))
        for subject, sheet in zip(events.subjects, every, strict=True):
            unscored = sheet.parts and subject not in self.sheets
            if unscored and bench.world.is_window(subject):
                self.others[subject].add(sheet)
        for person, sheet in account.personal():
            if not bench.world.is_window(person):
                self.others[person].add(sheet)

    def _take(self, subject: str, line: LedgerRow, people: Iterable[str]) -> None:
        """Book a line; what a window's policy wants of a person goes to the person."""
        sheet = self.sheets.get(subject)
        if sheet is None:
            if self.bench.world.is_window(subject):
                self.others[subject].take(line)
            return
        personal = personal_of(self.compiled, line.notices)
        others = tuple(each for each in line.notices if each not in personal)
        sheet.take(replace(line, notices=others) if personal else line)
        if personal:
            own = replace(line, points=ZERO, before=ZERO, notices=personal)
            for who in people:
                if not self.bench.world.is_window(who):
                    self.others[who].take(own)

    def book_counts(self) -> None:
        """Book what has happened so often that a clause takes notice."""
        compiled, bench, table = self.compiled, self.bench, self.events.table
        for found in counts(compiled, self.events, bench.world, bench.period):
            clause, reached = found.clause, found.reached
            sign = (1 if clause.polarity == "bonus" else -1) * reached
            points = sign * compiled.flat_points(clause) / HUNDRED
            title = clause.title.say()
            said = explain.count(title, found.whose, found.number, reached)
            ids = tuple(map(table.id, found.rows.tolist()))
            line = clause_line(compiled, clause, said, points, ids)
            line = _reached(line, clause) if reached else _short(line)
            self._take(found.charged, line, self._answering(found.rows))
            if reached and clause.id in compiled.zeroing:
                self.sheets[found.charged].zeroed.add(clause.section or "")

    def _answering(self, rows: Ints) -> Iterator[str]:
        """Yield who answers for some facts, each once."""
        codes = self.events.answering(self.compiled)[rows]
        return (self.events.subjects[code] for code in dict.fromkeys(codes.tolist()))

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
        bench, rule = self.bench, self.compiled.rule.excused
        if rule is None:
            return
        own: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in bench.facts.typed(rule.facts):
            own[fact.subject].append(fact)
        for subject, facts in own.items():
            if subject in self.sheets:
                self.sheets[subject].excused = is_excused(
                    self.compiled, bench.world, bench.period, facts
                )

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
        parts = {
            person: own[person] * weight
            for person, weight in shares.items()
            if own.get(person)
        }
        sheet.average = added(parts.values())
        compiled, title = self.compiled, clause.title.say()

        def lines() -> Iterator[LedgerRow]:
            for who, part in parts.items():
                said = explain.share(title, who, own[who], shares[who])
                yield clause_line(compiled, clause, said, -part)

        if parts:
            sheet.book(clause, parts.values())
            sheet.promise(lines)
            sheet.heed_readings(compiled.depends[clause.id])

    def book_quotas(self) -> None:
        """Book what was owed and not done."""
        bench = self.bench
        found = debts(self.compiled, bench.world, bench.period, bench.facts)
        book_debts(self.compiled, found, self.sheets)

    def book_totals(self) -> None:
        """Book the totals of the period and what follows from them."""
        for clause, trigger in self.compiled.totals:
            found = self._amounts(clause, trigger.when)
            further = [
                (each, self._amounts(clause, each.when)) for each in trigger.also
            ]
            without = self._holds(trigger.bounds, NO_TOTAL)
            for subject, sheet in self.sheets.items():
                total = found.get(subject, NO_TOTAL)
                known = total is NO_TOTAL
                reached = without if known else self._holds(trigger.bounds, total)
                reached = reached and all(
                    self._holds(limit.bounds, more.get(subject, NO_TOTAL))
                    for limit, more in further
                )
                if trigger.shown_as is not None:
                    sheet.leave_days = total.amount
                if len(total.rows) or reached:
                    self._book_total(sheet, clause, total, reached=reached)

    def _amounts(self, clause: Clause, when: When) -> Mapping[str, Total]:
        return amounts(self.compiled, clause, when, self.events, self.bench.period)

    def _holds(self, bounds: Bounds, total: Total) -> bool:
        return bounds.hold(total.amount, self.compiled.readings)

    def _book_total(
        self, sheet: Sheet, clause: Clause, total: Total, *, reached: bool
    ) -> None:
        """Book what follows from a total, and promise the line."""
        table, compiled = self.events.table, self.compiled

        def line() -> Iterator[LedgerRow]:
            said = explain.total(clause.title.say(), total.amount, reached)
            ids = tuple(map(table.id, total.rows.tolist()))
            line = clause_line(compiled, clause, said, ZERO, ids)
            yield _reached(line, clause) if reached else _short(line)

        sheet.promise(line)
        sheet.heed_readings(compiled.depends[clause.id])
        if reached:
            then = clause.then
            sheet.heed(Told(None, then.lost, then.withhold, then.notices))


def _reached(line: LedgerRow, clause: Clause) -> LedgerRow:
    then = clause.then
    return replace(
        line, disqualified=then.lost, withheld=then.withhold, notices=then.notices
    )


def _short(line: LedgerRow) -> LedgerRow:
    return replace(line, counted=False)
