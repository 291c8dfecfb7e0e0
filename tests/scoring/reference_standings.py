"""A second judge of what follows from scores, slow and obvious: one rule, one subject.

It reads the same policy files as the first and shares nothing else with it.
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from hall.domain import Fact
from scoring.inputs import Input
from scoring.period import Period
from scoring.policy import Policy
from scoring.standings import Award, GradedPart, Standing
from scoring.values import Bounds, FromParameter, FromReading
from scoring.vocabulary import Vocabulary
from scoring.world import World


class Standings:
    """Judges one policy in one world under some readings."""

    def __init__(
        self,
        policy: Policy,
        values: Mapping[str, Any],
        words: Vocabulary,
        world: World,
        period: Period,
    ) -> None:
        """Keep the law, its readings and blanks, the world and the period."""
        self.policy, self.values, self.words = policy, values, words
        self.world, self.period = world, period
        self.facts: Sequence[Fact] = ()
        self.inputs: Sequence[Input] = ()

    def read(self, value: Any) -> Any:
        """Return a value, or what its reading or blank says."""
        if isinstance(value, FromReading):
            return self.values[value.reading]
        return (
            self.values[value.parameter] if isinstance(value, FromParameter) else value
        )

    def input(self, name: str, subject: str, period: str) -> Any:
        """Return a figure from outside, None if it is not given."""
        for each in self.inputs:
            if (each.name, each.subject, each.period) == (name, subject, period):
                return each.value
        return None

    def in_force(self, rule: Standing) -> bool:
        """Tell whether a rule is about this assessment."""
        held = all(self.values[k] == v for k, v in rule.when_reading.items())
        return held and rule.period in (None, self.period.length)

    def inside(self, fact: Fact) -> bool:
        """Tell whether a fact is of the period and verified."""
        return self.period.start <= fact.date <= self.period.end and (
            fact.verified is not False
        )

    def home(self, subject: str) -> str:
        """Return the window of somebody, or the window itself."""
        for window in self.world.windows:
            if subject in (window.id, *window.staff):
                return window.id
        return ""

    # --- scores

    def score(self, subject: str) -> Fraction | None:
        """Return the composed score, None if a part is missing."""
        total = Fraction(0)
        parts = [
            part
            for part in (self.policy.score.parts if self.policy.score else ())
            if self.in_force(part)
        ]
        for part in parts:
            if isinstance(part, GradedPart):
                value = self.graded(part, subject)
            elif part.of == "months":
                months = [
                    self.input(part.input, subject, month.text)
                    for month in self.period.months()
                ]
                given = [Fraction(each) for each in months if each is not None]
                value = sum(given, Fraction(0)) / len(given) if given else None
            else:
                found = self.input(part.input, subject, self.period.text)
                value = None if found is None else Fraction(found)
            if value is None:
                return None
            total += value * Fraction(part.weight)
        return total if parts else None

    def graded(self, part: GradedPart, subject: str) -> Fraction | None:
        """Return the mean worth of the answers about a window."""
        worths: list[Fraction] = []
        for fact in self.facts:
            by = fact.attributes.get("by")
            known = fact.type in part.facts and self.home(fact.subject) == subject
            if known and self.inside(fact) and by not in ("区", "区以上"):
                worth = Fraction(self.read(part.values)[fact.attributes[part.by]])
                worths += [worth] * int(1 if fact.count is None else fact.count)
        if not worths:
            return None
        return sum(worths, Fraction(0)) / len(worths) * Fraction(self.read(part.times))

    # --- ranks and titles

    def groups(self) -> list[list[str]]:
        """Return who is ranked with whom."""
        ranking = self.policy.ranking
        assert ranking is not None
        if self.policy.subject == "staff":
            return [[p for w in self.world.windows for p in w.staff]]
        if self.read(ranking.groups) == "all":
            return [[w.id for w in self.world.windows]]
        kinds = sorted({str(w.kind) for w in self.world.windows})
        return [
            [w.id for w in self.world.windows if str(w.kind) == kind] for kind in kinds
        ]

    def rank(self, subject: str, lost: Mapping[str, set[str]]) -> int | None:
        """Return the rank of a subject, None if it has none."""
        assert self.policy.ranking is not None
        chance = self.policy.ranking.chance(self.period.length)
        mine = self.score(subject)
        if mine is None or chance in lost[subject]:
            return None
        (group,) = [each for each in self.groups() if subject in each]
        better = 0
        for other in group:
            theirs = self.score(other)
            if theirs is not None and chance not in lost[other] and theirs > mine:
                better += 1
        return better + 1

    def places(self, award: Award, group: list[str], ranked: int) -> int:
        """Return how many places an award has in a group."""
        if award.places is not None:
            return award.places
        assert award.share is not None
        places = math.floor(Fraction(award.share) * len(group))
        if self.read(award.min_one) and ranked and places < 1:
            return 1
        return places

    def has(self, award: Award, subject: str, lost: Mapping[str, set[str]]) -> bool:
        """Tell whether a window wins an award."""
        rank = self.rank(subject, lost)
        if rank is None:
            return False
        (group,) = [each for each in self.groups() if subject in each]
        ranks = {each: self.rank(each, lost) for each in group}
        ranked = sum(each is not None for each in ranks.values())
        start = 0
        for other in self.policy.standings.awards:
            if other.id == award.after:
                start = self.places(other, group, ranked)
        end = self.places(award, group, ranked)
        if self.read(award.band) == "next":
            end += start
        if not start < rank <= end:
            return False
        return self.survives(award, subject, ranks, (start, end))

    def survives(
        self,
        award: Award,
        subject: str,
        ranks: Mapping[str, int | None],
        ends: tuple[int, int],
    ) -> bool:
        """Tell whether a winner is still one after equals are told apart."""
        if self.read(award.tie) == "include" or award.fewer is None:
            return True
        inside = {w: r for w, r in ranks.items() if r and ends[0] < r <= ends[1]}
        room = ends[1] - ends[0]
        last = max(inside.values())
        if len(inside) <= room or inside[subject] != last:
            return True
        edge = [each for each, rank in inside.items() if rank == last]
        figures = [self.input(award.fewer, e, self.period.text) for e in edge]
        if None in figures:
            return True
        mine = self.input(award.fewer, subject, self.period.text)
        before = len(inside) - len(edge)
        return bool(before + sum(each < mine for each in figures) < room)

    # --- the last, conversions, ratings, stars

    def is_last(self, subject: str) -> bool:
        """Tell whether a window is among the last of its class."""
        for rule in self.policy.standings.last:
            group = [w.id for w in self.world.windows if rule.of in (None, w.kind)]
            mine = self.score(subject)
            if self.in_force(rule) and subject in group and mine is not None:
                scores = [self.score(each) for each in group]
                worse = sum(each is not None and each < mine for each in scores)
                if worse < rule.places:
                    return True
        return False

    def converted(self, subject: str) -> Fraction | None:
        """Return what a window costs its unit."""
        mine = self.score(subject)
        found: Fraction | None = None
        for rule in self.policy.standings.conversions:
            if self.in_force(rule) and mine is not None:
                below = max(Fraction(0), Fraction(self.read(rule.amount.below)) - mine)
                whole = {"floor": math.floor, "ceil": math.ceil}
                how = whole.get(self.read(rule.amount.partial), Fraction)
                found = Fraction(how(below)) * Fraction(self.read(rule.amount.points))
        return found

    def within(self, bounds: Bounds, number: Fraction) -> bool:
        """Tell whether a number is inside its bounds."""
        tests = (
            bounds.ge is None or number >= Fraction(self.read(bounds.ge)),
            bounds.gt is None or number > Fraction(self.read(bounds.gt)),
            bounds.le is None or number <= Fraction(self.read(bounds.le)),
            bounds.lt is None or number < Fraction(self.read(bounds.lt)),
        )
        return all(tests)

    def grade(self, subject: str) -> str | None:
        """Return the rating of a score, within the places that it has."""
        mine = self.score(subject)
        grades = self.policy.grades
        if mine is None or grades is None:
            return None
        (name,) = [b.name for b in grades.bands if self.within(b.scores, mine)]
        for quota in self.policy.standings.grade_quotas:
            if quota.name != name:
                continue
            people = [p for w in self.world.windows for p in w.staff]
            places = math.floor(Fraction(self.read(quota.share)) * len(people))
            (top,) = [b.scores for b in grades.bands if b.name == name]
            known = [s for s in map(self.score, people) if s is not None]
            rivals = [each for each in known if self.within(top, each)]
            if self.read(quota.tie) == "exclude":
                inside = sum(each >= mine for each in rivals) <= places
            else:
                inside = sum(each > mine for each in rivals) < places
            return name if inside else quota.below
        return name

    def stars(
        self, subject: str, deducted: Fraction, lost: set[str]
    ) -> tuple[int, int]:
        """Return somebody's stars and the money that follows."""
        rule = self.policy.standings.stars
        assert rule is not None
        given = self.input(rule.deductions, subject, self.period.text)
        due = deducted if given is None else Fraction(given)
        decided = self.input(rule.awarded, subject, self.period.text)
        awarded = rule.otherwise if decided is None else int(decided)
        minus = 0
        for each in rule.reductions:
            if self.in_force(each):
                by_points = each.deductions and self.within(each.deductions, due)
                if by_points or (each.lost is not None and each.lost in lost):
                    minus = max(minus, each.stars)
        basis = awarded - minus if self.read(rule.reward_basis) == "final" else awarded
        money = sum(each.yuan for each in rule.rewards if each.stars == basis)
        return awarded - minus, money
