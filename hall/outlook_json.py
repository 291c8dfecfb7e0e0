"""What other orders of deciding requests give, as JSON."""

from hall.json_text import document
from hall.plan import Outlook, Turn
from hall.plan_records import obstacle_record


def outlook_to_json(outlook: Outlook) -> str:
    """Return the text of an outlook; points are hundredths."""
    return document(
        {
            "by_filing": _turn(outlook.by_filing),
            "most_approved": _turn(outlook.most_approved),
            "fewest_points": _turn(outlook.fewest_points),
            "proven": outlook.proven,
        }
    )


def _turn(turn: Turn) -> dict[str, object]:
    return {
        "order": list(turn.order),
        "approved": list(turn.approved),
        "refused": [
            {"id": name, "core": [obstacle_record(each) for each in core]}
            for name, core in turn.refused.items()
        ],
        "points": turn.points,
    }
