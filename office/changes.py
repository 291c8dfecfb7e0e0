"""A change that a form makes must leave the hall book as sound as it was.

The same checks as for a book in a folder decide, so that a pin or a leave entered on a
page can never do what facts, posts and other rows of the book forbid.
"""

from collections.abc import Iterable
from dataclasses import replace

from hall.book import check_hall
from hall.domain import Hall, LeaveRequest, Pin
from hall.errors import Fault, RequestError, Say

PLACES = ("lunch", "free")


def with_pins(hall: Hall, pins: Iterable[Pin]) -> Hall:
    """Return ``hall`` with pins in the place of others of that person and block.

    Raises:
        RequestError: A pin cannot be kept.
    """
    kept = {(pin.date, pin.block, pin.staff): pin for pin in (*hall.pins, *pins)}
    return _sound(hall, replace(hall, pins=tuple(kept.values())))


def check_cell(hall: Hall, cell: Pin) -> None:
    """Check that a cell of the board and what goes into it are there at all.

    Whether it is lawful is another question: the board shows that.

    Raises:
        RequestError: There is no such block, person or place.
    """
    blocks = [block.id for block in hall.blocks]
    people = [person.id for person in hall.staff]
    places = [*(post.id for post in hall.posts), *PLACES]
    asked = ((cell.block, blocks), (cell.staff, people), (cell.place, places))
    faults = [_unknown(name) for name, known in asked if name not in known]
    if faults:
        raise RequestError(faults)


def _unknown(name: str) -> Fault:
    return Fault(
        "",
        Say(f"没有“{name}”", f"there is no '{name}'"),
        Say("请从本厅的时段、人员、岗位中选", "Choose among what this hall has"),
    )


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
