"""The records that a plan and a leave answer have in common, as JSON objects."""

from collections.abc import Mapping

from hall.domain import Fact
from hall.plan import (
    Charge,
    Gap,
    Help,
    Hindrance,
    Obstacle,
    Rearranged,
    Reason,
    Substitute,
)


def fact_to_json(fact: Fact) -> dict[str, object]:
    """Return a fact, its attributes beside its own keys, without what is unsaid."""
    own = {
        "id": fact.id or None,
        "type": fact.type,
        "subject": fact.subject,
        "date": fact.date,
        "time": fact.time,
        "count": fact.count,
        "value": fact.value,
        "incident": fact.incident,
        "verified": fact.verified,
        "item": fact.item,
        "substitute_for": fact.substitute_for,
    }
    said = {key: value for key, value in own.items() if value is not None}
    return said | dict(fact.attributes)


def gap_record(gap: Gap) -> dict[str, object]:
    """Return a gap with who is charged for it."""
    return {
        "date": gap.date,
        "session": gap.session,
        "post": gap.post,
        "minutes": gap.minutes,
        "charges": [_charge(x) for x in gap.charges],
    }


def _charge(charge: Charge) -> dict[str, object]:
    return {
        "policy": charge.policy,
        "clause": charge.clause,
        "charged": charge.charged,
        "points": charge.points,
        "fine": charge.fine,
    }


def substitute_record(stand_in: Substitute) -> dict[str, object]:
    """Return a stand-in for a half-day."""
    return {
        "date": stand_in.date,
        "half": stand_in.half,
        "post": stand_in.post,
        "staff": stand_in.staff,
        "as": stand_in.served_as,
    }


def reason_record(reason: Reason) -> dict[str, object]:
    """Return why a request is refused, with the people who cannot help."""
    return {
        "rule": reason.rule,
        "policy": reason.policy,
        "clause": reason.clause,
        "quote": reason.quote,
        "date": reason.date,
        "half": reason.half,
        "post": reason.post,
        "people": [_hindrance(x) for x in reason.people],
    }


def _hindrance(hindrance: Hindrance) -> dict[str, object]:
    return {"staff": hindrance.staff, "why": hindrance.why}


def obstacle_record(obstacle: Obstacle) -> dict[str, object]:
    """Return one thing in the way of a leave; a rule with its clause."""
    record: dict[str, object] = {
        "kind": obstacle.kind,
        "staff": obstacle.staff,
        "id": obstacle.id,
        "date": obstacle.date,
    }
    if obstacle.policy:
        record["policy"] = obstacle.policy
        record["clause"] = obstacle.clause
        record["quote"] = obstacle.quote
    return record


def rearranged_record(change: Rearranged) -> dict[str, object]:
    """Return what changes for somebody."""
    return {
        "date": change.date,
        "block": change.block,
        "staff": change.staff,
        "before": change.before,
        "after": change.after,
    }


def help_record(help_: Help) -> dict[str, object]:
    """Return one change that would make a leave possible."""
    return {
        "kind": help_.kind,
        "staff": help_.staff,
        "id": help_.id,
        "from": help_.start,
        "to": help_.end,
    }


def chains_record(chains: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the approvers by policy, in the order of policies."""
    return {policy: list(chains[policy]) for policy in sorted(chains)}
