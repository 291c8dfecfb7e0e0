"""Halls in and out of the database: the book as tables."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from hall.domain import Hall
from hall.errors import Fault, RequestError, Say
from office.store.facts import effective_facts, record_new_facts
from office.store.hall_rows import (
    person_row,
    pin_row,
    pins_of,
    post_row,
    posts_of,
    staff_of,
    window_row,
    windows_of,
)
from office.store.hall_tables import (
    HallRow,
    PersonRow,
    PinRow,
    PostRow,
    RecordRow,
    WindowRow,
)
from office.store.leave import leave_of, store_book_leave
from office.store.records import record_rows, with_records

POLICY = "policy"
OWN_DAYS = "own_working_days"
SEATS = "canteen_seats"
MAX_POINTS = "leave_max_points"


def hall_names(session: Session) -> list[tuple[str, str]]:
    """Return (id, name) of every hall, the one loaded last first."""
    rows = session.scalars(select(HallRow).order_by(HallRow.position.desc()))
    return [(row.id, row.name) for row in rows]


def touch(session: Session, hall_id: str) -> None:
    """Count one more change of a hall, so that caches let go of the old one."""
    _head(session, hall_id).revision += 1


def store_hall(session: Session, hall: Hall) -> None:
    """Replace the tables of a hall; leave handed in here and facts stay.

    Raises:
        RequestError: A fact of the book differs from what is already recorded.
    """
    _store_head(session, hall)
    for table in (WindowRow, PersonRow, PostRow, RecordRow, PinRow):
        session.execute(delete(table).where(table.hall == hall.id))
    session.add_all(window_row(hall.id, i, w) for i, w in enumerate(hall.windows))
    session.add_all(person_row(hall.id, i, p) for i, p in enumerate(hall.staff))
    session.add_all(post_row(hall.id, i, p) for i, p in enumerate(hall.posts))
    session.add_all(record_rows(hall))
    session.add_all(pin_row(hall.id, pin) for pin in hall.pins)
    store_book_leave(session, hall)
    record_new_facts(session, hall)


def _store_head(session: Session, hall: Hall) -> None:
    last = session.scalar(select(func.max(HallRow.position))) or 0
    row = session.get(HallRow, hall.id)
    if row is None:
        row = HallRow(id=hall.id, revision=0)
        session.add(row)
    row.position = last + 1
    row.name = hall.name
    row.revision += 1
    row.settings = {
        SEATS: hall.canteen_seats,
        MAX_POINTS: hall.leave_max_points,
        OWN_DAYS: hall.working_days is not None,
    }
    session.flush()


def store_policies(session: Session, hall: Hall) -> None:
    """Replace what a hall chose of the policies; everything else stays."""
    kept = select(RecordRow).where(RecordRow.hall == hall.id)
    for row in session.scalars(kept.where(RecordRow.kind == POLICY)):
        session.delete(row)
    session.flush()
    session.add_all(row for row in record_rows(hall) if row.kind == POLICY)
    touch(session, hall.id)


def hall_revision(session: Session, hall_id: str) -> int:
    """Return the count of changes of a hall.

    Raises:
        RequestError: There is no such hall.
    """
    return _head(session, hall_id).revision


def _head(session: Session, hall_id: str) -> HallRow:
    row = session.get(HallRow, hall_id)
    if row is None:
        raise RequestError([_unknown(hall_id)])
    return row


def _unknown(hall_id: str) -> Fault:
    return Fault(
        "",
        Say(f"没有大厅“{hall_id}”", f"There is no hall '{hall_id}'"),
        Say("请先载入它的账册", "Load its book first"),
    )


def load_hall(session: Session, hall_id: str) -> Hall:
    """Return a hall as the planner and the scorer want it.

    Raises:
        RequestError: There is no such hall.
    """
    row = _head(session, hall_id)
    bare = Hall(
        id=row.id,
        name=row.name,
        blocks=(),
        windows=windows_of(session, row.id),
        staff=staff_of(session, row.id),
        posts=posts_of(session, row.id),
        canteen_seats=_whole(row.settings[SEATS]),
        leave_max_points=_whole(row.settings[MAX_POINTS]),
        leave=leave_of(session, row.id),
        pins=pins_of(session, row.id),
        facts=effective_facts(session, row.id),
    )
    records = session.scalars(
        select(RecordRow)
        .where(RecordRow.hall == row.id)
        .order_by(RecordRow.kind, RecordRow.position)
    )
    return with_records(bare, records, own_days=bool(row.settings[OWN_DAYS]))


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
