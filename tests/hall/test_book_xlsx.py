"""The workbook: text stays text, and its faults name the sheet."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from hall.book import check_xlsx, read_book, read_xlsx, write_xlsx
from hall.errors import BookError
from tests.hall.tiny_book import write_tiny


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    """Return the tiny book as a workbook."""
    path = tmp_path / "book.xlsx"
    write_xlsx(read_book(write_tiny(tmp_path / "book")), path)
    return path


def test_every_cell_is_text(tmp_path: Path) -> None:
    hall = read_book(write_tiny(tmp_path / "book"))
    first = replace(hall.staff[0], name='=HYPERLINK("x")')
    path = tmp_path / "book.xlsx"

    write_xlsx(replace(hall, name="007", staff=(first, *hall.staff[1:])), path)

    sheets = load_workbook(path)
    kinds = {
        cell.data_type
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds == {"s"}
    assert read_xlsx(path).staff[0].name == '=HYPERLINK("x")'
    assert read_xlsx(path).name == "007"


def test_values_typed_into_excel_are_understood(workbook_path: Path) -> None:
    workbook = load_workbook(workbook_path)
    staff, carry, facts = workbook["staff"], workbook["carry"], workbook["facts"]
    staff["E2"] = dt.datetime(2021, 5, 6)
    carry["C2"] = 7
    carry["C3"] = 2.5
    facts["E2"] = dt.time(11, 5)
    facts["I2"] = False
    workbook.save(workbook_path)

    hall = read_xlsx(workbook_path)

    assert hall.staff[0].joined == dt.date(2021, 5, 6)
    assert list(hall.carry.values()) == [7, 2.5]
    assert hall.facts[0].time == dt.time(11, 5)
    assert hall.facts[0].verified is False


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "told"),
    [
        ("staff", "C2", "=A1", "staff, row 2, column 'C': this is a formula"),
        ("staff", "C2", "W9", "staff, row 2, column 'window': 'W9'"),
        ("posts", "A1", "ID", "there is no column 'ID'"),
        ("hall.yaml", "A1", "idd: tiny", "hall.yaml, row 1"),
    ],
)
def test_fault_of_a_sheet_is_told_with_its_place(
    workbook_path: Path, sheet: str, cell: str, value: str, told: str
) -> None:
    workbook = load_workbook(workbook_path)
    workbook[sheet][cell] = value
    workbook.save(workbook_path)

    with pytest.raises(BookError) as caught:
        read_xlsx(workbook_path)

    assert told in str(caught.value)


@pytest.mark.parametrize("sheet", ["hall.yaml", "windows", "staff", "posts"])
def test_missing_sheet_is_told(workbook_path: Path, sheet: str) -> None:
    workbook = load_workbook(workbook_path)
    del workbook[sheet]
    workbook.save(workbook_path)

    assert [fault.file for fault in check_xlsx(workbook_path).errors] == [sheet]


def test_what_is_not_a_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_text("id,name")

    for path in (tmp_path / "book.xlsx", tmp_path / "nowhere.xlsx"):
        with pytest.raises(BookError, match="not a readable xlsx"):
            read_xlsx(path)


def test_workbook_that_cannot_be_written_leaves_the_old_one(
    workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, before = read_xlsx(workbook_path), workbook_path.read_bytes()

    def fail(self: Workbook, filename: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Workbook, "save", fail)

    with pytest.raises(BookError, match="No space left"):
        write_xlsx(hall, workbook_path)

    assert workbook_path.read_bytes() == before
