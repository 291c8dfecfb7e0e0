"""Checks across the rows of a book, in the order of the tables."""

from collections.abc import Callable

from hall.book.checks.activities import check_activities
from hall.book.checks.leave import check_leave
from hall.book.checks.pins import check_pins
from hall.book.checks.records import check_records
from hall.book.checks.structure import check_structure
from hall.book.draft import Draft
from hall.book.findings import Findings

CHECKS: tuple[Callable[[Draft, Findings], None], ...] = (
    check_structure,
    check_leave,
    check_activities,
    check_pins,
    check_records,
)
