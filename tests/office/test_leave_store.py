"""Requests are kept with the answer given; a half-day is approved once."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hall.domain import HalfDay, Hall
from hall.errors import RequestError
from hall.plan_json import answer_to_json
from office import Office
from tests.office.worlds import MONTH, approval, wish


def test_a_request_is_kept_with_the_answer_that_was_shown(office: Office) -> None:
    kept = office.submit(wish(), approval())

    stored = office.answered_leave(MONTH)[-1]
    assert stored.request == kept
    assert stored.answer == answer_to_json(approval())
    assert stored.answered_at is not None
    assert office.hall().leave[-1] == kept


def test_requests_get_ids_of_their_own(office: Office) -> None:
    first = office.submit(wish(day=23), approval())
    second = office.submit(wish(day=24), approval())

    ids = [request.id for request in office.hall().leave]
    assert first.id != second.id
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("month", "shown"),
    [("2026-05", False), ("2026-06", True), ("2026-07", True), ("2026-08", False)],
)
def test_a_request_shows_in_every_month_it_touches(
    office: Office, month: str, shown: bool
) -> None:
    over_the_end = replace(wish(day=30), end=HalfDay(dt.date(2026, 7, 1), "pm"))

    kept = office.submit(over_the_end, approval())

    assert (kept in office.leave_requests(month)) is shown


@pytest.mark.parametrize(
    ("staff", "day", "what"),
    [
        ("S9", 23, "S9"),  # nobody
        ("S5", 8, "S5"),  # has leave on that day
    ],
)
def test_what_the_book_forbids_cannot_be_handed_in(
    office: Office, staff: str, day: int, what: str
) -> None:
    before = office.hall()

    with pytest.raises(RequestError, match=what):
        office.submit(wish(staff, day), approval())

    assert office.hall() == before


def test_the_database_forbids_two_approved_leaves_in_one_half_day(
    office: Office, small: Hall
) -> None:
    approved = next(r for r in small.leave if r.status == "approved")
    office.submit(wish(), approval())

    with (
        pytest.raises(IntegrityError, match="UNIQUE"),
        office.database.writing() as session,
    ):
        session.execute(
            text(
                "UPDATE leave_half_days SET approved = 1, staff = :staff, date = :date"
            ),
            {"staff": approved.staff, "date": approved.start.date.isoformat()},
        )


def test_overlapping_approved_leave_of_a_book_is_refused(
    office: Office, small: Hall
) -> None:
    approved = next(r for r in small.leave if r.status == "approved")
    twice = replace(small, leave=(*small.leave, replace(approved, id="R99")))

    with pytest.raises(RequestError, match="already has approved leave"):
        office.load_book(twice)

    assert office.hall() == small
