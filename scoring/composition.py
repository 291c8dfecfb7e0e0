"""Scores that are composed of parts: figures from outside, or graded facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial

from hall.domain import Fact
from scoring import explain
from scoring.bench import Bench
from scoring.compile import Compiled
from scoring.inputs import figures
from scoring.period import Period
from scoring.quotas import left_out
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO, Sheet, band_of
from scoring.standings import GradedPart, InputPart, Part
from scoring.statement import Statement
from scoring.values import number_of


def composed(compiled: Compiled, bench: Bench, subject: str, sheet: Sheet) -> Scorecard:
    """Return the card of a score that is composed of parts.

    Without one of its parts there is no score: a missing figure is not 0.
    """
    parts = tuple(parts_for(compiled, bench))
    values = {part.id: _value(compiled, bench, part, subject) for part in parts}
    own = any(getattr(part, "source", None) == "own" for part in parts)
    found = Statement(partial(_elsewhere, sheet.lines)) if own else sheet.lines
    told = tuple(_line(part, values[part.id]) for part in parts)
    lines = Statement(told, found)
    if not parts or None in values.values():
        blanks = tuple(_open_blanks(compiled, parts))
        bare = Statement(partial(_without_points, lines))
        return replace(sheet.bare(), ledger=bare, blocked=blanks)
    card = replace(sheet.bare(), ledger=lines)
    score = sum((line.points for line in told), ZERO)
    score += ZERO if own else sheet.bonus - sheet.gross
    grade = band_of(compiled, bench.period, score)
    return replace(card, score=score, raw_score=score, grade=grade)


def _elsewhere(lines: Iterable[LedgerRow]) -> Iterator[LedgerRow]:
    """Yield lines whose points are in the scores of their months already."""
    for line in lines:
        if line.points:
            yield replace(line, points=ZERO, counted=False, reason=explain.IN_MONTH)
        else:
            yield line


def parts_for(compiled: Compiled, bench: Bench) -> Iterator[Part]:
    """Yield the parts of an assessment of the period's length."""
    yield from parts_of(compiled, bench.period)


def parts_of(compiled: Compiled, period: Period) -> tuple[Part, ...]:
    """Return the parts of an assessment of a period."""
    every = compiled.rule.parts
    return tuple(each for each in every if each.period in (None, period.length))


def _value(
    compiled: Compiled, bench: Bench, part: Part, subject: str
) -> Fraction | None:
    if isinstance(part, GradedPart):
        own = (
            fact
            for fact in bench.facts.within(bench.period).typed(part.facts)
            if compiled.charged(fact.subject, bench.world) == subject
        )
        return _graded(compiled, bench, part, own)
    return _figure(bench, part, subject)


def _figure(bench: Bench, part: InputPart, subject: str) -> Fraction | None:
    whole = figures(bench.inputs, part.instead or "", bench.period.text)
    if subject in whole:
        return whole[subject]
    if part.of == "period":
        return figures(bench.inputs, part.input, bench.period.text).get(subject)
    monthly = (
        figures(bench.inputs, part.input, month.text).get(subject)
        for month in bench.period.months()
    )
    known = [each for each in monthly if each is not None]
    return sum(known, ZERO) / len(known) if known else None


def _open_blanks(compiled: Compiled, parts: Iterable[Part]) -> Iterator[str]:
    """Yield the blanks of the text without which a part cannot be computed."""
    for part in parts:
        name = part.values.parameter if isinstance(part, GradedPart) else None
        if name is not None and name not in compiled.readings:
            yield name


def _graded(
    compiled: Compiled, bench: Bench, part: GradedPart, facts: Iterable[Fact]
) -> Fraction | None:
    worths = compiled.readings.get(part.values.parameter)
    if not isinstance(worths, Mapping):
        return None
    found, times = ZERO, ZERO
    for fact in facts:
        grade = compiled.words.attribute(fact, part.by)
        if grade in worths and _counts(compiled, bench, part, fact):
            count = Fraction(1 if fact.count is None else fact.count)
            found += count * Fraction(worths[grade])
            times += count
    scale = Fraction(number_of(part.times, compiled.readings))
    return found / times * scale if times else None


def _counts(compiled: Compiled, bench: Bench, part: GradedPart, fact: Fact) -> bool:
    if fact.type not in part.facts or fact.verified is False:
        return False
    return fact.date in bench.period and not left_out(
        compiled, part.unless, fact, bench.world
    )


def _line(part: Part, value: Fraction | None) -> LedgerRow:
    points = ZERO if value is None else value * Fraction(part.weight)
    known = value is not None
    said = explain.part(part.title.say(), value, Fraction(part.weight))
    return LedgerRow(
        part.number, part.id, (), points, points, ZERO, known, said, part.quote
    )


def _without_points(lines: Iterable[LedgerRow]) -> Iterator[LedgerRow]:
    for line in lines:
        yield replace(line, points=ZERO)
