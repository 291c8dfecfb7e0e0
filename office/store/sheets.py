"""Scorecards as they were given out, version beside version, and appeals."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from office.store.base import Base

HALL = "halls.id"


class SheetRow(Base):
    """The scorecards of a period, as they were given out.

    Attributes:
        version: Counts the versions of the period from 1; none is ever overwritten.
        cards: By policy and subject, as in ``hallrota score --json``.
        why: What made a later version necessary.
    """

    __tablename__ = "score_sheets"
    __table_args__ = (UniqueConstraint("hall", "period", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str] = mapped_column(ForeignKey(HALL))
    period: Mapped[str]
    version: Mapped[int]
    cards: Mapped[dict[str, object]]
    by: Mapped[str]
    why: Mapped[str]
    made_at: Mapped[dt.datetime]


class AppealRow(Base):
    """An appeal against what a fact cost, and what was decided.

    Attributes:
        fact: Id of the fact that is disputed.
        state: ``open``, ``upheld`` or ``rejected``.
        reason: Why it was decided that way.
    """

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str] = mapped_column(ForeignKey(HALL))
    period: Mapped[str]
    policy: Mapped[str]
    subject: Mapped[str]
    fact: Mapped[str]
    claim: Mapped[str]
    by: Mapped[str]
    at: Mapped[dt.datetime]
    state: Mapped[str]
    reason: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[dt.datetime | None]


def sheet_rows(session: Session, hall_id: str, period: str) -> list[SheetRow]:
    """Return the versions of a period, the first one first."""
    query = select(SheetRow).where(SheetRow.hall == hall_id, SheetRow.period == period)
    return list(session.scalars(query.order_by(SheetRow.version)))


def given_out(session: Session, hall_id: str) -> list[str]:
    """Return the periods whose scorecards were given out."""
    query = select(SheetRow.period).where(SheetRow.hall == hall_id).distinct()
    return sorted(session.scalars(query))


def appeal_rows(session: Session, hall_id: str, period: str | None) -> list[AppealRow]:
    """Return the appeals of a hall, or of one period, the oldest first."""
    query = select(AppealRow).where(AppealRow.hall == hall_id)
    if period is not None:
        query = query.where(AppealRow.period == period)
    return list(session.scalars(query.order_by(AppealRow.id)))
