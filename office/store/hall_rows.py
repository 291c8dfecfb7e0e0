"""The rows of windows, staff, posts and pins, there and back."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hall.domain import Person, Pin, Post, Window
from office.store.hall_tables import PersonRow, PinRow, PostRow, WindowRow


def pin_row(hall_id: str, pin: Pin) -> PinRow:
    """Return the row of a pin."""
    return PinRow(
        hall=hall_id, date=pin.date, block=pin.block, staff=pin.staff, place=pin.place
    )


def window_row(hall_id: str, position: int, window: Window) -> WindowRow:
    """Return the row of a window."""
    return WindowRow(
        hall=hall_id,
        id=window.id,
        position=position,
        name=window.name,
        department=window.department,
        kind=window.kind,
        minimum=window.minimum,
        noon_minimum=window.noon_minimum,
    )


def person_row(hall_id: str, position: int, person: Person) -> PersonRow:
    """Return the row of a member of staff."""
    return PersonRow(
        hall=hall_id,
        id=person.id,
        position=position,
        name=person.name,
        window=person.window,
        role=person.role,
        joined=person.joined,
        lactation_until=person.lactation_until,
    )


def post_row(hall_id: str, position: int, post: Post) -> PostRow:
    """Return the row of a post."""
    return PostRow(
        hall=hall_id,
        id=post.id,
        position=position,
        window=post.window,
        name=post.name,
        holder=post.holder,
        backups=list(post.backups),
        noon=post.noon,
    )


def windows_of(session: Session, hall_id: str) -> tuple[Window, ...]:
    """Return the windows of a hall in the order of the book."""
    rows = session.scalars(
        select(WindowRow).where(WindowRow.hall == hall_id).order_by(WindowRow.position)
    )
    return tuple(
        Window(r.id, r.name, r.department, r.kind, r.minimum, r.noon_minimum)
        for r in rows
    )


def staff_of(session: Session, hall_id: str) -> tuple[Person, ...]:
    """Return the staff of a hall in the order of the book."""
    rows = session.scalars(
        select(PersonRow).where(PersonRow.hall == hall_id).order_by(PersonRow.position)
    )
    return tuple(
        Person(r.id, r.name, r.window, r.role, r.joined, r.lactation_until)
        for r in rows
    )


def posts_of(session: Session, hall_id: str) -> tuple[Post, ...]:
    """Return the posts of a hall in the order of the book."""
    rows = session.scalars(
        select(PostRow).where(PostRow.hall == hall_id).order_by(PostRow.position)
    )
    return tuple(
        Post(r.id, r.window, r.name, r.holder, _ids(r.backups), r.noon) for r in rows
    )


def _ids(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def pins_of(session: Session, hall_id: str) -> tuple[Pin, ...]:
    """Return the pins of a hall by day, block and person."""
    rows = session.scalars(
        select(PinRow)
        .where(PinRow.hall == hall_id)
        .order_by(PinRow.date, PinRow.block, PinRow.staff)
    )
    return tuple(Pin(r.date, r.block, r.staff, r.place) for r in rows)
