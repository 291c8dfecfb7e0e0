"""What the judge has found about one subject, and the scorecard that it makes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from hall.errors import Say
from scoring import explain
from scoring.amounts import ZERO, added
from scoring.clauses import Clause
from scoring.compile import Compiled
from scoring.period import Period
from scoring.references import names_of, reading_text, readings_in
from scoring.scorecard import LedgerRow, Scorecard, Told
from scoring.statement import Part, Statement
from scoring.values import value_of

__all__ = ["ZERO", "Sheet", "band_of"]


@dataclass
class Sheet:
    """Lines and figures of one subject, while they are being found.

    Attributes:
        leave_days: The total that a clause counts; None = no clause counts one.
        excused: The score is the base, whatever was found.
        average: What the staff's deductions cost the window; None = not averaged.
    """

    parts: list[Part] = field(default_factory=list)
    fines: Fraction = ZERO
    grade: str | None = None
    sections: defaultdict[str, Fraction] = field(
        default_factory=lambda: defaultdict(Fraction)
    )
    gains: defaultdict[str, Fraction] = field(
        default_factory=lambda: defaultdict(Fraction)
    )
    zeroed: set[str] = field(default_factory=set)
    disqualified: dict[str, None] = field(default_factory=dict)
    withheld: dict[str, None] = field(default_factory=dict)
    notices: dict[str, None] = field(default_factory=dict)
    mattered: dict[str, None] = field(default_factory=dict)
    leave_days: Fraction | None = None
    average: Fraction | None = None
    shortfalls: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    excused: bool = False

    @property
    def gross(self) -> Fraction:
        """Return what all lines deduct, before sections stop at their full points."""
        return added(self.sections.values())

    @property
    def bonus(self) -> Fraction:
        """Return what all lines give."""
        return added(self.gains.values())

    @property
    def lines(self) -> Statement:
        """Return the lines so far."""
        return Statement(*self.parts)

    def take(self, line: LedgerRow) -> None:
        """Add a line and book its points under deductions or bonus."""
        self.promise((line,))
        if line.fine:
            self.fines += line.fine
        self.heed(line)
        self.heed_readings(line.reading)
        label = line.section or line.clause
        if line.points > 0:
            self.gains[label] += line.points
        elif line.points < 0:
            self.sections[label] -= line.points

    def book(self, clause: Clause, lost: Iterable[Fraction]) -> None:
        """Book points that a clause takes; what it takes below zero is a gain."""
        label = clause.section or clause.number
        some = tuple(lost)
        taken = added(each for each in some if each > 0)
        given = added(-each for each in some if each < 0)
        if taken:
            self.sections[label] += taken
        if given:
            self.gains[label] += given

    def heed_readings(self, text: str) -> None:
        """Note the readings that decided something."""
        self.mattered.update(dict.fromkeys(names_of(text)))

    def promise(self, part: Part) -> None:
        """Add lines of which all figures are booked already."""
        self.parts.append(part)

    def heed(self, told: Told | LedgerRow) -> None:
        """Book a rating, lost chances and notices."""
        self.grade = self.grade or told.grade
        self.disqualified.update(dict.fromkeys(told.disqualified))
        self.withheld.update(dict.fromkeys(told.withheld))
        self.notices.update(dict.fromkeys(told.notices))

    def add(self, other: "Sheet") -> None:
        """Add what another sheet says of the same person, besides points."""
        self.parts += other.parts
        self.heed(
            Told(
                other.grade,
                tuple(other.disqualified),
                tuple(other.withheld),
                tuple(other.notices),
            )
        )

    def card(self, compiled: Compiled, period: Period) -> Scorecard:
        """Return the scorecard: base − deductions + bonus, within floor and ceiling."""
        base = compiled.base
        gross, spared = self.gross, tuple(self._spared(compiled))
        forfeit = tuple(self._forfeit(compiled))
        deductions = gross - added(line.points for line in spared)
        bonus = self.bonus + added(line.points for line in forfeit)
        raw = base - deductions + bonus
        ends = tuple(
            _excuse(compiled, base - raw) if self.excused else _ends(compiled, raw)
        )
        after = (*spared, *forfeit, *ends)
        score = raw + ends[0].points if ends else raw
        return Scorecard(
            score=score,
            raw_score=raw,
            base=base,
            gross_deductions=gross,
            deductions=deductions,
            bonus=bonus,
            fines=self.fines,
            grade=self.grade or band_of(compiled, period, score),
            disqualified=tuple(self.disqualified),
            withheld=tuple(self.withheld),
            notices=tuple(self.notices),
            sections=dict(self.sections),
            counted_leave_days=self.leave_days,
            staff_average=self.average,
            shortfalls=dict(self.shortfalls),
            readings=self._mattered(compiled, after),
            ledger=Statement(partial(_base, base), *self.parts, after),
        )

    def bare(self) -> Scorecard:
        """Return a card of what was found, without a score."""
        return Scorecard(
            disqualified=tuple(self.disqualified),
            withheld=tuple(self.withheld),
            notices=tuple(self.notices),
            shortfalls=dict(self.shortfalls),
            ledger=self.lines,
        )

    def _spared(self, compiled: Compiled) -> Iterator[LedgerRow]:
        """Yield a line for each section that stops at its full points."""
        floor = compiled.rule.section_floor
        stops = value_of(floor, compiled.readings)
        for section in compiled.policy.sections:
            if not (stops or section.id in self.zeroed):
                continue
            full = compiled.fulls[section.id]
            over = self.sections[section.id] - full
            if over > 0:
                self.sections[section.id] -= over
                said = explain.section_full(section.title.say(), full)
                reading = reading_text(compiled.readings, readings_in(floor))
                yield replace(_line(over, said, reading), section=section.id)

    def _forfeit(self, compiled: Compiled) -> Iterator[LedgerRow]:
        """Yield a line for each lost section that takes its bonuses with it."""
        takes = compiled.rule.zero_takes_bonus
        if not value_of(takes, compiled.readings):
            return
        for section in compiled.policy.sections:
            gained = self.gains.get(section.id, ZERO)
            if gained and section.id in self.zeroed:
                said = explain.forfeit(section.title.say())
                reading = reading_text(compiled.readings, readings_in(takes))
                yield replace(_line(-gained, said, reading), section=section.id)

    def _mattered(
        self, compiled: Compiled, after: tuple[LedgerRow, ...]
    ) -> dict[str, object]:
        later = (name for line in after for name in names_of(line.reading))
        names = dict.fromkeys((*self.mattered, *later))
        return {name: compiled.readings[name] for name in names}


def _base(base: Fraction) -> Iterator[LedgerRow]:
    yield _line(base, explain.BASE)


def _excuse(compiled: Compiled, points: Fraction) -> Iterator[LedgerRow]:
    """Yield the line that brings a score back to the base."""
    rule = compiled.rule.excused
    if rule is not None:
        line = _line(points, explain.EXCUSED)
        yield replace(line, clause=rule.number, quote=rule.quote)


def band_of(compiled: Compiled, period: Period, score: Fraction) -> str | None:
    """Return the rating that a score has, if the policy rates such scores."""
    grades = compiled.policy.grades
    if grades is not None and grades.periods and period.length not in grades.periods:
        return None
    fits = (
        band.name
        for band in (grades.bands if grades else ())
        if band.scores.hold(score, compiled.readings)
    )
    return next(fits, None)


def _ends(compiled: Compiled, raw: Fraction) -> Iterator[LedgerRow]:
    """Yield the line that lifts a score to its floor or cuts it at its ceiling."""
    least, most = compiled.ends
    if least is not None and raw < least:
        yield _line(least - raw, explain.FLOOR, compiled.end_readings[0])
    elif most is not None and raw > most:
        yield _line(most - raw, explain.CEILING, compiled.end_readings[1])


def _line(points: Fraction, reason: Say, reading: str = "") -> LedgerRow:
    return LedgerRow("", "", (), points, points, ZERO, True, reason, "", reading)
