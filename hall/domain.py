"""The records of one hall: pure, frozen, and ignorant of files, law and solvers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Session = Literal["am", "noon", "pm"]
Half = Literal["am", "pm"]
LeaveKind = Literal[
    "personal",
    "sick",
    "official",
    "annual",
    "maternity",
    "lactation",
    "marriage",
    "bereavement",
    "compensatory",
]
LeaveStatus = Literal["requested", "approved", "refused"]
ActivityKind = Literal["meeting", "training", "outreach"]
HALVES: tuple[Half, Half] = ("am", "pm")


class HalfDay(NamedTuple):
    """A morning or an afternoon; the atom of leave and of cadre duty. Sorts in time."""

    date: dt.date
    half: Half

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.half}"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the working day; everything planned happens in whole blocks."""

    id: str
    start: dt.time
    end: dt.time
    session: Session

    @property
    def minutes(self) -> int:
        """Return its length in minutes."""
        start, end = self.start, self.end
        return (end.hour - start.hour) * 60 + end.minute - start.minute


@dataclass(frozen=True, slots=True)
class Window:
    """A window 窗口: one department's face in the hall.

    Attributes:
        kind: ``administrative`` or ``public_service`` (column ``class``).
        minimum: People on post while the counter is open (am and pm blocks).
        noon_minimum: People on post in the noon blocks.
    """

    id: str
    name: str
    department: str
    kind: str
    minimum: int = 1
    noon_minimum: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff 窗口人员; ``role`` is ``head`` or ``clerk``.

    Attributes:
        joined: First day on which the person can be planned; None = always.
        lactation_until: Last day of lactation leave (the child's first birthday).
    """

    id: str
    name: str
    window: str
    role: str = "clerk"
    joined: dt.date | None = None
    lactation_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post 岗位: its holder (A), its backups (B, by rank), open at noon or not."""

    id: str
    window: str
    name: str
    holder: str
    backups: tuple[str, ...] = ()
    noon: bool = False


@dataclass(frozen=True, slots=True)
class Cadre:
    """A mid-level cadre 中层干部, the windows he may attend, and when he cannot."""

    id: str
    name: str
    windows: tuple[str, ...]
    unavailable: frozenset[HalfDay] = frozenset()


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """A leave row 请假. Both ends are included.

    Attributes:
        submitted: Day of filing; None = in time.
        substitute: A named stand-in, binding if given.
        documents: Whether the papers its kind asks for are there.
    """

    id: str
    staff: str
    kind: LeaveKind
    start: HalfDay
    end: HalfDay
    status: LeaveStatus = "requested"
    submitted: dt.date | None = None
    substitute: str | None = None
    documents: bool = True


@dataclass(frozen=True, slots=True)
class Activity:
    """A fixed activity of the book.

    Attributes:
        blocks: Block ids of ``date`` that it fills.
        staff: Ids of the people, resolved from ``all``, ``heads``, ``window:W1``.
        required: True: all of ``staff`` must attend; False: they may.
    """

    id: str
    name: str
    kind: ActivityKind
    date: dt.date
    blocks: tuple[str, ...]
    staff: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """A person's place in one block, fixed: a post id, ``lunch`` or ``free``."""

    date: dt.date
    block: str
    staff: str
    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened or is planned; what it costs is each policy's affair.

    Attributes:
        type: An id of the common fact vocabulary.
        subject: A staff id, a window id, or ``HALL``.
        date: The day that decides the period (leave: its first day).
        incident: Facts of one subject with the same incident are one happening.
        verified: None = not said (counts as the vocabulary's default).
        attributes: The further keys of the type, e.g. ``minutes`` or ``level``.
    """

    id: str
    type: str
    subject: str
    date: dt.date
    time: dt.time | None = None
    count: Decimal | None = None
    value: Decimal | None = None
    incident: str | None = None
    verified: bool | None = None
    item: str | None = None
    substitute_for: str | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy in force in a hall, with the hall's own readings and parameters."""

    id: str
    readings: Mapping[str, object] = field(default_factory=dict)
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hall:
    """Everything a hall book says. Tables keep the order of their rows.

    Attributes:
        canteen_seats: People who can eat in one noon block; None = no limit.
        working_days: The hall's own working days; None = the national calendar.
        leave_max_points: Requests that cost more are refused (hundredths of a
            point); None = the cost is shown and is no ground for refusal.
        qualified: Pairs (staff, post): who may stand in beyond A and B.
        facing: Pairs (staff, opposite) of facing desks.
        carry: What earlier periods left behind, by (staff, measure).
    """

    id: str
    name: str
    blocks: tuple[Block, ...]
    windows: tuple[Window, ...]
    staff: tuple[Person, ...]
    posts: tuple[Post, ...]
    canteen_seats: int | None = None
    working_days: tuple[dt.date, ...] | None = None
    policies: tuple[PolicyChoice, ...] = ()
    leave_max_points: int | None = None
    qualified: tuple[tuple[str, str], ...] = ()
    facing: tuple[tuple[str, str], ...] = ()
    cadres: tuple[Cadre, ...] = ()
    leave: tuple[LeaveRequest, ...] = ()
    activities: tuple[Activity, ...] = ()
    pins: tuple[Pin, ...] = ()
    carry: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
