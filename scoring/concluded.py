"""What a policy concludes from all cards together, written on each of them."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Literal, TypeVar

from hall.errors import Say
from scoring import explain
from scoring.amounts import steps_of
from scoring.awards import last_of, podiums
from scoring.bench import Bench
from scoring.compile import Compiled
from scoring.inputs import given
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO
from scoring.standings import Candidacy, Condition, GradeQuota, Standing
from scoring.statement import Statement
from scoring.values import number_of, same, value_of

Rule = TypeVar("Rule", bound=Standing)
Listing = Literal["awards", "disqualified", "notices"]


class Conclusion:
    """Writes titles, lost chances, notices and ratings on the cards of a policy."""

    def __init__(
        self, compiled: Compiled, bench: Bench, cards: Mapping[str, Scorecard]
    ) -> None:
        """Take the cards of everybody; staff get one where a rule is about them."""
        self.compiled, self.bench = compiled, bench
        self.rules = compiled.policy.standings
        self.cards = dict(cards)
        if self._about_staff():
            for person in bench.world.subjects("staff"):
                self.cards.setdefault(person, Scorecard())

    def _about_staff(self) -> bool:
        titles = any(each.staff for each in self.rules.awards)
        return bool(titles or self.rules.candidacies or self.rules.outside)

    def draw(self) -> dict[str, Scorecard]:
        """Return the cards with everything on them."""
        for quota in self._held(self.rules.grade_quotas):
            self._share_out(quota)
        self._award()
        self._tell_the_last()
        self._convert()
        for candidacy in self._held(self.rules.candidacies):
            self._rule_out(candidacy)
        self._heed_others()
        return self.cards

    def _held(self, rules: tuple[Rule, ...]) -> list[Rule]:
        """Return the rules about this length of assessment, as the policy is read."""
        return [
            each
            for each in rules
            if each.period in (None, self.bench.period.length)
            and self.compiled.holds(each.when_reading)
        ]

    def _write(self, rule: Standing, subject: str, key: Listing, *names: str) -> None:
        card = self.cards[subject]
        listed = tuple(dict.fromkeys((*getattr(card, key), *names)))
        self.cards[subject] = replace(card, **{key: listed})  # type: ignore[arg-type]
        self._note(rule, subject, rule.title.say())

    def _note(self, rule: Standing, subject: str, said: Say) -> None:
        line = LedgerRow(
            rule.number, rule.id, (), ZERO, ZERO, ZERO, True, said, rule.quote
        )
        card = self.cards[subject]
        self.cards[subject] = replace(card, ledger=Statement(card.ledger, (line,)))

    # --- ratings

    def _share_out(self, quota: GradeQuota) -> None:
        """Leave a rating to the best, as many as there are places."""
        staff = self.bench.world.subjects("staff")
        share = Fraction(number_of(quota.share, self.compiled.readings))
        places = floor(share * len(staff))
        scores = {
            who: card.score
            for who, card in self.cards.items()
            if card.grade == quota.name and card.score is not None
        }
        exclude = value_of(quota.tie, self.compiled.readings) == "exclude"
        for who, score in scores.items():
            better = sum(other > score for other in scores.values())
            level = sum(other >= score for other in scores.values())
            if (level if exclude else better + 1) > places:
                self.cards[who] = replace(self.cards[who], grade=quota.below)
                self._note(quota, who, explain.no_place(quota.name, places))

    # --- titles and the last

    def _award(self) -> None:
        for podium in podiums(self.compiled, self.bench, dict(self.cards)):
            for award in self._held(self.rules.awards):
                for window in podium.winners(award):
                    self._write(award, window, "awards", award.award)
                    if award.staff:
                        strict = value_of(
                            award.staff_unblemished, self.compiled.readings
                        )
                        self._honour(award, window, award.staff, strict=bool(strict))

    def _honour(self, rule: Standing, window: str, title: str, *, strict: bool) -> None:
        people = next(w.staff for w in self.bench.world.windows if w.id == window)
        for person in people:
            if not (strict and self._blemished(person)):
                self._write(rule, person, "awards", title)

    def _blemished(self, person: str) -> bool:
        return person in self._violators

    @cached_property
    def _violators(self) -> frozenset[str]:
        """Return who has violated something in the period."""
        types = self.compiled.words.types.values()
        violations = {each.id for each in types if each.nature == "violation"}
        inside = self.bench.facts.within(self.bench.period).typed(violations)
        verified = inside if inside.live is None else inside.take(inside.live)
        return frozenset(verified.people())

    def _tell_the_last(self) -> None:
        readings = self.compiled.readings
        for rule in self._held(self.rules.last):
            for window in last_of(rule, self.bench, self.cards):
                self._write(rule, window, "notices", rule.notice)
                name = getattr(rule.points, "parameter", None)
                if rule.points is not None and (name is None or name in readings):
                    self._take(window, Fraction(number_of(rule.points, readings)))

    def _convert(self) -> None:
        for rule in self._held(self.rules.conversions):
            for window in self.bench.world.subjects("window"):
                score = self.cards[window].score
                if score is None:
                    continue
                steps = steps_of(rule.amount, score, self.compiled.readings)
                points = Fraction(number_of(rule.amount.points, self.compiled.readings))
                self._take(window, steps * points)
                if steps:
                    self._note(rule, window, rule.title.say())

    def _take(self, window: str, points: Fraction) -> None:
        card = self.cards[window]
        before = card.unit_target_deduction or ZERO
        self.cards[window] = replace(card, unit_target_deduction=before + points)

    # --- who may be elected, and what other assessments say

    def _rule_out(self, rule: Candidacy) -> None:
        every = value_of(rule.mode, self.compiled.readings) == "and"
        for person in self.bench.world.subjects("staff"):
            found = [self._meets(each, person) for each in rule.conditions]
            failed = [each for each in found if each is False]
            if failed and (every or len(failed) == len(found)):
                self._write(rule, person, "disqualified", rule.award)

    def _meets(self, condition: Condition, person: str) -> bool | None:
        """Tell whether somebody meets a condition; None = nobody knows."""
        home = self.bench.world.window_of(person)
        window = home.id if home else ""
        subject = person if condition.of == "staff" else window
        known = given(self.bench.inputs, condition.input, self.bench.period.text)
        if subject not in known:
            return None
        return any(same(known[subject], each) for each in condition.values)

    def _heed_others(self) -> None:
        for rule in self._held(self.rules.outside):
            known = given(self.bench.inputs, rule.input, self.bench.period.text)
            for person in self.bench.world.subjects("staff"):
                value = known.get(person)
                if value is not None and value in rule.values:
                    self._write(rule, person, "notices", *rule.notices)
