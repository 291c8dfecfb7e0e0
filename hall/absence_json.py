"""A price calendar as JSON: a cell per person and half-day."""

from hall.absence import AbsencePrice, PriceCalendar
from hall.json_text import document, number


def calendar_to_json(calendar: PriceCalendar) -> str:
    """Return the text of a price calendar; points are hundredths, null = no price."""
    return document(
        {
            "hall": calendar.hall,
            "month": calendar.month,
            "kind": calendar.kind,
            "window": calendar.window,
            "cells": [_cell(cell) for cell in calendar.cells],
            "proven": calendar.proven,
            "seconds": number(calendar.seconds),
        }
    )


def _cell(cell: AbsencePrice) -> dict[str, object]:
    return {
        "staff": cell.staff,
        "date": cell.date,
        "half": cell.half,
        "state": cell.state,
        "verdict": cell.verdict,
        "points": cell.points,
        "substitute": cell.substitute,
        "clauses": list(cell.clauses),
        "proven": cell.proven,
    }
