"""Where a person has to be, by leave, by joining date and by required activities."""

import datetime as dt
from dataclasses import dataclass

from hall.book.draft import Draft
from hall.book.row import Entry
from hall.domain import HALVES, Activity, HalfDay, LeaveRequest, Person, Session

# contracts.md: never refused, so certain from the day it is requested
_NEVER_REFUSED = frozenset({"sick", "maternity", "bereavement"})
Slot = tuple[str, dt.date, str]


@dataclass(frozen=True, slots=True)
class Presence:
    """What is certain about everybody's whereabouts before anything is planned."""

    people: dict[str, Person]
    leave: dict[str, list[LeaveRequest]]
    sessions: dict[str, Session]

    def leave_of(
        self, staff: str, date: dt.date, session: Session
    ) -> LeaveRequest | None:
        """Return the leave that takes a person away in a session of a day.

        A half-day of leave takes the noon with it.
        """
        halves = HALVES if session == "noon" else (session,)
        for request in self.leave.get(staff, ()):
            if any(
                request.start <= HalfDay(date, half) <= request.end for half in halves
            ):
                return request
        return None

    def joined(self, staff: str, date: dt.date) -> bool:
        """Tell whether a person has joined by ``date``."""
        person = self.people.get(staff)
        return person is None or person.joined is None or person.joined <= date

    def attends(self, entry: Entry[Activity]) -> list[Slot]:
        """Return the person-blocks that a required activity fills."""
        activity = entry.record
        return [
            (staff, activity.date, block)
            for block in activity.blocks
            for staff in activity.staff
            if self.joined(staff, activity.date)
            and not self.leave_of(staff, activity.date, self.sessions[block])
        ]


def presence_of(draft: Draft) -> Presence:
    """Return what the draft makes certain."""
    leave: dict[str, list[LeaveRequest]] = {}
    for entry in draft.leave:
        if _is_certain(entry.record):
            leave.setdefault(entry.record.staff, []).append(entry.record)
    blocks = draft.settings.blocks if draft.settings else ()
    return Presence(
        people={entry.record.id: entry.record for entry in draft.staff},
        leave=leave,
        sessions={block.id: block.session for block in blocks},
    )


def _is_certain(request: LeaveRequest) -> bool:
    """Tell whether a leave will be taken; lactation leave takes no half-day."""
    if request.kind == "lactation" or request.status == "refused":
        return False
    return request.status == "approved" or request.kind in _NEVER_REFUSED
