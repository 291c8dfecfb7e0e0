"""What the policies in force say about leave: approvers, papers, stand-in duties."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scoring.active import Active
from scoring.compile import holds
from scoring.leave_text import LeaveRule, LeaveText
from scoring.values import value_of

GROUNDS = (
    "unattended",
    "no_backup",
    "both_away",
    "annual_without_harm",
    "official_documents",
    "filed_before",
)


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """Where a rule stands, and its words."""

    policy: str
    clause: str
    quote: str


@dataclass(frozen=True)
class LeaveRules:
    """The leave rules of one policy in force, under its readings."""

    active: Active
    text: LeaveText

    @property
    def policy(self) -> str:
        """Return the policy's id."""
        return self.active.policy.id

    @property
    def levels(self) -> tuple[str, ...]:
        """Return the approvers from the lowest to the highest."""
        return self.text.levels

    @property
    def merge_spells(self) -> bool:
        """Tell whether leave on adjacent working days is one spell."""
        return bool(value_of(self.text.merge_spells, self.active.readings))

    @property
    def never_refused(self) -> tuple[str, ...]:
        """Return the kinds of leave that are never refused."""
        return self.text.never_refused

    def chain(self, spell_days: Decimal, *, head: bool = False) -> tuple[str, ...]:
        """Return who approves a spell, in order, before self-approval is taken out.

        Args:
            spell_days: Length of the spell in working days.
            head: Whether the person on leave is the head of a window.
        """
        wanted = {
            approver
            for rule in self.text.chains
            if self._holds(rule) and (head or not rule.heads_only)
            if rule.days.hold(Fraction(spell_days), self.active.readings)
            for approver in rule.approvers
        }
        return tuple(level for level in self.levels if level in wanted)

    def documents(
        self, kind: str, substitute: bool, *, emergency: bool = False
    ) -> tuple[str, ...]:
        """Return the papers that a kind of leave needs.

        Args:
            kind: The kind of leave.
            substitute: Whether somebody stands in.
            emergency: Whether somebody else asked for it in an emergency.
        """
        return tuple(
            rule.document
            for rule in self.text.documents
            if self._holds(rule)
            and (not rule.kinds or kind in rule.kinds)
            and (substitute or not rule.for_substitute)
            and (emergency or not rule.for_emergency)
        )

    def stand_in_duty(self, window_size: int, spell_days: Decimal) -> ClauseRef | None:
        """Return the rule that asks for a stand-in by size and length, if one does."""
        size, days = Fraction(window_size), Fraction(spell_days)
        readings = self.active.readings
        for rule in self.text.stand_ins:
            fits = rule.size.hold(size, readings) and rule.days.hold(days, readings)
            if fits and self._holds(rule):
                return ClauseRef(self.policy, rule.number, rule.quote)
        return None

    @property
    def unattended(self) -> ClauseRef | None:
        """Return the rule against leaving the window unattended."""
        return self._ref(self.text.unattended)

    @property
    def no_backup(self) -> ClauseRef | None:
        """Return the rule against leave that no backup can cover."""
        return self._ref(self.text.no_backup)

    @property
    def both_away(self) -> ClauseRef | None:
        """Return the rule about A and every B of a post away together."""
        return self._ref(self.text.both_away)

    @property
    def annual_without_harm(self) -> ClauseRef | None:
        """Return the rule that annual leave must not harm the window's work."""
        return self._ref(self.text.annual_without_harm)

    @property
    def official_documents(self) -> ClauseRef | None:
        """Return the rule that official leave needs its papers."""
        return self._ref(self.text.official_documents)

    @property
    def filed_before(self) -> ClauseRef | None:
        """Return the rule that leave is filed before it begins."""
        return self._ref(self.text.filed_before)

    def grounds(self) -> tuple[ClauseRef, ...]:
        """Return every clause for which leave may be refused."""
        named = (getattr(self.text, name) for name in GROUNDS)
        rules = (*self.text.stand_ins, *named)
        found = (self._ref(rule) for rule in rules)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def waiving(self, clauses: Container[str]) -> "LeaveRules":
        """Return the rules without what some clauses could refuse leave for."""
        text = self.text.model_copy(
            update={
                "stand_ins": tuple(
                    rule for rule in self.text.stand_ins if rule.number not in clauses
                ),
                **{
                    name: None
                    for name in GROUNDS
                    for rule in (getattr(self.text, name),)
                    if rule is not None and rule.number in clauses
                },
            }
        )
        return replace(self, text=text)

    def _holds(self, rule: LeaveRule) -> bool:
        return holds(self.active, rule.when_reading)

    def _ref(self, rule: LeaveRule | None) -> ClauseRef | None:
        if rule is None or not self._holds(rule):
            return None
        return ClauseRef(self.policy, rule.number, rule.quote)


def leave_rules(actives: Sequence[Active]) -> tuple[LeaveRules, ...]:
    """Return the leave rules of every policy in force that has some."""
    return tuple(_rules(actives))


def _rules(actives: Iterable[Active]) -> Iterable[LeaveRules]:
    for active in actives:
        if active.policy.leave is not None:
            yield LeaveRules(active, active.policy.leave)
