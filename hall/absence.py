"""The price of every absence of a month: the records of a price calendar."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from hall.domain import Half, LeaveKind
from hall.plan import Verdict

CellState = Literal["priced", "on_leave", "not_joined"]


@dataclass(frozen=True, slots=True)
class AbsencePrice:
    """What it would cost one person to be away on one half-day.

    Attributes:
        state: ``priced``, or why there is nothing to price: the person is on approved
            leave then, or has not joined. Days off have no cell at all.
        verdict: As ``hallrota leave`` answers for that half-day alone; None if not
            priced.
        points: Hundredths lost, as the answer says; None if not priced.
        substitute: Whether a rule asks for a stand-in.
        clauses: ``policy clause`` of what refuses it; empty if nothing does.
        depends: A print of all that the price depends on: while it stays the same,
            so does the price.
    """

    staff: str
    date: dt.date
    half: Half
    state: CellState
    verdict: Verdict | None = None
    points: int | None = None
    substitute: bool = False
    clauses: tuple[str, ...] = ()
    proven: bool = True
    depends: str = ""


@dataclass(frozen=True, slots=True)
class PriceCalendar:
    """The prices of a month's absences, of a hall or of one window.

    Attributes:
        kind: The kind of leave that is priced, half-day by half-day.
        window: The window that was asked for; None = the whole hall.
        cells: By staff in the order of the hall's table, then in time.
        reused: How many cells were taken over from an earlier calendar.
        seconds: By the clock.
    """

    hall: str
    month: str
    kind: LeaveKind
    window: str | None
    cells: tuple[AbsencePrice, ...]
    reused: int = 0
    seconds: float = 0.0

    @property
    def proven(self) -> bool:
        """Tell whether every price is proven."""
        return all(cell.proven for cell in self.cells)
