"""Leave requests: the rows of the book and those handed in here, in half-days."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hall.domain import (
    HALVES,
    Half,
    HalfDay,
    Hall,
    LeaveKind,
    LeaveRequest,
    LeaveStatus,
)
from hall.errors import Fault, RequestError, Say
from office.store.event_tables import HalfDayRow, LeaveRow
from office.store.leave_steps import forget_steps
from office.store.values import moment, now

OPEN: LeaveStatus = "requested"
APPROVED: LeaveStatus = "approved"
LACTATION: LeaveKind = "lactation"


@dataclass(frozen=True, slots=True)
class StoredLeave:
    """A request as it is kept; ``answer`` is the JSON that was shown, if one was."""

    request: LeaveRequest
    answer: str | None
    answered_at: dt.datetime | None


def leave_of(session: Session, hall_id: str) -> tuple[LeaveRequest, ...]:
    """Return every request of a hall in the order of its rows."""
    return tuple(stored.request for stored in stored_leave(session, hall_id))


def stored_leave(session: Session, hall_id: str) -> tuple[StoredLeave, ...]:
    """Return every request with the answer that was given."""
    return tuple(map(_stored, session.scalars(_rows(hall_id))))


def store_book_leave(session: Session, hall: Hall) -> None:
    """Store the requests of a book; those handed in here follow them."""
    old = {row.id: row for row in session.scalars(_rows(hall.id))}
    book = {request.id for request in hall.leave}
    session.execute(delete(HalfDayRow).where(HalfDayRow.hall == hall.id))
    for position, request in enumerate(hall.leave):
        row = old.get(request.id)
        if row is None:
            row = LeaveRow(hall=hall.id, id=request.id)
            session.add(row)
        _fill(row, request, position)
    here = [row for row in old.values() if row.id not in book and row.answered_at]
    gone = [row for row in old.values() if row.id not in book and not row.answered_at]
    for row in gone:
        forget_steps(session, hall.id, row.id)
        session.delete(row)
    for position, row in enumerate(here, start=len(hall.leave)):
        row.position = position
    session.flush()
    kept = [*hall.leave, *(_stored(row).request for row in here)]
    _add_half_days(session, hall.id, kept)


def add_leave(
    session: Session, hall_id: str, request: LeaveRequest, answer: str
) -> LeaveRequest:
    """Store a request with the answer that was given.

    Raises:
        RequestError: Its id is taken.
    """
    if session.get(LeaveRow, (hall_id, request.id)) is not None:
        raise RequestError([_taken(request.id)])
    newest = session.scalar(
        select(func.max(LeaveRow.position)).where(LeaveRow.hall == hall_id)
    )
    row = LeaveRow(hall=hall_id, id=request.id, answer=answer, answered_at=now())
    _fill(row, request, 0 if newest is None else newest + 1)
    session.add(row)
    session.flush()
    _add_half_days(session, hall_id, [request])
    return request


def decide_leave(
    session: Session, hall_id: str, decisions: Mapping[str, LeaveStatus]
) -> bool:
    """Write what became of open requests, and return whether there were any."""
    rows = session.scalars(_rows(hall_id))
    open_rows = [row for row in rows if row.status == OPEN and row.id in decisions]
    for row in open_rows:
        row.status = decisions[row.id]
        if row.status == APPROVED:
            _approve_half_days(session, hall_id, row)
    return bool(open_rows)


def withdraw_leave(session: Session, hall_id: str, request_id: str) -> None:
    """Let a request go, approved or not; its half-days are free for others."""
    row = session.get_one(LeaveRow, (hall_id, request_id))
    row.status = "refused"
    session.execute(
        update(HalfDayRow)
        .where(HalfDayRow.hall == hall_id, HalfDayRow.request == request_id)
        .values(approved=False)
    )


def _approve_half_days(session: Session, hall_id: str, row: LeaveRow) -> None:
    halves = session.scalars(
        select(HalfDayRow).where(
            HalfDayRow.hall == hall_id, HalfDayRow.request == row.id
        )
    )
    for half in halves:
        half.approved = True
    _flush(session, row.staff)


def _rows(hall_id: str) -> Select[LeaveRow]:
    return select(LeaveRow).where(LeaveRow.hall == hall_id).order_by(LeaveRow.position)


def _fill(row: LeaveRow, request: LeaveRequest, position: int) -> None:
    row.position = position
    row.staff, row.kind = request.staff, request.kind
    row.start_date, row.start_half = request.start
    row.end_date, row.end_half = request.end
    row.status = request.status
    row.submitted = request.submitted
    row.substitute = request.substitute
    row.documents = request.documents


def _stored(row: LeaveRow) -> StoredLeave:
    request = LeaveRequest(
        id=row.id,
        staff=row.staff,
        kind=cast("LeaveKind", row.kind),
        start=HalfDay(row.start_date, cast("Half", row.start_half)),
        end=HalfDay(row.end_date, cast("Half", row.end_half)),
        status=cast("LeaveStatus", row.status),
        submitted=row.submitted,
        substitute=row.substitute,
        documents=row.documents,
    )
    answered = None if row.answered_at is None else moment(row.answered_at)
    return StoredLeave(request, row.answer, answered)


def half_days(request: LeaveRequest) -> Iterator[HalfDay]:
    """Yield every half-day of a request, days off included."""
    for offset in range((request.end.date - request.start.date).days + 1):
        day = request.start.date + dt.timedelta(days=offset)
        for half in HALVES:
            if request.start <= HalfDay(day, half) <= request.end:
                yield HalfDay(day, half)


def _add_half_days(
    session: Session, hall_id: str, requests: Sequence[LeaveRequest]
) -> None:
    # Ninety minutes of lactation leave do not fill a half-day: other leave may
    # stand beside it.
    for request in requests:
        if request.kind == LACTATION:
            continue
        session.add_all(
            HalfDayRow(
                hall=hall_id,
                request=request.id,
                date=date,
                half=half,
                staff=request.staff,
                approved=request.status == APPROVED,
            )
            for date, half in half_days(request)
        )
        _flush(session, request.staff)


def _flush(session: Session, staff: str) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise RequestError([_overlap(staff)]) from error


def _overlap(staff: str) -> Fault:
    return Fault(
        "",
        Say(
            f"“{staff}”在同一半天已有批准的请假",
            f"'{staff}' already has approved leave in the same half-day",
        ),
        Say("请先撤销其中一个", "Withdraw one of them first"),
    )


def _taken(request_id: str) -> Fault:
    return Fault(
        "",
        Say(f"请假编号“{request_id}”已被使用", f"Leave id '{request_id}' is taken"),
        Say("请换一个编号", "Use another id"),
    )
