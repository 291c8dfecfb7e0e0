"""Check what a policy says of scores and items: weights, codes, attributes, prices."""

from collections.abc import Iterator

from hall.errors import Say
from scoring.groups import Once
from scoring.policy import Policy
from scoring.standings import GradedPart, weights_by_period
from scoring.vocabulary import Vocabulary
from scoring.yaml_text import Path

Wrong = tuple[Path, Say, Say]  # where, what is wrong, what to do


def codes_named(policy: Policy) -> Iterator[tuple[Path, str, str]]:
    """Yield each code that a rule about scores names: where, its family, the code."""
    rules, path = policy.standings, ("standings",)
    for number, award in enumerate(rules.awards):
        yield (*path, "awards", number, "award"), "awards", award.award
        if award.staff is not None:
            yield (*path, "awards", number, "staff"), "awards", award.staff
    for number, last in enumerate(rules.last):
        yield (*path, "last", number, "notice"), "notices", last.notice
    for number, each in enumerate(rules.candidacies):
        yield (*path, "candidacies", number, "award"), "disqualified", each.award
    for number, rule in enumerate(rules.outside):
        for place, notice in enumerate(rule.notices):
            where = (*path, "outside", number, "notices", place)
            yield where, "notices", notice


def wrong_parts(policy: Policy, words: Vocabulary) -> Iterator[Wrong]:
    """Yield parts whose weights do not sum to one, and facts without their grade."""
    parts = policy.score.parts if policy.score else ()
    for period, weight in weights_by_period(parts).items():
        if weight != 1:
            yield (
                ("score", "parts"),
                Say(
                    f"各部分权重之和（{period}）是{weight}，不是1",
                    f"the weights ({period}) sum to {weight}, not 1",
                ),
                Say("请改正权重", "Correct the weights"),
            )
    for number, part in enumerate(parts):
        if isinstance(part, GradedPart):
            path = ("score", "parts", number, "by")
            yield from (
                _ungraded(path, each, part.by) for each in _lacking(part, words)
            )


def _lacking(part: GradedPart, words: Vocabulary) -> Iterator[str]:
    for name in part.facts:
        if name not in words.types or not words.types[name].knows(part.by):
            yield name


def _ungraded(path: Path, name: str, attribute: str) -> Wrong:
    return (
        path,
        Say(
            f"“{name}”没有属性“{attribute}”", f"'{name}' has no attribute '{attribute}'"
        ),
        Say("请改正拼写", "Correct its spelling"),
    )


def uneven_items(policy: Policy) -> Iterator[Wrong]:
    """Yield items that are charged once although their members' prices differ."""
    for number, group in enumerate(policy.groups):
        prices = _prices(policy, group) if isinstance(group, Once) else {}
        for item, found in prices.items():
            if len(found) > 1 or None in found:
                yield (
                    ("groups", number, "members"),
                    Say(
                        f"项目“{item}”的各条款价格不一",
                        f"the clauses of item '{item}' have different prices",
                    ),
                    Say(
                        "一项只有一个固定分值，请改正或分开",
                        "An item has one fixed price: correct or separate them",
                    ),
                )


def _prices(policy: Policy, once: Once) -> dict[str, set[object]]:
    """Return the prices that each item deducts, by its number."""
    prices: dict[str, set[object]] = {}
    for clause in policy.clauses:
        if clause.id in once.members and clause.polarity == "deduct":
            points = getattr(clause.amount, "points", None)
            prices.setdefault(clause.number, set()).add(points)
    return prices
