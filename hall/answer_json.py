"""A leave answer as JSON (contracts.md, what-if answer)."""

from hall.json_text import document, number
from hall.plan import Answer
from hall.plan_records import (
    chains_record,
    gap_record,
    help_record,
    obstacle_record,
    reason_record,
    substitute_record,
)


def answer_to_json(answer: Answer) -> str:
    """Return the text of a what-if answer; points are hundredths."""
    return document(
        {
            "verdict": answer.verdict,
            "chains": chains_record(answer.chains),
            "documents": list(answer.documents),
            "days": number(answer.days),
            "counted_leave_days_month": number(answer.counted_leave_days_month),
            "substitutes": [substitute_record(x) for x in answer.substitutes],
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
            "reasons": [reason_record(x) for x in answer.reasons],
            "alternatives": [
                {"from": x.start, "to": x.end, "points": x.points, "verdict": x.verdict}
                for x in answer.alternatives
            ],
            "diff": _diff(answer),
            "new_gaps": [gap_record(x) for x in answer.new_gaps],
            "core": [obstacle_record(x) for x in answer.core],
            "would_help": [help_record(x) for x in answer.would_help],
            "options": [
                {"staff": x.staff, "as": x.served_as, "points": x.points}
                for x in answer.options
            ],
            "proven": answer.proven,
            "seconds": number(answer.seconds),
        }
    )


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
