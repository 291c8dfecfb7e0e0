"""A second judge, slow and obvious: one clause at a time, one fact at a time.

It reads the same policy files but shares no arithmetic with ``scoring``: no tables, no
columns, no compiled prices. Where the two disagree, one of them is wrong.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeVar

from hall.domain import Fact
from scoring.clauses import Clause, Consequence
from scoring.groups import Cap, Choice, Nth, Once, Subsidiary
from scoring.policy import Policy
from scoring.score_rules import ScoreRule
from scoring.triggers import (
    AverageTrigger,
    Banded,
    CountTrigger,
    EventTrigger,
    QuotaTrigger,
    Rate,
    Tiered,
    TotalTrigger,
    ZeroSection,
)
from scoring.values import Bounds, FromParameter, FromReading
from scoring.vocabulary import Vocabulary
from scoring.world import World, WorldWindow
from tests.scoring.reference_counts import Counting, Found

Kind = TypeVar("Kind", Cap, Choice, Nth, Once, Subsidiary)


@dataclass
class Charge:
    """One fact under one clause."""

    clause: Clause
    fact: Fact
    charged: str
    points: Fraction
    fine: Fraction
    grade: str | None
    counts: bool = True
    rates: bool = True


@dataclass
class Result:
    """What the second judge says of one subject."""

    deductions: Fraction = Fraction(0)
    gross_deductions: Fraction = Fraction(0)
    sections: dict[str, Fraction] = field(default_factory=dict)
    gained: dict[str, Fraction] = field(default_factory=dict)
    zeroed: set[str] = field(default_factory=set)
    bonus: Fraction = Fraction(0)
    fines: Fraction = Fraction(0)
    grade: str | None = None
    score: Fraction = Fraction(0)
    raw_score: Fraction = Fraction(0)
    disqualified: set[str] = field(default_factory=set)
    withheld: set[str] = field(default_factory=set)
    notices: set[str] = field(default_factory=set)
    counted_leave_days: Fraction | None = None
    staff_average: Fraction | None = None
    shortfalls: dict[str, int] = field(default_factory=dict)
    clauses: set[str] = field(default_factory=set)


class Reference:
    """Judges one policy under some readings."""

    def __init__(
        self,
        policy: Policy,
        readings: Mapping[str, Any],
        words: Vocabulary,
        world: World,
        span: tuple[dt.date, dt.date],
    ) -> None:
        """Keep the law, the world and the first and last day of the period."""
        self.policy, self.readings, self.words = policy, readings, words
        self.world, self.first, self.last = world, *span
        self.window_ids = {window.id for window in world.windows}

    def judge(
        self, facts: Sequence[Fact], lost: Mapping[str, Fraction] | None = None
    ) -> dict[str, Result]:
        """Return a result for every subject of the policy."""
        results = {subject: Result() for subject in self.subjects()}
        for clause in self.policy.clauses:
            if self.holds(clause.when_reading):
                self._other_clause(clause, facts, lost or {}, results)
        self._count(facts, results)
        charges, earlier = self._charges(facts)
        for charge in charges:
            self._book(charge, results)
        for charge in earlier:
            self._lasting(charge, results)
        for subject, result in results.items():
            self._total(result)
            if self._excused([fact for fact in facts if fact.subject == subject]):
                result.score = self._base()
        return results

    def subjects(self) -> list[str]:
        """Return everybody whom the policy assesses."""
        if self.policy.subject == "window":
            return [window.id for window in self.world.windows]
        return [person for window in self.world.windows for person in window.staff]

    # --- words

    def read(self, value: Any) -> Any:
        """Return a value or what its reading or parameter says."""
        if isinstance(value, FromParameter):
            return self.readings[value.parameter]
        return self.readings[value.reading] if isinstance(value, FromReading) else value

    def holds(self, when: Mapping[str, Any]) -> bool:
        """Tell whether the policy is read this way."""
        for name, wanted in when.items():
            mine = self.readings[name]
            if isinstance(mine, bool) != isinstance(wanted, bool) or mine != wanted:
                return False
        return True

    def within(self, bounds: Bounds, number: Fraction) -> bool:
        """Tell whether a number is inside its bounds."""
        if bounds.ge is not None and number < Fraction(self.read(bounds.ge)):
            return False
        if bounds.gt is not None and number <= Fraction(self.read(bounds.gt)):
            return False
        if bounds.le is not None and number > Fraction(self.read(bounds.le)):
            return False
        return bounds.lt is None or number < Fraction(self.read(bounds.lt))

    def attribute(self, fact: Fact, name: str) -> Any:
        """Return an attribute of a fact, or the vocabulary's default."""
        if name == "value":
            return fact.value
        if name == "headcount":
            return self.world.headcount(fact.subject)
        value = fact.attributes.get(name, self.words.defaults.get(name))
        return self.words.aliases.get(name, {}).get(str(value), value)

    def meets(self, fact: Fact, when: Mapping[str, Any]) -> bool:
        """Tell whether a fact has all these attributes."""
        for name, wanted in when.items():
            if isinstance(wanted, Bounds):
                figure = self.attribute(fact, name)
                if figure is None or not self.within(wanted, Fraction(str(figure))):
                    return False
                continue
            asked = self.read(wanted)
            options = asked if isinstance(asked, tuple) else (asked,)
            if not any(self.attribute(fact, name) == option for option in options):
                return False
        return True

    def kind(self, fact: Fact) -> str:
        """Return whether a fact is about a window or a member of staff."""
        return "window" if fact.subject in self.window_ids else "staff"

    @staticmethod
    def stands(clause: Clause, day: dt.date) -> bool:
        """Tell whether a clause is in force on a day."""
        first, last = clause.effective.from_, clause.effective.to
        return not ((first and day < first) or (last and day > last))

    def inside(self, fact: Fact) -> bool:
        """Tell whether a fact is of the period and verified."""
        return self.first <= fact.date <= self.last and fact.verified is not False

    def home(self, person: str) -> WorldWindow | None:
        """Return somebody's window."""
        for window in self.world.windows:
            if person in window.staff:
                return window
        return None

    # --- facts

    def _charges(self, facts: Sequence[Fact]) -> tuple[list[Charge], list[Charge]]:
        """Return what happened in the period, and before it."""
        every = [
            charge
            for fact in sorted(
                facts, key=lambda each: (each.date, each.time or dt.time())
            )
            for clause in self.policy.clauses
            if (charge := self._charge(clause, fact)) and fact.verified is not False
            if self.stands(clause, fact.date)
        ]
        charges = [each for each in every if self.inside(each.fact)]
        earlier = [each for each in every if each.fact.date < self.first]
        for nth in self._groups(Nth):
            self._nth(nth, [*earlier, *charges])
        for choice in self._groups(Choice):
            self._choose(choice, charges)
        for subsidiary in self._groups(Subsidiary):
            self._add_nothing(subsidiary, charges)
        self._incidents(charges)
        for once in self._groups(Once):
            self._once(once, charges, earlier)
        for cap in self._groups(Cap):
            self._cap(cap, charges, earlier)
        return charges, earlier

    def _groups(self, kind: type[Kind]) -> list[Kind]:
        groups = [each for each in self.policy.groups if isinstance(each, kind)]
        return [each for each in groups if self.holds(each.when_reading)]

    def _charge(self, clause: Clause, fact: Fact) -> Charge | None:
        trigger = clause.trigger
        if not isinstance(trigger, EventTrigger) or not self._applies(clause, fact):
            return None
        charged, points = self._charged(trigger, fact), self._points(clause, fact)
        if charged is None or points is None:
            return None
        fine, grade = Fraction(clause.then.fine), clause.then.grade
        for sub in clause.exceptions:
            if self.holds(sub.when_reading) and self.meets(fact, sub.when):
                extra, money = (
                    Fraction(self.read(sub.amount.points)),
                    Fraction(sub.then.fine),
                )
                points = points + extra if sub.mode == "add" else extra
                fine = fine + money if sub.mode == "add" else money
                grade = sub.then.grade or grade
        times = Fraction(1 if fact.count is None else fact.count)
        if times and self._item(clause):
            times = Fraction(1)
        return Charge(clause, fact, charged, points * times, fine * times, grade)

    def _item(self, clause: Clause) -> bool:
        """Tell whether a clause is (part of) an item that is charged once a period."""
        return any(
            isinstance(group, Once)
            and clause.id in group.members
            and self.holds(group.when_reading)
            for group in self.policy.groups
        )

    def _applies(self, clause: Clause, fact: Fact) -> bool:
        trigger = clause.trigger
        assert isinstance(trigger, EventTrigger)
        if not self.holds(clause.when_reading) or not self._about(trigger, fact):
            return False
        if fact.type not in trigger.facts or not self.meets(fact, trigger.when):
            return False
        return not (trigger.unless and self.meets(fact, trigger.unless))

    def _about(self, trigger: EventTrigger, fact: Fact) -> bool:
        if trigger.about is not None:
            return trigger.about in (self.kind(fact), "any")
        of_staff = self.policy.score is not None and self.policy.score.of_staff
        return self.kind(fact) == self.policy.subject or of_staff

    def answers(self, fact: Fact) -> str:
        """Return who answers for a fact: of a stand-in, whom he stands in for."""
        rule = self.policy.score
        if rule and self.read(rule.substitute) == "leave_taker" and fact.substitute_for:
            return fact.substitute_for
        return fact.subject

    def _charged(self, trigger: EventTrigger, fact: Fact) -> str | None:
        if trigger.charge is None:
            return self._assessed(self.answers(fact))
        named = self.attribute(fact, trigger.charge)
        return None if named is None else self._assessed(str(named))

    def _assessed(self, who: str) -> str | None:
        if self.policy.subject == "staff" or who in self.window_ids:
            return who
        window = self.home(who)
        return window.id if window else None

    def _points(self, clause: Clause, fact: Fact) -> Fraction | None:
        if isinstance(clause.amount, Tiered):
            found = self.attribute(fact, clause.amount.by)
            if found is None and clause.amount.unsaid is not None:
                found = self.read(clause.amount.unsaid)
            level = str(found)
            points = clause.amount.tiers.get(level)
            return None if points is None else Fraction(points)
        if isinstance(clause.amount, Banded):
            return self._of_band(clause.amount, self.attribute(fact, clause.amount.of))
        if isinstance(clause.amount, Rate):
            return self._of_rate(clause.amount, self.attribute(fact, clause.amount.of))
        if isinstance(clause.amount, ZeroSection):
            return self._full(clause.section)
        return Fraction(self.read(getattr(clause.amount, "points", 0)))

    def _full(self, name: str | None) -> Fraction:
        for section in self.policy.sections:
            if section.id == name:
                return Fraction(self.read(section.full))
        raise ValueError(name)

    def _of_band(self, amount: Banded, figure: Any) -> Fraction | None:
        for band in amount.bands:
            if figure is not None and self.within(band.within, Fraction(str(figure))):
                return Fraction(band.points)
        return None

    def _of_rate(self, amount: Rate, figure: Any) -> Fraction | None:
        figure = amount.unsaid if figure is None else figure
        if figure is None:
            return None
        measure = Fraction(str(figure))
        if amount.below is not None:
            measure = Fraction(self.read(amount.below)) - measure
        whole, rest = divmod(max(measure, Fraction(0)), Fraction(amount.step))
        partial = self.read(amount.partial)
        if partial in ("linear", "prorata"):
            return Fraction(self.read(amount.points)) * (
                whole + rest / Fraction(amount.step)
            )
        more = 1 if rest and partial in ("full", "ceil") else 0
        return Fraction(self.read(amount.points)) * (whole + more)

    def _choose(self, group: Choice, charges: list[Charge]) -> None:
        heaps: dict[tuple[str, str], list[Charge]] = defaultdict(list)
        for charge in charges:
            key = self._key(group, charge.fact)
            if charge.clause.id in group.members and charge.counts and key is not None:
                heaps[charge.charged, key].append(charge)
        for heap in heaps.values():
            if group.hit == "first":
                present = [each.clause.id for each in heap]
                best = next(name for name in group.members if name in present)
                for each in heap:
                    if each.clause.id != best:
                        each.counts = each.rates = False
            else:
                self._only(heap, max(heap, key=lambda each: (each.points, each.fine)))

    @staticmethod
    def _key(group: Choice, fact: Fact) -> str | None:
        if group.key == "person":
            return None  # about clauses that count
        if group.key == "period":
            return "period"
        key = fact.incident if group.key == "incident" else fact.item
        person = f"/{fact.subject}" if group.key == "item_of_person" else ""
        return None if key is None else key + person

    @staticmethod
    def _add_nothing(group: Subsidiary, charges: list[Charge]) -> None:
        for charge in charges:
            if charge.clause.id in group.members and charge.fact.incident is not None:
                for other in charges:
                    if (
                        other.counts
                        and other.clause.id not in group.members
                        and other.clause.polarity == "deduct"
                        and other.charged == charge.charged
                        and other.fact.incident == charge.fact.incident
                    ):
                        charge.counts = False

    def _incidents(self, charges: list[Charge]) -> None:
        mode = self.read(self.policy.score.incident) if self.policy.score else "sum"
        heaps: dict[tuple[str, str, str], list[Charge]] = defaultdict(list)
        for charge in charges:
            fact = charge.fact
            happening = fact.incident or f"the fact {fact.id}"
            if charge.clause.polarity == "deduct" and charge.counts:
                heaps[charge.charged, self.answers(fact), happening].append(charge)
        for heap in heaps.values():
            if mode == "max":
                self._only(heap, max(heap, key=lambda each: (each.points, each.fine)))
            elif mode == "first":
                self._only(heap, heap[0])

    @staticmethod
    def _only(heap: list[Charge], kept: Charge) -> None:
        for each in heap:
            if each is not kept:
                each.counts = False

    def _cap(self, group: Cap, charges: list[Charge], earlier: list[Charge]) -> None:
        length = self.read(group.period)
        if self.read(group.max_points) is None:
            return
        used: dict[tuple[str, object], Fraction] = defaultdict(Fraction)
        for charge in [*earlier, *charges]:
            if charge.clause.id not in group.members or not charge.counts:
                continue
            bucket = self._bucket(charge.fact.date, length)
            room = Fraction(self.read(group.max_points)) - used[charge.charged, bucket]
            taken = min(charge.points, max(room, Fraction(0)))
            used[charge.charged, bucket] += taken
            charge.points = taken

    def _nth(self, group: Nth, charges: list[Charge]) -> None:
        length, every = self.read(group.period), int(self.read(group.every))
        reached: dict[tuple[str, object], Fraction] = defaultdict(Fraction)
        for charge in charges:
            if charge.clause.id not in group.members:
                continue
            count = charge.fact.count
            times = Fraction(1 if count is None else count)
            key = (charge.charged, self._bucket(charge.fact.date, length))
            before, reached[key] = reached[key], reached[key] + times
            full = reached[key] // every - before // every
            charge.points = charge.points / times * full if full else Fraction(0)
            charge.fine = charge.fine / times * full if full else Fraction(0)
            charge.counts = charge.rates = bool(full)

    def _once(self, group: Once, charges: list[Charge], earlier: list[Charge]) -> None:
        length = self.read(group.period)
        taken: set[tuple[str, str, object]] = set()
        for charge in [*earlier, *charges]:
            if charge.clause.id not in group.members or not charge.counts:
                continue
            key = (
                charge.charged,
                charge.clause.number,
                self._bucket(charge.fact.date, length),
            )
            charge.counts = key not in taken
            taken.add(key)

    @staticmethod
    def _bucket(day: dt.date, length: str) -> object:
        quarter = (day.month + 2) // 3
        return {
            "day": day,
            "week": day.isocalendar()[:2],
            "month": (day.year, day.month),
            "quarter": (day.year, quarter),
            "year": day.year,
        }[length]

    def _lasting(self, charge: Charge, results: dict[str, Result]) -> None:
        """Let what an earlier fact cost a chance of still be lost."""
        day = charge.fact.date
        for then in self._consequences(charge):
            for each in then.lasting:
                same = self._bucket(day, each.span) == self._bucket(
                    self.first, each.span
                )
                if same and charge.charged in results:
                    results[charge.charged].disqualified.add(each.award)

    def _consequences(self, charge: Charge) -> list[Consequence]:
        subs = [
            sub.then
            for sub in charge.clause.exceptions
            if self.holds(sub.when_reading) and self.meets(charge.fact, sub.when)
        ]
        return [charge.clause.then, *subs]

    def _book(self, charge: Charge, results: dict[str, Result]) -> None:
        result = results.get(charge.charged)
        if result is None:
            return
        if charge.rates:
            result.grade = result.grade or charge.grade
            for then in self._consequences(charge):
                result.disqualified.update(then.lost)
                result.withheld.update(then.withhold)
                self._notify(result, then.notices)
        if charge.counts:
            result.clauses.add(charge.clause.id)
            result.fines += charge.fine
            self._add(result, charge.clause, charge.points)

    def _notify(self, result: Result, notices: Sequence[str]) -> None:
        """Attach notices; those to persons are not the window's."""
        personal = self.policy.subject == "window"
        for name in notices:
            if not (personal and name in self.words.personal_notices):
                result.notices.add(name)

    @staticmethod
    def _add(result: Result, clause: Clause, points: Fraction) -> None:
        label = clause.section or ""
        if isinstance(clause.amount, ZeroSection):
            result.zeroed.add(label)
        if clause.polarity == "bonus":
            result.bonus += points
            gained = result.gained.get(label, Fraction(0))
            result.gained[label] = gained + points
        else:
            result.deductions += points
            lost = result.sections.get(label, Fraction(0))
            result.sections[label] = lost + points

    def _count(self, facts: Sequence[Fact], results: dict[str, Result]) -> None:
        found = [
            each
            for clause in self.policy.clauses
            if isinstance(clause.trigger, CountTrigger)
            and self.holds(clause.when_reading)
            for each in self._counted(clause, clause.trigger, facts)
        ]
        groups = [each for each in self._groups(Choice) if each.key == "person"]
        for each in found:
            rivals = [
                other.points
                for group in groups
                if each.clause.id in group.members
                for other in found
                if other.clause.id in group.members and other.whose == each.whose
            ]
            result = results.get(each.charged)
            if result is not None and each.points >= max(rivals, default=each.points):
                result.clauses.add(each.clause.id)
                self._add(result, each.clause, each.points)
                self._notify(result, each.clause.then.notices)

    def _counted(
        self, clause: Clause, trigger: CountTrigger, facts: Sequence[Fact]
    ) -> list[Found]:
        again_in = self.read(trigger.repeat.span) if trigger.repeat else "never"
        counting = Counting(
            clause,
            trigger,
            self.meets,
            (self.first, self.last),
            self.read(trigger.over),
            again_in,
        )
        own: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            who = self.answers(fact)
            charged = self._assessed(who)
            personal = trigger.by == "person"
            if charged is None or fact.verified is False:
                continue
            if not self.stands(clause, fact.date):
                continue
            if not (personal and who in self.window_ids):
                own[charged, who if personal else charged].append(fact)
        points = Fraction(self.read(getattr(clause.amount, "points", 0)))
        if isinstance(clause.amount, ZeroSection):
            points = self._full(clause.section)
        return [
            Found(clause, charged, whose, points)
            for (charged, whose), some in own.items()
            for _ in counting.holds(some)
        ]

    # --- totals, quotas, averages

    def _other_clause(
        self,
        clause: Clause,
        facts: Sequence[Fact],
        lost: Mapping[str, Fraction],
        results: dict[str, Result],
    ) -> None:
        trigger = clause.trigger
        for subject, result in results.items():
            own = [
                fact
                for fact in facts
                if fact.subject == subject
                and fact.type in getattr(trigger, "facts", ())
                and self.inside(fact)
            ]
            if isinstance(trigger, TotalTrigger):
                mine = [fact for fact in facts if fact.subject == subject]
                dated = [each for each in mine if self.stands(clause, each.date)]
                self._sum_up(clause, trigger, dated, result)
            if isinstance(trigger, QuotaTrigger):
                self._demand(clause, trigger, self._window(subject), own, result)
            if isinstance(trigger, AverageTrigger):
                self._average(clause, trigger, self._window(subject), lost, result)

    def _window(self, window_id: str) -> WorldWindow:
        return next(each for each in self.world.windows if each.id == window_id)

    def _sum_up(
        self, clause: Clause, trigger: TotalTrigger, own: list[Fact], result: Result
    ) -> None:
        total = self._sum_of(trigger, trigger.when, own)
        if trigger.shown_as == "counted_leave_days":
            result.counted_leave_days = total
        if self.within(trigger.bounds, total) and all(
            self.within(each.bounds, self._sum_of(trigger, each.when, own))
            for each in trigger.also
        ):
            result.clauses.add(clause.id)
            result.disqualified.update(clause.then.lost)
            result.notices.update(clause.then.notices)
            result.withheld.update(clause.then.withhold)

    def _sum_of(
        self, trigger: TotalTrigger, when: Mapping[str, Any], own: list[Fact]
    ) -> Fraction:
        january = dt.date(self.first.year, 1, 1)
        first = january if trigger.over == "year" else self.first
        found = [Fraction(0)]
        for fact in own:
            inside = first <= fact.date <= self.last and fact.verified is not False
            if fact.type in trigger.facts and inside and self.meets(fact, when):
                times = Fraction(1 if fact.count is None else fact.count)
                found.append(Fraction(str(fact.attributes[trigger.measure])) * times)
        return max(found) if trigger.largest else sum(found, Fraction(0))

    def _base(self) -> Fraction:
        return Fraction(self.read(self.policy.score.base if self.policy.score else 0))

    def _excused(self, own: list[Fact]) -> bool:
        rule = self.policy.score.excused if self.policy.score else None
        days: dict[str, set[dt.date]] = {"all": set(), "special": set()}
        for fact in own if rule else []:
            if rule and fact.type in rule.facts and fact.verified is not False:
                spell = self._spell(fact)
                days["all"] |= spell
                if self.meets(fact, rule.when):
                    days["special"] |= spell
        working = {
            day for day in self.world.working_days if self.first <= day <= self.last
        }
        return bool(days["special"] & working) and working <= days["all"]

    def _spell(self, fact: Fact) -> set[dt.date]:
        known, day = self.world.working_days, fact.date
        left, found = Fraction(str(fact.attributes["days"])), set()
        while left > 0:
            inside = known[0] <= day <= known[-1]
            if day in known or (not inside and day.weekday() < 5):
                found.add(day)
                left -= 1
            day += dt.timedelta(days=1)
        return found

    def _demand(
        self,
        clause: Clause,
        trigger: QuotaTrigger,
        window: WorldWindow,
        own: list[Fact],
        result: Result,
    ) -> None:
        number = 0
        for owed in trigger.owed:
            size = Fraction(len(window.staff))
            if self.holds(owed.when_reading) and self.within(owed.size, size):
                number += int(owed.number)
        name = trigger.facts[0]
        for days in self._spans(self.read(trigger.period)) if number else []:
            if not days or not self.stands(clause, days[0]):
                continue
            required = self._share(trigger, number, len(days))
            missing = max(0, required - self._done(trigger, days, own))
            if required:
                result.shortfalls[name] = result.shortfalls.get(name, 0) + missing
            times = min(1, missing) if self.read(trigger.missing) == "flat" else missing
            if times:
                result.clauses.add(clause.id)
                points = Fraction(self.read(getattr(clause.amount, "points", 0)))
                result.deductions += points * times

    def _spans(self, length: str) -> list[list[dt.date]]:
        working = list(self.world.working_days)
        if length == "day":
            return [[day] for day in working]
        if length == "month":
            return [working]
        if length == "quarter":
            return [working] if self.first.month + 2 == self.last.month else []
        mondays = sorted({day - dt.timedelta(days=day.weekday()) for day in working})
        return [
            [day for day in working if 0 <= (day - monday).days <= 6]
            for monday in mondays
        ]

    def _share(self, trigger: QuotaTrigger, number: int, days: int) -> int:
        broken = trigger.broken_week
        if broken is None or self.read(trigger.period) != "week":
            return number
        if days >= broken.full_week:
            return number
        share = int(Fraction(number) * days / broken.full_week)
        return share if self.read(broken.owes) == "prorata" else 0

    def _done(self, trigger: QuotaTrigger, days: list[dt.date], own: list[Fact]) -> int:
        if trigger.unit == "fact":
            return int(sum(1 if each.count is None else each.count for each in own))
        there = {
            (fact.date, fact.attributes["half"], fact.attributes.get("cadre"))
            for fact in own
            if fact.date in days
        }
        if trigger.unit == "half_day":
            return len({(day, half) for day, half, _ in there})
        whole = 0
        for day in days:
            am = {who for when, half, who in there if when == day and half == "am"}
            pm = {who for when, half, who in there if when == day and half == "pm"}
            both = am & pm if not self.read(trigger.shareable) else am and pm
            whole += 1 if both else 0
        return whole

    def _average(
        self,
        clause: Clause,
        trigger: AverageTrigger,
        window: WorldWindow,
        lost: Mapping[str, Fraction],
        result: Result,
    ) -> None:
        above = below = Fraction(0)
        for person in window.staff:
            weight = 1
            if self.read(trigger.weights) == "days_in_post":
                began = self.world.joined.get(person, dt.date.min)
                weight = sum(day >= began for day in self.world.working_days)
            above += lost.get(person, Fraction(0)) * weight
            below += weight
        result.staff_average = above / below if below else Fraction(0)
        result.deductions += result.staff_average
        if result.staff_average:
            result.clauses.add(clause.id)

    def _total(self, result: Result) -> None:
        if self.policy.score is None:
            raise ValueError("nothing to score")
        base = Fraction(self.read(self.policy.score.base))
        result.gross_deductions = result.deductions
        for section in self.policy.sections:
            over = result.sections.get(section.id, Fraction(0)) - Fraction(
                self.read(section.full)
            )
            zeroed = section.id in result.zeroed
            if over > 0 and (zeroed or self.read(self.policy.score.section_floor)):
                result.deductions -= over
            if zeroed and self.read(self.policy.score.zero_takes_bonus):
                result.bonus -= result.gained.get(section.id, Fraction(0))
        result.raw_score = result.score = base - result.deductions + result.bonus
        self._within_ends(result, self.policy.score)

    def _within_ends(self, result: Result, rule: ScoreRule) -> None:
        floor, ceiling = self.read(rule.floor), self.read(rule.ceiling)
        if ceiling is not None:
            result.score = min(result.score, Fraction(ceiling))
        if floor is not None:
            result.score = max(result.score, Fraction(floor))
        for band in self.policy.grades.bands if self.policy.grades else ():
            if result.grade is None and self.within(band.scores, result.score):
                result.grade = band.name
