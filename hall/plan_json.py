"""Plans and leave answers as JSON (contracts.md): one canonical text for each.

The same plan gives the same text byte for byte: keys in the order of the contract,
one record a line, records sorted by day.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from hall.answer_json import answer_to_json
from hall.domain import Fact
from hall.json_text import document
from hall.plan import Gap, LeaveDecision, Plan
from hall.plan_read import plan_from_json
from hall.plan_records import (
    chains_record,
    fact_to_json,
    gap_record,
    help_record,
    obstacle_record,
    rearranged_record,
    reason_record,
    substitute_record,
)

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
        "gaps": [gap_record(x) for x in _by_session(plan.gaps)],
        "leave": [_decision(x) for x in plan.leave],
        "facts": [fact_to_json(x) for x in sorted(plan.facts, key=_fact_order)],
        "predicted": _sorted_cards(plan.predicted),
        "made": dict(plan.made),
    }
    if plan.fairness:
        parts["fairness"] = [asdict(x) for x in plan.fairness]
    if plan.changes is not None:
        parts["changes"] = [rearranged_record(x) for x in plan.changes]
    if plan.reasons:
        parts["reasons"] = [reason_record(x) for x in plan.reasons]
    return document(parts)


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


def _decision(decision: LeaveDecision) -> dict[str, object]:
    record: dict[str, object] = {
        "id": decision.id,
        "decision": decision.decision,
        "chains": chains_record(decision.chains),
        "substitutes": [substitute_record(x) for x in decision.substitutes],
        "points": decision.points,
        "reasons": [reason_record(x) for x in decision.reasons],
    }
    if decision.decision == "refused":
        record["core"] = [obstacle_record(x) for x in decision.core]
        record["would_help"] = [help_record(x) for x in decision.would_help]
    return record


def _fact_order(fact: Fact) -> tuple[dt.date, str, str, str]:
    return fact.date, fact.type, fact.subject, fact.id


def _sorted_cards(
    cards: Mapping[str, Mapping[str, Mapping[str, object]]],
) -> dict[str, dict[str, dict[str, object]]]:
    return {
        policy: {subject: dict(card) for subject, card in sorted(subjects.items())}
        for policy, subjects in sorted(cards.items())
    }
