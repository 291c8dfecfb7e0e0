"""A change that a form makes must leave the hall book as sound as it was.

The same checks as for a book in a folder decide, so that a pin or a leave entered on a
page can never do what facts, posts and other rows of the book forbid.
"""

from dataclasses import replace

from hall.book import check_hall
from hall.domain import Hall, LeaveRequest, Pin
from hall.errors import Fault, RequestError


def with_pin(hall: Hall, pin: Pin) -> Hall:
    """Return ``hall`` with a pin in the place of any other of that person and block.

    Raises:
        RequestError: The pin cannot be kept.
    """
    others = (
        each
        for each in hall.pins
        if (each.date, each.block, each.staff) != (pin.date, pin.block, pin.staff)
    )
    return _sound(hall, replace(hall, pins=(*others, pin)))


def with_leave(hall: Hall, request: LeaveRequest) -> Hall:
    """Return ``hall`` with one more leave request.

    Raises:
        RequestError: The person, the days or the stand-in cannot be.
    """
    return _sound(hall, replace(hall, leave=(*hall.leave, request)))


def _sound(before: Hall, after: Hall) -> Hall:
    faults = _faults(after)
    old = set(_faults(before)) if faults else set()
    new = [fault for fault in faults if fault not in old]
    if new:
        raise RequestError(new)
    return after


def _faults(hall: Hall) -> list[Fault]:
    """Return what is wrong with a hall, without rows and columns nobody has seen."""
    errors = check_hall(hall).errors
    return [Fault("", fault.what, fault.remedy) for fault in errors]
