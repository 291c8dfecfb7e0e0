"""Plans and leave answers as JSON (contracts.md): one canonical text for each.

The same plan gives the same text byte for byte: keys in the order of the contract,
one record a line, records sorted by day.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from hall.domain import Fact
from hall.plan import (
    Answer,
    Charge,
    Gap,
    Hindrance,
    LeaveDecision,
    Plan,
    Reason,
    Substitute,
)
from hall.plan_read import plan_from_json

__all__ = ["answer_to_json", "fact_to_json", "plan_from_json", "plan_to_json"]


def plan_to_json(plan: Plan) -> str:
    """Return the text of plan.json; ``reasons`` only where there is no plan."""
    parts: dict[str, object] = {
        "hall": plan.hall,
        "month": plan.month,
        "status": plan.status,
        "levels": [
            {"name": x.name, "value": x.value, "bound": x.bound, "proven": x.proven}
            for x in plan.levels
        ],
        "assignments": _assignments(plan),
        "lunches": [
            {"date": x.date, "block": x.block, "staff": x.staff}
            for x in sorted(plan.lunches, key=lambda x: (x.date, x.block, x.staff))
        ],
        "activities": _activities(plan),
        "cadres": _cadres(plan),
        "gaps": [_gap(x) for x in _by_session(plan.gaps)],
        "leave": [_decision(x) for x in plan.leave],
        "facts": [fact_to_json(x) for x in sorted(plan.facts, key=_fact_order)],
        "predicted": _sorted_cards(plan.predicted),
        "made": dict(plan.made),
    }
    if plan.reasons:
        parts["reasons"] = [_reason(x) for x in plan.reasons]
    return _document(parts)


def answer_to_json(answer: Answer) -> str:
    """Return the text of a what-if answer; points are hundredths."""
    return _document(
        {
            "verdict": answer.verdict,
            "chains": _chains(answer.chains),
            "documents": list(answer.documents),
            "days": _number(answer.days),
            "counted_leave_days_month": _number(answer.counted_leave_days_month),
            "substitutes": [_substitute(x) for x in answer.substitutes],
            "points": {"total": answer.points, "lines": _point_lines(answer)},
            "consequences": [
                {
                    "policy": x.policy,
                    "clause": x.clause,
                    "effect": x.effect,
                    "why": x.why,
                }
                for x in answer.consequences
            ],
            "reasons": [_reason(x) for x in answer.reasons],
            "alternatives": [
                {"from": x.start, "to": x.end, "points": x.points, "verdict": x.verdict}
                for x in answer.alternatives
            ],
            "diff": _diff(answer),
            "new_gaps": [_gap(x) for x in answer.new_gaps],
            "proven": answer.proven,
            "seconds": _number(answer.seconds),
        }
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


def _assignments(plan: Plan) -> list[dict[str, object]]:
    ordered = sorted(plan.assignments, key=lambda x: (x.date, x.block, x.post, x.staff))
    return [
        {
            "date": x.date,
            "block": x.block,
            "post": x.post,
            "staff": x.staff,
            "as": x.served_as,
        }
        for x in ordered
    ]


def _activities(plan: Plan) -> list[dict[str, object]]:
    return [
        {
            "id": x.id,
            "date": x.date,
            "blocks": list(x.blocks),
            "window": x.window,
            "kind": x.kind,
            "staff": list(x.staff),
        }
        for x in sorted(plan.activities, key=lambda x: (x.date, x.id))
    ]


def _cadres(plan: Plan) -> list[dict[str, object]]:
    ordered = sorted(plan.cadres, key=lambda x: (x.date, x.half, x.window, x.cadre))
    return [
        {"date": x.date, "half": x.half, "cadre": x.cadre, "window": x.window}
        for x in ordered
    ]


def _by_session(gaps: Iterable[Gap]) -> list[Gap]:
    return sorted(gaps, key=lambda gap: (gap.date, gap.session, gap.post))


def _gap(gap: Gap) -> dict[str, object]:
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


def _decision(decision: LeaveDecision) -> dict[str, object]:
    return {
        "id": decision.id,
        "decision": decision.decision,
        "chains": _chains(decision.chains),
        "substitutes": [_substitute(x) for x in decision.substitutes],
        "points": decision.points,
        "reasons": [_reason(x) for x in decision.reasons],
    }


def _substitute(stand_in: Substitute) -> dict[str, object]:
    return {
        "date": stand_in.date,
        "half": stand_in.half,
        "post": stand_in.post,
        "staff": stand_in.staff,
        "as": stand_in.served_as,
    }


def _reason(reason: Reason) -> dict[str, object]:
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


def _chains(chains: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {policy: list(chains[policy]) for policy in sorted(chains)}


def _point_lines(answer: Answer) -> list[dict[str, object]]:
    return [
        {
            "subject": x.subject,
            "policy": x.policy,
            "clause": x.clause,
            "points": x.points,
            "why": x.why,
        }
        for x in answer.lines
    ]


def _diff(answer: Answer) -> list[dict[str, object]]:
    return [
        {
            "date": x.date,
            "block": x.block,
            "post": x.post,
            "before": x.before,
            "after": x.after,
        }
        for x in answer.diff
    ]


def _fact_order(fact: Fact) -> tuple[dt.date, str, str, str]:
    return fact.date, fact.type, fact.subject, fact.id


def _sorted_cards(
    cards: Mapping[str, Mapping[str, Mapping[str, object]]],
) -> dict[str, dict[str, dict[str, object]]]:
    return {
        policy: {subject: dict(card) for subject, card in sorted(subjects.items())}
        for policy, subjects in sorted(cards.items())
    }


def _number(number: float) -> float:
    """Return 3 for 3.0, so that whole days look whole."""
    return int(number) if number == int(number) else number


def _document(parts: Mapping[str, object]) -> str:
    lines = (f" {_compact(key)}: {_part(value)}" for key, value in parts.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _part(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(_compact(item) for item in value) + "\n ]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    """Return what JSON has no word for; a decimal stays exact, as number or text."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _exact(value)
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"A plan cannot hold {type(value).__name__}: {value!r}")


def _exact(value: Decimal) -> int | float | str:
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else f"{value:f}"
