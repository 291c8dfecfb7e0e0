"""The audit log: who did what, each entry chained to the one before by its digest."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from office.store.base import Base
from office.store.values import now

BEGINNING = ""  # what stands before the first entry


class AuditRow(Base):
    """One entry of the log; rows are only ever added (a trigger forbids the rest).

    Attributes:
        previous: Digest of the entry before. It is unique, so that two writers at the
            same moment cannot fork the chain.
        digest: SHA-256 over ``previous`` and everything that the entry says.
    """

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str] = mapped_column(ForeignKey("halls.id"))
    at: Mapped[dt.datetime]
    by: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, object]]
    previous: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did.

    Attributes:
        action: In English, such as ``fact.added`` or ``rota.published``.
        subject: The id of what it was done to.
        details: Plain values that say more.
    """

    action: str
    subject: str
    by: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first entry of the log that is not as it was written.

    Attributes:
        kind: ``changed``: it does not match its digest; ``missing``: the entry before
            it is gone.
    """

    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Check:
    """What a look at the whole chain found; ``broken`` is None where it is sound."""

    entries: int
    broken: BrokenLink | None


def log(session: Session, hall_id: str, deed: Deed) -> None:
    """Add an entry within the transaction of what was done."""
    newest = session.scalar(
        select(AuditRow.digest).order_by(AuditRow.seq.desc()).limit(1)
    )
    row = AuditRow(
        hall=hall_id,
        at=now(),
        by=deed.by,
        action=deed.action,
        subject=deed.subject,
        details=dict(deed.details),
        previous=newest or BEGINNING,
    )
    row.digest = digest_of(row)
    session.add(row)
    session.flush()


def digest_of(row: AuditRow) -> str:
    """Return what the digest of an entry has to be, in hexadecimal."""
    said = {
        "hall": row.hall,
        "at": row.at.isoformat(),
        "by": row.by,
        "action": row.action,
        "subject": row.subject,
        "details": row.details,
        "previous": row.previous,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def verify(session: Session) -> Check:
    """Read the whole chain from its beginning and find the first broken link."""
    previous, entries = BEGINNING, 0
    for row in _rows(session):
        entries += 1
        if row.previous != previous:
            return Check(entries, BrokenLink(row.seq, "missing"))
        if digest_of(row) != row.digest:
            return Check(entries, BrokenLink(row.seq, "changed"))
        previous = row.digest
    return Check(entries, None)


def entries(session: Session, hall_id: str) -> list[AuditRow]:
    """Return the entries of a hall, the newest first."""
    query = select(AuditRow).where(AuditRow.hall == hall_id)
    return list(session.scalars(query.order_by(AuditRow.seq.desc())))


def _rows(session: Session) -> Iterator[AuditRow]:
    yield from session.scalars(
        select(AuditRow).order_by(AuditRow.seq),
        execution_options={"yield_per": 1000},
    )
