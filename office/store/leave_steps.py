"""The steps of a leave request: who signed, refused, withdrew, or saw the return."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import ForeignKeyConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from office.store.base import Base
from office.store.values import moment, now

Action = Literal["signed", "refused", "withdrawn", "called_in", "returned"]


class LeaveStepRow(Base):
    """One step; rows are only ever added (a trigger forbids the rest)."""

    __tablename__ = "leave_steps"
    __table_args__ = (
        ForeignKeyConstraint(
            ["hall", "request"], ["leave_requests.hall", "leave_requests.id"]
        ),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str]
    request: Mapped[str]
    action: Mapped[str]
    role: Mapped[str]
    by: Mapped[str]
    why: Mapped[str]
    at: Mapped[dt.datetime]


@dataclass(frozen=True, slots=True)
class LeaveStep:
    """Something done about a request.

    Attributes:
        role: ``signed``: for whom of the chain; empty otherwise.
        by: The name of whoever did it.
        why: The reason, where one is asked for.
    """

    action: Action
    by: str
    role: str = ""
    why: str = ""
    at: dt.datetime | None = None


def add_step(session: Session, hall_id: str, request: str, step: LeaveStep) -> None:
    """Keep a step; its time is now."""
    session.add(
        LeaveStepRow(
            hall=hall_id,
            request=request,
            action=step.action,
            role=step.role,
            by=step.by,
            why=step.why,
            at=now(),
        )
    )
    session.flush()


def forget_steps(session: Session, hall_id: str, request: str) -> None:
    """Drop the steps of a request that is no longer in the hall's book."""
    session.execute(
        delete(LeaveStepRow).where(
            LeaveStepRow.hall == hall_id, LeaveStepRow.request == request
        )
    )


def steps_of(session: Session, hall_id: str) -> dict[str, tuple[LeaveStep, ...]]:
    """Return the steps of every request of a hall, in the order they were done."""
    found: dict[str, tuple[LeaveStep, ...]] = {}
    for request, step in _steps(session, hall_id):
        found[request] = (*found.get(request, ()), step)
    return found


def _steps(session: Session, hall_id: str) -> Iterator[tuple[str, LeaveStep]]:
    query = select(LeaveStepRow).where(LeaveStepRow.hall == hall_id)
    for row in session.scalars(query.order_by(LeaveStepRow.seq)):
        action = cast("Action", row.action)
        yield row.request, LeaveStep(action, row.by, row.role, row.why, moment(row.at))
