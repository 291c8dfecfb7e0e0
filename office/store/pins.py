"""Pins set on the board; the next plan keeps to them."""

from sqlalchemy.orm import Session

from hall.domain import Pin
from office.store.hall_rows import pin_row
from office.store.hall_tables import PinRow
from office.store.halls import touch


def set_pin(session: Session, hall_id: str, pin: Pin) -> None:
    """Fix a person's place in a block; an older pin there gives way."""
    session.merge(pin_row(hall_id, pin))
    touch(session, hall_id)


def clear_pin(session: Session, hall_id: str, pin: Pin) -> None:
    """Let a person's place in a block go; nothing happens where there is no pin."""
    row = session.get(PinRow, (hall_id, pin.date, pin.block, pin.staff))
    if row is not None:
        session.delete(row)
        touch(session, hall_id)
