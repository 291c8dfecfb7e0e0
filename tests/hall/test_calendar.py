"""Working days: published, forecast, unknown."""

import datetime as dt

import pytest

from hall.calendar import DayState, WorkCalendar
from hall.errors import CalendarError

NATIONAL = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-06-18", True),
        ("2026-06-19", False),  # Dragon Boat Festival, a Friday
        ("2026-06-20", False),
        ("2026-02-14", True),  # a Saturday worked for the Spring Festival
        ("2026-10-10", True),  # the same for National Day
        ("2025-10-08", False),
    ],
)
def test_national_calendar_knows_holidays_and_days_worked_instead(
    day: str, worked: bool
) -> None:
    assert NATIONAL.is_working(dt.date.fromisoformat(day)) is worked


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2003-12-31", DayState.UNKNOWN),
        ("2004-01-01", DayState.PUBLISHED),
        ("2026-12-31", DayState.PUBLISHED),
        ("2027-01-01", DayState.FORECAST),
        ("2027-12-31", DayState.FORECAST),
        ("2028-01-01", DayState.UNKNOWN),
    ],
)
def test_state_of_a_day(day: str, state: DayState) -> None:
    assert NATIONAL.state(dt.date.fromisoformat(day)) is state


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2027-01-01", False),  # a holiday whose date never moves
        ("2027-01-04", True),
        ("2027-01-02", False),  # a Saturday
        ("2027-05-02", False),
        ("2027-10-03", False),
        ("2027-10-04", True),  # likely off, but not certain
    ],
)
def test_forecast_is_monday_to_friday_without_fixed_holidays(
    day: str, worked: bool
) -> None:
    assert NATIONAL.is_working(dt.date.fromisoformat(day)) is worked


def test_june_2026_has_21_working_days() -> None:
    days = NATIONAL.month("2026-06")

    assert len(days) == 21
    assert days == tuple(sorted(days))
    assert dt.date(2026, 6, 19) not in days


@pytest.mark.parametrize("month", ["2028-01", "1999-12"])
def test_unknown_month_is_refused_with_what_to_do(month: str) -> None:
    with pytest.raises(CalendarError) as caught:
        NATIONAL.month(month)

    assert month in caught.value.lines("zh")[0]
    assert "working_days" in caught.value.lines("en")[0]


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-6", "June", "0000-01", "", "2026-06-01"]
)
def test_what_is_not_a_month_is_refused(month: str) -> None:
    with pytest.raises(CalendarError, match="is not a month"):
        NATIONAL.month(month)


def test_unknown_day_is_never_taken_for_monday_to_friday() -> None:
    with pytest.raises(CalendarError):
        NATIONAL.is_working(dt.date(2028, 1, 3))


def test_own_days_decide_the_months_they_name() -> None:
    saturday, tuesday = dt.date(2028, 1, 8), dt.date(2028, 1, 11)
    own = WorkCalendar([saturday, tuesday])

    assert own.month("2028-01") == (saturday, tuesday)
    assert own.state(dt.date(2028, 1, 31)) is DayState.PUBLISHED
    assert own.state(dt.date(2028, 2, 1)) is DayState.UNKNOWN
    assert own.month("2026-06") == NATIONAL.month("2026-06")


def test_neighbouring_working_days_bridge_holidays_and_month_ends() -> None:
    assert NATIONAL.next_working(dt.date(2026, 6, 18)) == dt.date(2026, 6, 22)
    assert NATIONAL.previous_working(dt.date(2026, 6, 22)) == dt.date(2026, 6, 18)
    assert NATIONAL.next_working(dt.date(2026, 6, 30)) == dt.date(2026, 7, 1)


def test_search_for_a_working_day_stops_at_unknown_days() -> None:
    with pytest.raises(CalendarError):
        NATIONAL.next_working(dt.date(2027, 12, 31))
