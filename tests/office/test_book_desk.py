"""Tables of the hall are replaced as a whole and only if the hall stays sound."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from hall.calendar import calendar_of
from hall.domain import Hall
from hall.errors import BookError, RequestError
from office import Office


def test_the_workbook_loads_again_as_the_same_hall(office: Office, small: Hall) -> None:
    content = office.book_xlsx()

    assert office.save_workbook(content, by="王主任") == small
    assert office.hall() == small


def test_a_broken_workbook_names_its_faults_and_changes_nothing(
    office: Office, small: Hall
) -> None:
    book = load_workbook(io.BytesIO(office.book_xlsx()))
    book["staff"]["C2"] = "W9"
    file = io.BytesIO()
    book.save(file)

    checked = office.read_workbook(file.getvalue())
    with pytest.raises(BookError, match="W9"):
        office.save_workbook(file.getvalue(), by="王主任")

    assert [(f.file, f.row, f.column) for f in checked.errors] == [
        ("staff", 2, "window")
    ]
    assert office.hall() == small


def test_a_table_is_replaced(office: Office) -> None:
    _, rows = office.book_tables()["windows"]
    changed = [(row[0], "户政一窗", *row[2:]) for row in rows]

    office.save_table("windows", changed, by="王主任")

    assert office.hall().windows[0].name == "户政一窗"


def test_a_broken_table_changes_nothing(office: Office, small: Hall) -> None:
    _, rows = office.book_tables()["staff"]

    with pytest.raises(BookError, match="is not in staff"):
        office.save_table("staff", rows[1:], by="王主任")

    assert office.hall() == small


def test_changes_are_signed(office: Office) -> None:
    _, rows = office.book_tables()["windows"]

    with pytest.raises(RequestError, match="nobody says who"):
        office.save_table("windows", rows, by="")


def test_a_day_is_overridden_and_others_stay(office: Office) -> None:
    saturday = dt.date(2026, 6, 6)
    before = calendar_of(office.hall()).month("2026-06")

    office.set_day(saturday, worked=True, by="王主任")
    assert set(calendar_of(office.hall()).month("2026-06")) == {*before, saturday}

    office.set_day(saturday, worked=False, by="王主任")
    assert calendar_of(office.hall()).month("2026-06") == before
