"""Rows of what earlier periods left behind, and of what happened."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from hall.book.attributes import as_attributes
from hall.book.cells import as_date, as_id, as_number, as_text, as_time, as_truth
from hall.book.people import read_id
from hall.book.row import Known, Row
from hall.book.schema import (
    COUNTED_MEASURES,
    DAY_MEASURES,
    LUNCH_MEASURE,
    SETTINGS,
    WHOLE_HALL,
)
from hall.book.words import known_in, one_of
from hall.domain import Fact
from hall.errors import Say

_HALF_DAY = Decimal("0.5")


def read_carry(row: Row, known: Known) -> tuple[tuple[str, str], Decimal]:
    """Read a row of carry.csv: times are whole, leave comes in half-days."""
    staff = row.required("staff", known_in(known.staff, "staff.csv"), "")
    measure = row.required("measure", _measure_in(known), "")
    value = row.required("value", as_number, Decimal(0))
    step = _HALF_DAY if measure in DAY_MEASURES else Decimal(1)
    if measure and value % step:
        row.fault(
            "value",
            Say(
                f"“{value}”不是 {step} 的整数倍",
                f"'{value}' is not a multiple of {step}",
            ),
            Say("次数填整数，天数填到半天", "Times are whole; days go by halves"),
        )
    return (staff, measure), value


def read_fact(row: Row, known: Known) -> Fact:
    """Read a row of facts.csv. What a type means is for the policies to know."""
    subjects = None
    if known.staff is not None and known.windows is not None:
        subjects = {*known.staff, *known.windows, WHOLE_HALL}
    nothing: dict[str, object] = {}
    attributes = row.optional("attributes", as_attributes, nothing)
    stood_in_for = attributes.pop("substitute_for", None)
    return Fact(
        id=read_id(row),
        type=row.required("type", as_id, ""),
        subject=row.required(
            "subject", known_in(subjects, "staff.csv / windows.csv / HALL"), ""
        ),
        date=row.required("date", as_date, dt.date.min),
        time=row.optional("time", as_time, None),
        count=row.optional("count", as_number, None),
        value=row.optional("value", as_number, None),
        incident=row.optional("incident", as_text, None),
        verified=row.optional("verified", as_truth, None),
        item=row.optional("item", as_text, None),
        substitute_for=None if stood_in_for is None else str(stood_in_for),
        attributes=attributes,
    )


def _measure_in(known: Known) -> Callable[[str], str]:
    """Return a parser of measures; ``lunch:`` must name a noon block of the hall."""
    noon_block = known_in(known.noon_blocks, f"{SETTINGS} (noon)")
    plain = one_of((*COUNTED_MEASURES, *DAY_MEASURES))

    def parse(cell: str) -> str:
        if not cell.startswith(LUNCH_MEASURE):
            return plain(cell)
        return LUNCH_MEASURE + noon_block(cell.removeprefix(LUNCH_MEASURE))

    return parse
