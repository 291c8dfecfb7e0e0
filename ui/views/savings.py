"""What a scorecard loses that is not lost yet, and how to keep it."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from office import LedgerRow, Scorecard

How = Literal["owed", "planned"]


@dataclass(frozen=True, slots=True)
class Saving:
    """Points that can still be saved.

    Attributes:
        how: ``owed``: a duty not met so far; ``planned``: the rota foresees the fact.
    """

    how: How
    row: LedgerRow
    points: Fraction


def savings(card: Scorecard | None, foreseen: Collection[str]) -> list[Saving]:
    """Return what a predicted card loses for duties still owed or facts foreseen."""
    ledger = card.ledger if card else ()
    found = [
        Saving(how, row, -row.points)
        for row in ledger
        if row.clause and row.points < 0
        for how in [_how(row, foreseen)]
        if how is not None
    ]
    return sorted(found, key=lambda each: -each.points)


def _how(row: LedgerRow, foreseen: Collection[str]) -> How | None:
    if not row.facts:
        return "owed"
    return "planned" if set(row.facts) <= set(foreseen) else None
