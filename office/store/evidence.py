"""Files that prove facts: added, listed, opened; never changed."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.evidence_tables import AttachmentRow
from office.store.values import now


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a fact; ``size`` in bytes, ``number`` opens it."""

    number: int
    fact: str
    name: str
    size: int
    added_at: dt.datetime
    added_by: str


def attach(
    session: Session, hall_id: str, fact_id: str, file: tuple[str, bytes], by: str
) -> None:
    """Keep a file (name, content) as evidence of a fact."""
    name, content = file
    session.add(
        AttachmentRow(
            hall=hall_id,
            fact=fact_id,
            name=name,
            size=len(content),
            content=content,
            added_at=now(),
            added_by=by,
        )
    )


def attachments(session: Session, hall_id: str, fact_id: str) -> list[Attachment]:
    """Return the files of a fact in the order they came."""
    rows = session.scalars(
        select(AttachmentRow)
        .where(AttachmentRow.hall == hall_id, AttachmentRow.fact == fact_id)
        .order_by(AttachmentRow.seq)
    )
    return [
        Attachment(r.seq, r.fact, r.name, r.size, r.added_at, r.added_by) for r in rows
    ]


def content(session: Session, hall_id: str, number: int) -> bytes | None:
    """Return a file's content; None where the hall has no such file."""
    row = session.get(AttachmentRow, number)
    return row.content if row is not None and row.hall == hall_id else None
