"""The tables of a hall: windows, people, posts, and the records of the book."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from office.store.base import Base


class HallRow(Base):
    """A hall 大厅.

    Attributes:
        settings: What hall.yaml says beside id and name (blocks, policies, …).
        revision: Counts every change of the hall, so that caches can tell.
        position: Order of loading; the hall loaded last is the default.
    """

    __tablename__ = "halls"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    settings: Mapped[dict[str, object]]
    revision: Mapped[int]
    position: Mapped[int]


class WindowRow(Base):
    """A window of a hall."""

    __tablename__ = "windows"

    hall: Mapped[str] = mapped_column(ForeignKey("halls.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    department: Mapped[str]
    kind: Mapped[str]
    minimum: Mapped[int]
    noon_minimum: Mapped[int]


class PersonRow(Base):
    """A member of staff."""

    __tablename__ = "staff"

    hall: Mapped[str] = mapped_column(ForeignKey("halls.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    window: Mapped[str]
    role: Mapped[str]
    joined: Mapped[dt.date | None]
    lactation_until: Mapped[dt.date | None]


class PostRow(Base):
    """A post with its holder and its backups in order of rank."""

    __tablename__ = "posts"

    hall: Mapped[str] = mapped_column(ForeignKey("halls.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    window: Mapped[str]
    name: Mapped[str]
    holder: Mapped[str]
    backups: Mapped[list[object]]
    noon: Mapped[bool]


class RecordRow(Base):
    """A row of one of the smaller tables of the book (cadres, activities, carry, …).

    Nothing is looked up in them by a column, so each row is kept whole.
    """

    __tablename__ = "records"

    hall: Mapped[str] = mapped_column(ForeignKey("halls.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[dict[str, object]]


class PinRow(Base):
    """A person's place in one block, fixed."""

    __tablename__ = "pins"

    hall: Mapped[str] = mapped_column(ForeignKey("halls.id"), primary_key=True)
    date: Mapped[dt.date] = mapped_column(primary_key=True)
    block: Mapped[str] = mapped_column(primary_key=True)
    staff: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str]
