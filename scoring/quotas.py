"""What is owed each period, what is recorded of it, and what is missing."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Fact, Half, HalfDay
from scoring.clauses import Clause
from scoring.compile import Compiled, hundredths
from scoring.fact_table import FactTable
from scoring.period import Period
from scoring.triggers import BrokenWeek, QuotaTrigger, When
from scoring.values import value_of
from scoring.world import HALL, World

WEEK = 7
Duty = tuple[HalfDay, str | None]  # a half-day on site, and who was there


@dataclass(frozen=True, slots=True)
class Debt:
    """One quota of one window (or person, or the hall) in one period of the quota.

    Attributes:
        days: The days that count towards it (working days, unless facts are counted).
        required: How many are owed; ``recorded`` are there, in the quota's unit.
        facts: The recorded facts that count towards it.
        points: Hundredths for each missing one, or for all of them if ``flat``.
    """

    clause: Clause
    trigger: QuotaTrigger
    subject: str
    days: tuple[dt.date, ...]
    required: int
    recorded: int
    facts: tuple[Fact, ...]
    points: Fraction
    flat: bool
    shareable: bool

    @property
    def duties(self) -> frozenset[Duty]:
        """Return the half-days recorded on its days, with who was there."""
        return _duties(self.facts)

    @property
    def missing(self) -> int:
        """Return how many are missing."""
        return max(0, self.required - self.recorded)

    @property
    def times(self) -> int:
        """Return how often the points are lost."""
        return min(self.missing, 1) if self.flat else self.missing

    @property
    def charge(self) -> Fraction:
        """Return what is lost for the missing ones, in hundredths."""
        return self.points * self.times


def debts(
    compiled: Compiled, world: World, period: Period, facts: FactTable
) -> tuple[Debt, ...]:
    """Return every quota that is owed in ``period``.

    Facts that are not verified or outside the period do not count.
    """
    inside = facts.within(period)
    return tuple(
        debt
        for clause, trigger in compiled.quotas
        for spans in [_owed_spans(compiled, (clause, trigger), world, period)]
        for own in [_fulfilling(compiled, trigger, world, inside)]
        for subject, size in _debtors(compiled, trigger, world)
        for debt in _debts(
            compiled, (clause, trigger), (subject, size), spans, own[subject]
        )
    )


def _owed_spans(
    compiled: Compiled,
    rule: tuple[Clause, QuotaTrigger],
    world: World,
    period: Period,
) -> list[tuple[dt.date, ...]]:
    """Return the days of each quota that was in force when it began to be owed."""
    clause, trigger = rule
    spans = _spans(compiled, trigger, world, period)
    return [days for days in spans if days and clause.effective.on(days[0])]


def _fulfilling(
    compiled: Compiled, trigger: QuotaTrigger, world: World, facts: FactTable
) -> Mapping[str, list[Fact]]:
    """Return the facts that fulfil a quota, by whose quota it is; the hall has all."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts.typed(trigger.facts):
        if fact.verified is False or left_out(compiled, trigger.unless, fact, world):
            continue
        found[HALL].append(fact)
        whose = _for(compiled, fact, world)
        if whose not in (None, HALL):
            found[str(whose)].append(fact)
    return found


def _for(compiled: Compiled, fact: Fact, world: World) -> str | None:
    """Return whose quota a fact fulfils: its subject's, or that of his window."""
    whole = compiled.policy.score is not None and compiled.policy.score.of_staff
    return compiled.charged(fact.subject, world) if whole else fact.subject


def left_out(compiled: Compiled, unless: When, fact: Fact, world: World) -> bool:
    """Tell whether a fact is one of those that ``unless`` leaves out."""
    return bool(unless) and compiled.fits(unless, compiled.look_at(fact, unless, world))


def _debts(
    compiled: Compiled,
    rule: tuple[Clause, QuotaTrigger],
    debtor: tuple[str, int],
    spans: Sequence[tuple[dt.date, ...]],
    facts: Sequence[Fact],
) -> Iterator[Debt]:
    (clause, trigger), (subject, size) = rule, debtor
    number = _owed(compiled, trigger, size)
    if not number:
        return
    points = hundredths(compiled, clause.amount)
    flat = value_of(trigger.missing, compiled.readings) == "flat"
    by_day: defaultdict[dt.date, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_day[fact.date].append(fact)
    shareable = bool(value_of(trigger.shareable, compiled.readings))
    for days in spans:
        required = _required(compiled, trigger, number, days)
        if required:
            own = _of_days(by_day, days)
            yield Debt(
                clause=clause,
                trigger=trigger,
                subject=subject,
                days=days,
                required=required,
                recorded=_recorded(trigger, days, own, shareable=shareable),
                facts=own,
                points=points,
                flat=flat,
                shareable=shareable,
            )


def _of_days(
    by_day: Mapping[dt.date, Sequence[Fact]], days: Sequence[dt.date]
) -> tuple[Fact, ...]:
    if len(days) == 1:
        return tuple(by_day.get(days[0], ()))
    return tuple(fact for day in days for fact in by_day.get(day, ()))


def _recorded(
    trigger: QuotaTrigger,
    days: Sequence[dt.date],
    facts: Sequence[Fact],
    *,
    shareable: bool,
) -> int:
    """Return how many are recorded, in the unit of the quota."""
    if not facts:
        return 0
    if trigger.unit == "fact":
        return int(sum(1 if each.count is None else each.count for each in facts))
    duties = _duties(facts)
    if trigger.unit == "half_day":
        return len({half for half, _ in duties})
    return sum(_covered(day, duties, shareable=shareable) for day in days)


def _covered(day: dt.date, duties: frozenset[Duty], *, shareable: bool) -> bool:
    am = {who for half, who in duties if half == HalfDay(day, "am")}
    pm = {who for half, who in duties if half == HalfDay(day, "pm")}
    return bool(am and pm) if shareable else bool(am & pm)


def _duties(facts: Iterable[Fact]) -> frozenset[Duty]:
    return frozenset(_duty(fact) for fact in facts if fact.attributes.get("half"))


def _duty(fact: Fact) -> Duty:
    cadre = fact.attributes.get("cadre")
    half: Half = "am" if fact.attributes["half"] == "am" else "pm"
    return HalfDay(fact.date, half), None if cadre is None else str(cadre)


def owing_hall(compiled: Compiled) -> tuple[str, ...]:
    """Return the hall as a subject if it owes something as a whole."""
    of = [value_of(trigger.of, compiled.readings) for _, trigger in compiled.quotas]
    return (HALL,) if "hall" in of or compiled.deadlines else ()


def _debtors(
    compiled: Compiled, trigger: QuotaTrigger, world: World
) -> Iterator[tuple[str, int]]:
    """Yield who owes the quota, and how many people that is."""
    of = value_of(trigger.of, compiled.readings)
    if of == "hall":
        yield HALL, sum(len(window.staff) for window in world.windows)
    for window in world.windows if of == "window" else ():
        yield window.id, len(window.staff)
    for person in world.subjects("staff") if of == "staff" else ():
        yield person, 1


def _owed(compiled: Compiled, trigger: QuotaTrigger, size: int) -> int:
    heads, readings = Fraction(size), compiled.readings
    return sum(
        int(owed.number)
        for owed in trigger.owed
        if compiled.holds(owed.when_reading) and owed.size.hold(heads, readings)
    )


def _required(
    compiled: Compiled, trigger: QuotaTrigger, number: int, days: Sequence[dt.date]
) -> int:
    broken = trigger.broken_week
    if broken is None or value_of(trigger.period, compiled.readings) != "week":
        return number
    return _of_week(broken, value_of(broken.owes, compiled.readings), number, len(days))


def _of_week(broken: BrokenWeek, owes: object, number: int, days: int) -> int:
    if days >= broken.full_week:
        return number
    return number * days // broken.full_week if owes == "prorata" else 0


def _spans(
    compiled: Compiled, trigger: QuotaTrigger, world: World, period: Period
) -> list[tuple[dt.date, ...]]:
    """Return the days of each period of the quota that lies within ``period``."""
    length = value_of(trigger.period, compiled.readings)
    if length == "day":
        return [(day,) for day in world.working_days]
    if length == "week":
        days = world.working_days if trigger.broken_week else tuple(period.days())
        weeks = list(_weeks(days))
        return weeks if trigger.broken_week else [w for w in weeks if len(w) == WEEK]
    whole = list(_whole(tuple(period.days()), _MONTHS[str(length)]))
    if trigger.unit == "fact":
        return whole
    working = set(world.working_days)
    inside = (tuple(day for day in span if day in working) for span in whole)
    return [days for days in inside if days]


def _weeks(days: Iterable[dt.date]) -> Iterator[tuple[dt.date, ...]]:
    weeks: defaultdict[tuple[int, int], list[dt.date]] = defaultdict(list)
    for day in days:
        calendar_day = day.isocalendar()
        weeks[calendar_day.year, calendar_day.week].append(day)
    return (tuple(week) for week in weeks.values())


_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _whole(days: Sequence[dt.date], length: int) -> Iterator[tuple[dt.date, ...]]:
    """Yield the stretches of ``length`` calendar months wholly within ``days``."""
    stretches: defaultdict[tuple[int, int], list[dt.date]] = defaultdict(list)
    for day in days:
        stretches[day.year, (day.month - 1) // length].append(day)
    for (year, number), inside in stretches.items():
        months = range(number * length + 1, (number + 1) * length + 1)
        if len(inside) == sum(calendar.monthrange(year, each)[1] for each in months):
            yield tuple(inside)
