"""A policy under its readings, ready for looking prices up by judge and planner."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from hall.domain import Fact
from scoring.active import Active
from scoring.amounts import HUNDRED, points_of
from scoring.clauses import Clause, Section, SubCase
from scoring.groups import Cap, Choice, Nth, Once, Subsidiary
from scoring.policy import Policy
from scoring.references import reading_text, readings_in
from scoring.score_rules import ScoreRule
from scoring.triggers import (
    About,
    Amount,
    AverageTrigger,
    Banded,
    CountTrigger,
    DeadlineTrigger,
    EventTrigger,
    Fixed,
    QuotaTrigger,
    Rate,
    Subject,
    Tiered,
    TotalTrigger,
    When,
    ZeroSection,
)
from scoring.values import Bounds, Scalar, number_of, same, value_of
from scoring.vocabulary import HEADCOUNT, Vocabulary
from scoring.world import World


class Shape(NamedTuple):
    """All that a policy looks at in a fact, besides who, when and how often."""

    type: str
    about: Subject
    attributes: tuple[tuple[str, Scalar], ...]

    def get(self, name: str) -> Scalar:
        """Return an attribute, None if not recorded."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class Price:
    """What a clause takes or gives for one fact of a shape, each time it counts.

    Attributes:
        points: Exact hundredths; the clause's polarity gives the sign.
        fine: Yuan.
        exceptions: Sub-cases that made the price.
        answers: Who answers for the fact instead of its subject.
    """

    clause: Clause
    points: Fraction
    fine: int = 0
    grade: str | None = None
    exceptions: tuple[SubCase, ...] = ()
    answers: str | None = None


@dataclass(frozen=True)
class Compiled:
    """The clauses and groups of a policy that hold under its readings.

    Attributes:
        words: The vocabulary that gives attributes their defaults and spellings.
    """

    active: Active
    words: Vocabulary
    clauses: tuple[Clause, ...]
    choices: tuple[Choice, ...]
    onces: tuple[Once, ...]
    nths: tuple[Nth, ...]
    subsidiaries: tuple[Subsidiary, ...]
    caps: tuple[Cap, ...]
    _prices: dict[Shape, tuple[Price, ...]] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """Return the policy itself."""
        return self.active.policy

    @property
    def readings(self) -> Mapping[str, object]:
        """Return the readings it is compiled for."""
        return self.active.readings

    @property
    def rule(self) -> ScoreRule:
        """Return how its scores are made."""
        if self.policy.score is None:
            raise ValueError(f"{self.policy.id} makes no scores")
        return self.policy.score

    @property
    def subject(self) -> Subject:
        """Return whom it assesses."""
        if self.policy.subject is None:
            raise ValueError(f"{self.policy.id} assesses nobody")
        return self.policy.subject

    @cached_property
    def totals(self) -> tuple[tuple[Clause, TotalTrigger], ...]:
        """Return the clauses about totals of the period."""
        pairs = ((each, each.trigger) for each in self.clauses)
        return tuple((a, b) for a, b in pairs if isinstance(b, TotalTrigger))

    @cached_property
    def counts(self) -> tuple[tuple[Clause, CountTrigger], ...]:
        """Return the clauses that count facts."""
        pairs = ((each, each.trigger) for each in self.clauses)
        return tuple((a, b) for a, b in pairs if isinstance(b, CountTrigger))

    @cached_property
    def quotas(self) -> tuple[tuple[Clause, QuotaTrigger], ...]:
        """Return the clauses about quotas."""
        pairs = ((each, each.trigger) for each in self.clauses)
        return tuple((a, b) for a, b in pairs if isinstance(b, QuotaTrigger))

    @cached_property
    def deadlines(self) -> tuple[tuple[Clause, DeadlineTrigger], ...]:
        """Return the clauses about what must be done in time."""
        pairs = ((each, each.trigger) for each in self.clauses)
        return tuple((a, b) for a, b in pairs if isinstance(b, DeadlineTrigger))

    @cached_property
    def averages(self) -> tuple[tuple[Clause, AverageTrigger], ...]:
        """Return the clauses that average what staff lost under another policy."""
        pairs = ((each, each.trigger) for each in self.clauses)
        return tuple((a, b) for a, b in pairs if isinstance(b, AverageTrigger))

    @cached_property
    def depends(self) -> Mapping[str, str]:
        """Return the readings that each clause depends on, by clause id."""
        return {
            each.id: reading_text(self.readings, readings_in(each))
            for each in self.clauses
        }

    @cached_property
    def gathered(self) -> frozenset[str]:
        """Return the types of facts that totals, counts and quotas gather."""
        totals = (name for _, trigger in self.totals for name in trigger.facts)
        counts = (name for _, trigger in self.counts for name in trigger.facts)
        quotas = (name for _, trigger in self.quotas for name in trigger.facts)
        return frozenset((*totals, *counts, *quotas))

    @cached_property
    def _events(self) -> Mapping[str, tuple[tuple[Clause, EventTrigger], ...]]:
        by_type: dict[str, list[tuple[Clause, EventTrigger]]] = {}
        for clause in self.clauses:
            if isinstance(clause.trigger, EventTrigger):
                for fact_type in clause.trigger.facts:
                    by_type.setdefault(fact_type, []).append((clause, clause.trigger))
        return {name: tuple(pairs) for name, pairs in by_type.items()}

    @cached_property
    def attributes(self) -> Mapping[str, tuple[str, ...]]:
        """Return which attributes clauses look at, by type of fact.

        Clauses of other readings count too: one encoding of facts serves all readings.
        """
        names: dict[str, set[str]] = {}
        for clause in self.policy.clauses:
            for fact_type in getattr(clause.trigger, "facts", ()):
                names.setdefault(fact_type, set()).update(_looked_at(clause))
        return {name: tuple(sorted(found)) for name, found in names.items()}

    def look_at(self, fact: Fact, names: Iterable[str], world: World) -> Shape:
        """Return what a fact says of some attributes."""
        about: Subject = "window" if world.is_window(fact.subject) else "staff"
        looks = ((name, self._look(fact, name, world)) for name in names)
        return Shape(fact.type, about, tuple(looks))

    def shape(self, fact: Fact, world: World) -> Shape:
        """Return what this policy sees of a fact."""
        return self.look_at(fact, self.attributes.get(fact.type, ()), world)

    def _look(self, fact: Fact, name: str, world: World) -> Scalar:
        if name == HEADCOUNT:
            return world.headcount(fact.subject)
        return self.words.attribute(fact, name)

    def prices(self, shape: Shape) -> tuple[Price, ...]:
        """Return what the event clauses make of a fact of this shape."""
        if shape not in self._prices:
            found = (self._price(*pair, shape) for pair in self.candidates(shape.type))
            self._prices[shape] = tuple(each for each in found if each is not None)
        return self._prices[shape]

    def candidates(self, fact_type: str) -> Sequence[tuple[Clause, EventTrigger]]:
        """Return the event clauses that name a type of fact."""
        return self._events.get(fact_type, ())

    def _price(
        self, clause: Clause, trigger: EventTrigger, shape: Shape
    ) -> Price | None:
        if not self.concerns(trigger, shape.about):
            return None
        if not self.fits(trigger.when, shape) or (
            trigger.unless and self.fits(trigger.unless, shape)
        ):
            return None
        answers = None if trigger.charge is None else shape.get(trigger.charge)
        base = self.points(clause, shape)
        if base is None or (trigger.charge is not None and answers is None):
            return None
        then = clause.then
        who = None if answers is None else str(answers)
        price = Price(clause, base, then.fine, then.grade, answers=who)
        for exception in clause.exceptions:
            if self.holds(exception.when_reading) and self.fits(exception.when, shape):
                points = hundredths(self, exception.amount)
                price = _under(exception, points, price)
        return price

    def points(self, clause: Clause, shape: Shape) -> Fraction | None:
        """Return the hundredths of a clause for one fact, None without a price."""
        if isinstance(clause.amount, ZeroSection):
            return self.full(clause.section)
        return points_of(clause.amount, shape.get, self.readings)

    def flat_points(self, clause: Clause) -> Fraction:
        """Return the hundredths of a clause that does not look into its facts."""
        if isinstance(clause.amount, ZeroSection):
            return self.full(clause.section)
        return hundredths(self, clause.amount)

    @cached_property
    def base(self) -> Fraction:
        """Return the points that everybody starts with."""
        return Fraction(number_of(self.rule.base, self.readings))

    @cached_property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """Return the lowest and the highest score; None = there is none."""
        floor = value_of(self.rule.floor, self.readings)
        ceiling = value_of(self.rule.ceiling, self.readings)
        least = None if floor is None else Fraction(number_of(floor, self.readings))
        most = None if ceiling is None else Fraction(number_of(ceiling, self.readings))
        return least, most

    @cached_property
    def end_readings(self) -> tuple[str, str]:
        """Return the readings that decide the lowest and the highest score."""
        ends = (self.rule.floor, self.rule.ceiling)
        floor, ceiling = (reading_text(self.readings, readings_in(e)) for e in ends)
        return floor, ceiling

    @cached_property
    def fulls(self) -> Mapping[str, Fraction]:
        """Return the full points of each section."""
        return {each.id: full_of(self, each) / HUNDRED for each in self.policy.sections}

    @cached_property
    def zeroing(self) -> frozenset[str]:
        """Return the clauses by which a section is lost as a whole."""
        return frozenset(
            each.id for each in self.clauses if isinstance(each.amount, ZeroSection)
        )

    def full(self, section: str | None) -> Fraction:
        """Return all points of a section, in hundredths."""
        whole = (each for each in self.policy.sections if each.id == section)
        return full_of(self, next(whole))

    def concerns(self, trigger: EventTrigger, about: Subject) -> bool:
        """Tell whether a trigger takes facts about staff, or about windows."""
        usual: About = self.subject
        if usual == "window" and self.rule.of_staff:
            usual = "any"
        return (trigger.about or usual) in (about, "any")

    def charged(self, subject: str, world: World) -> str | None:
        """Return whom a fact about ``subject`` is charged to.

        Under a window's policy what its staff do is charged to the window.
        """
        if self.subject == "staff" or world.is_window(subject):
            return subject
        home = world.window_of(subject)
        return home.id if home else None

    def answers(self, fact: Fact) -> str:
        """Return who answers for a fact: its subject, or whom he stands in for."""
        whose = value_of(self.rule.substitute, self.readings)
        if whose == "leave_taker" and fact.substitute_for:
            return fact.substitute_for
        return fact.subject

    def fits(self, when: When, shape: Shape) -> bool:
        """Tell whether a fact has all the attributes that ``when`` asks for."""
        return all(
            _matches(wanted, shape.get(name), self.readings)
            for name, wanted in when.items()
        )

    def holds(self, when_reading: Mapping[str, object]) -> bool:
        """Tell whether the policy is read this way."""
        return holds(self.active, when_reading)


def full_of(compiled: Compiled, section: Section) -> Fraction:
    """Return the full points of a section, in hundredths."""
    return Fraction(number_of(section.full, compiled.readings)) * HUNDRED


def compile_policy(active: Active, words: Vocabulary) -> Compiled:
    """Return the policy under its readings."""
    policy = active.policy
    groups = [each for each in policy.groups if holds(active, each.when_reading)]
    return Compiled(
        active,
        words,
        tuple(each for each in policy.clauses if holds(active, each.when_reading)),
        tuple(each for each in groups if isinstance(each, Choice)),
        tuple(each for each in groups if isinstance(each, Once)),
        tuple(each for each in groups if isinstance(each, Nth)),
        tuple(each for each in groups if isinstance(each, Subsidiary)),
        tuple(each for each in groups if isinstance(each, Cap) and _caps(active, each)),
    )


def _caps(active: Active, cap: Cap) -> bool:
    """Tell whether a cap has a number; a reading may leave it open."""
    return value_of(cap.max_points, active.readings) is not None


def holds(active: Active, when_reading: Mapping[str, object]) -> bool:
    """Tell whether a policy in force is read this way."""
    readings = active.readings
    return all(same(readings[name], want) for name, want in when_reading.items())


def hundredths(compiled: Compiled, amount: Amount) -> Fraction:
    """Return a price in hundredths of a point; none of its own is 0."""
    if not isinstance(amount, Fixed):
        return Fraction(0)
    return Fraction(number_of(amount.points, compiled.readings)) * HUNDRED


def _looked_at(clause: Clause) -> set[str]:
    names: set[str] = set()
    limbs = getattr(clause.trigger, "limbs", ())
    also = getattr(clause.trigger, "also", ())
    for part in (clause.trigger, *limbs, *also, *clause.exceptions):
        names.update(getattr(part, "when", ()), getattr(part, "unless", ()))
    if isinstance(clause.trigger, EventTrigger) and clause.trigger.charge:
        names.add(clause.trigger.charge)
    if isinstance(clause.amount, Tiered):
        names.add(clause.amount.by)
    if isinstance(clause.amount, (Rate, Banded)):
        names.add(clause.amount.of)
    return names


def _matches(asked: object, found: Scalar, readings: Mapping[str, object]) -> bool:
    if isinstance(asked, Bounds):
        number = isinstance(found, Decimal)
        return number and asked.hold(Fraction(str(found)), readings)
    wanted = value_of(asked, readings)
    if isinstance(wanted, tuple):
        return any(same(each, found) for each in wanted)
    return same(wanted, found)


def _under(exception: SubCase, points: Fraction, price: Price) -> Price:
    fine = exception.then.fine
    if exception.mode == "add":
        points, fine = price.points + points, price.fine + fine
    grade = exception.then.grade or price.grade
    exceptions = (*price.exceptions, exception)
    return Price(price.clause, points, fine, grade, exceptions, price.answers)
