"""The table of files that prove facts."""

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from office.store.base import Base

HALL = "halls.id"


class AttachmentRow(Base):
    """A file that proves a fact; rows are only ever added.

    Attributes:
        fact: The fact's id; corrections of the fact keep its evidence.
        content: The file itself, read only when somebody opens it.
    """

    __tablename__ = "attachments"
    __table_args__ = (Index("ix_attachments_fact", "hall", "fact"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall: Mapped[str] = mapped_column(ForeignKey(HALL))
    fact: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(deferred=True)
    added_at: Mapped[dt.datetime]
    added_by: Mapped[str]
