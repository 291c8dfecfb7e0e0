"""Price calendars at the desk: kept, and priced anew only where something changed."""

import pytest

from hall.domain import HalfDay, Hall, LeaveRequest
from hall.errors import RequestError
from office import Office, plan_with_predictions
from tests.office.worlds import MONTH


def test_calendar_of_an_unplanned_month_or_unknown_window_is_refused(
    office: Office, small: Hall
) -> None:
    with pytest.raises(RequestError, match="is not planned yet"):
        office.price_calendar(MONTH)
    office.save_draft(MONTH, plan_with_predictions(small, MONTH), None)
    with pytest.raises(RequestError, match="there is no window"):
        office.price_calendar(MONTH, "W9")


def test_calendar_is_what_asking_says_and_is_kept(office: Office, small: Hall) -> None:
    office.save_draft(MONTH, plan_with_predictions(small, MONTH), None)
    told: list[tuple[int, int]] = []

    def tick(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    first = office.price_calendar(MONTH, "W1", tick=tick)
    again = office.price_calendar(MONTH)

    assert told == [(n, 5) for n in range(5)]
    assert (first.reused, again.cells) == (0, first.cells)
    priced = [cell for cell in again.cells if cell.state == "priced"]
    assert again.reused == len(priced)
    for cell in sorted(priced, key=lambda c: -(c.points or 0))[:3]:
        at = HalfDay(cell.date, cell.half)
        answer = office.ask(LeaveRequest("", cell.staff, "personal", at, at), MONTH)
        assert (answer.verdict, answer.points) == (cell.verdict, cell.points)
