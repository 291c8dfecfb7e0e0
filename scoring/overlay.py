"""Prices that a hall attaches to a catalogue, in a file of its own.

The catalogue stays as published. The overlay makes a policy with an id of its own that
quotes the catalogue's criteria and says that the points are the hall's.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from hall.errors import Say
from scoring.check import Problem
from scoring.clauses import Clause, Consequence, Effective, Probe
from scoring.policy import Policy
from scoring.score_rules import ScoreRule
from scoring.triggers import EventTrigger, Fixed, Points, Subject
from scoring.values import Row, Strict, TwoTongues

OVERLAY_SCHEMA = "hall-overlay/1"


class OwnPrice(Strict):
    """What a hall lets a criterion cost or earn, each time.

    Attributes:
        criterion: Id of the catalogue's criterion.
        facts: Types of facts, of those that are about the criterion; empty = all.
    """

    criterion: str
    facts: Row[str] = ()
    polarity: Literal["deduct", "bonus"] = "deduct"
    points: Points
    then: Consequence = Consequence()
    cases: Row[Probe] = Field(min_length=1)


class Overlay(Strict):
    """A hall's own prices for one catalogue.

    Attributes:
        of: Id of the catalogue.
        source: Who decided the prices.
    """

    schema_: Literal["hall-overlay/1"] = Field(alias="schema")
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    of: str
    title: TwoTongues
    source: str
    effective: Effective = Effective()
    subject: Subject
    score: ScoreRule
    prices: Row[OwnPrice] = Field(min_length=1)


def overlaid(overlay: Overlay, base: Policy) -> Policy:
    """Return the catalogue with the hall's prices as a policy of its own."""
    clauses = tuple(
        _clause(number, price, base) for number, price in enumerate(overlay.prices, 1)
    )
    return Policy(
        schema="hall-policy/1",
        id=overlay.id,
        version=overlay.version,
        status="draft",
        title=overlay.title,
        source=f"{base.source}；分值：{overlay.source}",
        truncated=base.truncated,
        effective=overlay.effective,
        scorable=True,
        subject=overlay.subject,
        score=overlay.score,
        clauses=clauses,
        criteria=base.criteria,
        evidence=base.evidence,
        scales=base.scales,
        remarks=base.remarks,
    )


def _clause(number: int, price: OwnPrice, base: Policy) -> Clause:
    criterion = next(each for each in base.criteria if each.id == price.criterion)
    return Clause(
        id=f"{criterion.id}.{number}",
        number=criterion.number,
        title=criterion.title,
        quote=criterion.quote,
        polarity=price.polarity,
        trigger=EventTrigger(kind="event", facts=price.facts or criterion.facts),
        amount=Fixed(kind="fixed", points=price.points),
        then=price.then,
        cases=price.cases,
    )


def misfits(overlay: Overlay, base: Policy | None) -> Iterator[Problem]:
    """Yield what does not fit the catalogue that an overlay names."""
    if base is None or not base.criteria:
        yield Problem(
            ("of",),
            Say(f"没有目录“{overlay.of}”", f"there is no catalogue '{overlay.of}'"),
            Say("请写一份只有考核内容的办法", "Name a policy that has criteria"),
        )
        return
    facts = {each.id: each.facts for each in base.criteria}
    for number, price in enumerate(overlay.prices):
        yield from _misfits(price, ("prices", number), facts)


def _misfits(
    price: OwnPrice, path: tuple[str | int, ...], facts: dict[str, tuple[str, ...]]
) -> Iterator[Problem]:
    known = facts.get(price.criterion)
    if known is None:
        yield Problem(
            (*path, "criterion"),
            Say(
                f"目录中没有“{price.criterion}”",
                f"the catalogue has no criterion '{price.criterion}'",
            ),
            Say(f"可写：{'、'.join(facts)}", f"There are: {', '.join(facts)}"),
        )
        return
    strange = [name for name in price.facts if name not in known]
    if strange or not known:
        named = "、".join(strange) or price.criterion
        yield Problem(
            (*path, "facts") if strange else (*path, "criterion"),
            Say(
                f"“{named}”没有可记录的事实",
                f"no recorded fact of '{price.criterion}' is called '{named}'",
            ),
            Say(
                f"这一条可记录：{'、'.join(known) or '（无）'}",
                f"Facts about it: {', '.join(known) or 'none'}",
            ),
        )
