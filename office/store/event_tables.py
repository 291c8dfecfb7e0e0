"""The tables of what happens: facts, leave, plans and long solves."""

import datetime as dt

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from office.store.base import Base

HALL = "halls.id"


class FactRow(Base):
    """A recorded fact; rows are only ever added (a trigger forbids the rest).

    Attributes:
        count: An exact decimal, as text; so is ``value``.
        corrects: The ``seq`` of the entry that this one replaces.
        recorded_by: Who wrote it down; ``why`` says why an entry was corrected.
    """

    __tablename__ = "facts"
    __table_args__ = (
        Index("uq_facts_corrects", "corrects", unique=True),
        Index(
            "uq_facts_first",
            "hall",
            "id",
            unique=True,
            sqlite_where=text("corrects IS NULL"),
            postgresql_where=text("corrects IS NULL"),
        ),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str] = mapped_column(ForeignKey(HALL))
    id: Mapped[str]
    type: Mapped[str]
    subject: Mapped[str]
    date: Mapped[dt.date]
    time: Mapped[dt.time | None]
    count: Mapped[str | None]
    value: Mapped[str | None]
    incident: Mapped[str | None]
    verified: Mapped[bool | None]
    item: Mapped[str | None]
    substitute_for: Mapped[str | None]
    attributes: Mapped[dict[str, object]]
    corrects: Mapped[int | None] = mapped_column(ForeignKey("facts.seq"))
    recorded_at: Mapped[dt.datetime]
    recorded_by: Mapped[str]
    why: Mapped[str]


class LeaveRow(Base):
    """A leave request, and the answer that was given when it was handed in."""

    __tablename__ = "leave_requests"

    hall: Mapped[str] = mapped_column(ForeignKey(HALL), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    staff: Mapped[str]
    kind: Mapped[str]
    start_date: Mapped[dt.date]
    start_half: Mapped[str]
    end_date: Mapped[dt.date]
    end_half: Mapped[str]
    status: Mapped[str]
    submitted: Mapped[dt.date | None]
    substitute: Mapped[str | None]
    documents: Mapped[bool]
    answer: Mapped[str | None]
    answered_at: Mapped[dt.datetime | None]


class HalfDayRow(Base):
    """One half-day of a request: the atom that no two approved leaves may share."""

    __tablename__ = "leave_half_days"
    __table_args__ = (
        ForeignKeyConstraint(
            ["hall", "request"], ["leave_requests.hall", "leave_requests.id"]
        ),
        Index(
            "uq_leave_half_days_approved",
            "hall",
            "staff",
            "date",
            "half",
            unique=True,
            sqlite_where=text("approved = 1"),
            postgresql_where=text("approved"),
        ),
    )

    hall: Mapped[str] = mapped_column(primary_key=True)
    request: Mapped[str] = mapped_column(primary_key=True)
    date: Mapped[dt.date] = mapped_column(primary_key=True)
    half: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str]
    approved: Mapped[bool]


class PlanRow(Base):
    """One version of a month's plan; ``payload`` is plan.json, ``made`` how it came."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("hall", "month", "version"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str] = mapped_column(ForeignKey(HALL))
    month: Mapped[str]
    version: Mapped[int]
    state: Mapped[str]
    payload: Mapped[str]
    made: Mapped[dict[str, object]]
    note: Mapped[str]
    saved_at: Mapped[dt.datetime]
    published_at: Mapped[dt.datetime | None]


class JobRow(Base):
    """A long solve.

    Attributes:
        process: Id of the process that looks after it.
        base_version: The plan version it started from; 0 = there was none.
        result: plan.json once there is one, also when it could not become the draft.
    """

    __tablename__ = "jobs"

    id: Mapped[str] = mapped_column(primary_key=True)
    hall: Mapped[str] = mapped_column(ForeignKey(HALL))
    month: Mapped[str]
    state: Mapped[str]
    stage: Mapped[str]
    done: Mapped[int]
    total: Mapped[int]
    levels: Mapped[list[object]]
    error_zh: Mapped[str]
    error_en: Mapped[str]
    process: Mapped[int]
    base_version: Mapped[int]
    result: Mapped[str | None]
    created_at: Mapped[dt.datetime]
    started_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]
