"""From rows, averages, quotas and totals to the scorecards of one policy."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from hall.domain import Fact
from hall.errors import Say
from scoring import explain
from scoring.averages import sharers
from scoring.compile import HUNDRED, Compiled
from scoring.events import encode
from scoring.inputs import Input, figures
from scoring.ledger import Ledger, reading_text, unpriced_line
from scoring.period import Period
from scoring.policy import Clause
from scoring.quotas import debts
from scoring.references import readings_in
from scoring.rows import judge
from scoring.scorecard import LedgerRow, Scorecard
from scoring.totals import amounts
from scoring.values import number_of, value_of
from scoring.world import World

Lost = Mapping[str, Mapping[str, Fraction]]  # deductions by policy and person
ZERO = Fraction(0)
HALL = "HALL"  # the subject of facts about the whole hall


@dataclass(frozen=True)
class Bench:
    """What is on the judge's table: the world, the period, facts and figures."""

    world: World
    period: Period
    facts: Sequence[Fact]
    inputs: Sequence[Input] = ()


@dataclass
class _Sheet:
    """What has been found about one subject so far."""

    lines: list[LedgerRow] = field(default_factory=list)
    deductions: Fraction = ZERO
    bonus: Fraction = ZERO
    fines: Fraction = ZERO
    grade: str | None = None
    sections: defaultdict[str, Fraction] = field(
        default_factory=lambda: defaultdict(Fraction)
    )
    disqualified: dict[str, None] = field(default_factory=dict)
    withheld: dict[str, None] = field(default_factory=dict)
    leave_days: Fraction | None = None
    average: Fraction | None = None
    shortfalls: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def take(self, line: LedgerRow) -> None:
        """Add a line and book its points under deductions or bonus."""
        self.lines.append(line)
        self.fines += line.fine
        if line.points > 0:
            self.bonus += line.points
        elif line.points < 0:
            self.deductions -= line.points
            self.sections[line.clause] -= line.points


Sheets = Mapping[str, _Sheet]


def cards(compiled: Compiled, bench: Bench, lost: Lost) -> dict[str, Scorecard]:
    """Return the scorecards of one policy by subject.

    Args:
        compiled: The policy under its readings.
        bench: The world, the period, the facts and figures from outside.
        lost: What each person lost under the policies that this one averages.

    Raises:
        PolicyError: A fact lacks the attribute that a clause adds up.
    """
    sheets = {subject: _Sheet() for subject in subjects_of(compiled, bench)}
    _book_facts(compiled, bench, sheets)
    _book_averages(compiled, bench, lost, sheets)
    _book_quotas(compiled, bench, sheets)
    _book_totals(compiled, bench, sheets)
    return {subject: _card(compiled, sheet) for subject, sheet in sheets.items()}


def subjects_of(compiled: Compiled, bench: Bench) -> tuple[str, ...]:
    """Return whom the policy assesses: windows, or staff and people from outside."""
    world = bench.world
    if compiled.subject == "window":
        return tuple(window.id for window in world.windows)
    staff = [person for window in world.windows for person in window.staff]
    outside = (
        fact.subject
        for fact in bench.facts
        if fact.subject != HALL and not world.is_window(fact.subject)
    )
    return tuple(dict.fromkeys([*staff, *outside]))


def _book_facts(compiled: Compiled, bench: Bench, sheets: Sheets) -> None:
    events = encode(compiled, bench.world, bench.facts)
    rows = judge(compiled, events, bench.world, bench.period)
    ledger = Ledger(compiled, events, rows)
    for row, subject in enumerate(rows.subject.tolist()):
        sheet = sheets.get(events.subjects[subject])
        if sheet is not None:
            sheet.take(ledger.line(row))
            sheet.grade = sheet.grade or ledger.grade(row)
    priced = np.zeros(len(events.facts), dtype=bool)
    priced[rows.fact] = True
    for position in np.flatnonzero(~priced).tolist():
        fact = events.facts[position]
        sheet = sheets.get(fact.subject)
        if sheet and fact.date in bench.period and fact.type not in compiled.gathered:
            shape = events.shapes[events.shape[position]]
            sheet.take(unpriced_line(compiled, fact, shape))


def _book_averages(
    compiled: Compiled, bench: Bench, lost: Lost, sheets: Sheets
) -> None:
    for clause, trigger in compiled.averages:
        given = figures(bench.inputs, trigger.input, bench.period.text)
        own = {**lost[trigger.of], **given}
        for window in bench.world.windows:
            sheet = sheets[window.id]
            sheet.average = ZERO
            shares = sharers(compiled, trigger, window, bench.world)
            for person, weight in shares.items():
                part = own.get(person, ZERO) * weight
                sheet.average += part
                if part:
                    said = explain.share(
                        clause.title.say(), person, own[person], weight
                    )
                    sheet.take(_line(compiled, clause, said, -part))


def _book_quotas(compiled: Compiled, bench: Bench, sheets: Sheets) -> None:
    for debt in debts(compiled, bench.world, bench.period, bench.facts):
        sheet = sheets[debt.window.id]
        sheet.shortfalls[debt.trigger.facts[0]] += debt.missing
        if debt.missing or debt.facts:
            said = explain.quota(
                debt.clause.title.say(), debt.required, debt.recorded, debt.missing
            )
            ids = tuple(fact.id for fact in debt.facts)
            points = -debt.charge / HUNDRED
            sheet.take(_line(compiled, debt.clause, said, points, ids))


def _book_totals(compiled: Compiled, bench: Bench, sheets: Sheets) -> None:
    for clause, trigger in compiled.totals:
        found = amounts(compiled, trigger, bench.world, bench.period, bench.facts)
        for subject, sheet in sheets.items():
            amount, ids = found.get(subject, (ZERO, ()))
            reached = trigger.bounds.hold(amount, compiled.readings)
            sheet.leave_days = amount
            if ids:
                said = explain.total(clause.title.say(), amount, reached)
                sheet.take(_line(compiled, clause, said, ZERO, ids, counted=reached))
            if reached:
                sheet.disqualified.update(dict.fromkeys(clause.then.disqualify))
                sheet.withheld.update(dict.fromkeys(clause.then.withhold))


def _line(
    compiled: Compiled,
    clause: Clause,
    reason: Say,
    points: Fraction,
    facts: tuple[str, ...] = (),
    *,
    counted: bool = True,
) -> LedgerRow:
    return LedgerRow(
        clause=clause.number,
        rule=clause.id,
        facts=facts,
        points=points,
        before=points,
        fine=ZERO,
        counted=counted,
        reason=reason,
        quote=clause.quote,
        reading=reading_text(compiled.readings, readings_in(clause)),
    )


def _card(compiled: Compiled, sheet: _Sheet) -> Scorecard:
    rule, readings = compiled.rule, compiled.readings
    base = Fraction(number_of(rule.base, readings))
    raw = base - sheet.deductions + sheet.bonus
    ends = tuple(_ends(compiled, raw))
    lines = (_plain_line(base, explain.BASE), *sheet.lines, *ends)
    names = [
        pair.partition("=")[0]
        for line in lines
        for pair in line.reading.split(", ")
        if pair
    ]
    return Scorecard(
        score=raw + sum((line.points for line in ends), ZERO),
        raw_score=raw,
        base=base,
        gross_deductions=sheet.deductions,
        deductions=sheet.deductions,
        bonus=sheet.bonus,
        fines=sheet.fines,
        grade=sheet.grade,
        disqualified=tuple(sheet.disqualified),
        withheld=tuple(sheet.withheld),
        sections=dict(sheet.sections),
        counted_leave_days=sheet.leave_days,
        staff_average=sheet.average,
        shortfalls=dict(sheet.shortfalls),
        readings={name: readings[name] for name in dict.fromkeys(names)},
        ledger=lines,
    )


def _ends(compiled: Compiled, raw: Fraction) -> Iterator[LedgerRow]:
    """Yield the line that lifts a score to its floor or cuts it at its ceiling."""
    rule, readings = compiled.rule, compiled.readings
    floor = value_of(rule.floor, readings)
    ceiling = value_of(rule.ceiling, readings)
    if floor is not None and raw < (least := Fraction(number_of(floor, readings))):
        names = reading_text(readings, readings_in(rule.floor))
        yield _plain_line(least - raw, explain.FLOOR, names)
    elif ceiling is not None and raw > (most := Fraction(number_of(ceiling, readings))):
        names = reading_text(readings, readings_in(rule.ceiling))
        yield _plain_line(most - raw, explain.CEILING, names)


def _plain_line(points: Fraction, reason: Say, reading: str = "") -> LedgerRow:
    return LedgerRow("", "", (), points, points, ZERO, True, reason, "", reading)
