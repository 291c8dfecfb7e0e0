"""Who signs a leave: the policies' chains, and nobody for himself."""

from collections.abc import Mapping, Sequence

from hall.domain import Person
from planner.spells import Spell
from scoring.leave_rules import LeaveRules

OWN_LEVEL = {"head": "shift_leader"}  # a window head is its shift leader, contracts.md


def chains(
    rules: Sequence[LeaveRules], person: Person, spell: Spell
) -> Mapping[str, tuple[str, ...]]:
    """Return the approvers of a spell by policy, in order of signing."""
    found = {}
    for rule in rules:
        chain = rule.chain(spell.under(rule), head=person.role == "head")
        own = OWN_LEVEL.get(person.role)
        if chain:
            found[rule.policy] = tuple(
                dict.fromkeys(_not_own(level, own, rule.levels) for level in chain)
            )
    return found


def _not_own(level: str, own: str | None, levels: Sequence[str]) -> str:
    """Return the level that signs, the next one where the applicant would himself."""
    if level != own or level not in levels:
        return level
    higher = levels[levels.index(level) + 1 :]
    return higher[0] if higher else level
