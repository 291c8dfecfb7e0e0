"""The numbers of a policy that can be turned to see what would follow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from office import Effect
from scoring.clauses import Clause
from scoring.groups import Cap
from scoring.policy import Policy
from scoring.values import Bounds

TOLD = ("score", "fines", "reward", "grade", "rank", "stars")
_ENDS = ("ge", "gt", "le", "lt")


@dataclass(frozen=True, slots=True)
class Knob:
    """A number of the text: a price, a threshold or a cap.

    Attributes:
        name: What a setting calls it, such as ``3.points``.
        sort: ``price``, ``threshold`` or ``cap``.
        clause: The document's own number of the clause (the group's id for a cap).
    """

    name: str
    sort: str
    clause: str
    title: str
    value: Decimal


def knobs(policy: Policy, lang: str) -> list[Knob]:
    """Return every number that stands in the text of a policy, in its order."""
    zh = lang == "zh"
    found: list[Knob] = []
    for clause in policy.clauses:
        title = clause.title.zh if zh else clause.title.en
        found += _of_clause(clause, title)
    for group in policy.groups:
        if isinstance(group, Cap) and isinstance(group.max_points, Decimal):
            members = [policy.clause(name) for name in group.members]
            titles = [each.title.zh if zh else each.title.en for each in members]
            name = f"{group.id}.max_points"
            number = members[0].number
            found.append(Knob(name, "cap", number, titles[0], group.max_points))
    return found


def _of_clause(clause: Clause, title: str) -> Iterator[Knob]:
    points = getattr(clause.amount, "points", None)
    if isinstance(points, Decimal):
        yield Knob(f"{clause.id}.points", "price", clause.number, title, points)
    bounds = getattr(clause.trigger, "bounds", None)
    for end, value in _numbers(bounds).items():
        name = f"{clause.id}.bounds.{end}"
        yield Knob(name, "threshold", clause.number, title, value)


def _numbers(bounds: Bounds | None) -> Mapping[str, Decimal]:
    ends = {end: getattr(bounds, end, None) for end in _ENDS}
    return {end: value for end, value in ends.items() if isinstance(value, Decimal)}


def told(effects: tuple[Effect, ...], period: str) -> list[Effect]:
    """Return the figures of the whole period that people look at."""
    return [each for each in effects if each.period == period and each.figure in TOLD]
