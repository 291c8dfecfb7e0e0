"""Faults of a hall book: each named with file, row, column, value and remedy."""

from pathlib import Path

import pytest

from hall.book import check_book, read_book
from hall.errors import BookError
from tests.hall.tiny_book import (
    FILES,
    errors,
    only_error,
    spoilt,
    with_rows,
    write_tiny,
)


def test_sound_book_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    checked = check_book(write_tiny(tmp_path))

    assert checked.hall is not None
    assert (checked.errors, checked.warnings) == ((), ())


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "told"),
    [
        # ids
        ("staff.csv", "S2,张三,W1", "S2,张三,W9", 3, "window", "'W9'"),
        ("posts.csv", "S2;S3", "S2;S33", 2, "backups", "'S33'"),
        ("qualified.csv", "S5,W1-P2", "S5,W1-P9", 2, "post", "'W1-P9'"),
        ("facing.csv", "S1,S2", "S1,S1", 2, "opposite", "faces himself"),
        ("cadres.csv", "W1;W2", "W1;W3", 2, "windows", "'W3'"),
        ("leave.csv", ",S5,no", ",S9,no", 3, "substitute", "'S9'"),
        ("leave.csv", ",S5,no", ",S2,no", 3, "substitute", "stand in for himself"),
        ("activities.csv", "window:W1", "window:W7", 3, "staff", "'W7'"),
        ("activities.csv", "L1;L2", "L1;L9", 3, "blocks", "'L9'"),
        ("pins.csv", "L1,S1", "L7,S1", 2, "block", "'L7'"),
        ("pins.csv", "S5,W2-P1", "S5,W2-P7", 3, "place", "'W2-P7'"),
        ("facts.csv", "F1,early_lunch,S1", "F1,early_lunch,X", 2, "subject", "'X'"),
        ("activities.csv", "T1,", "M1,", 3, "id", "already used in row 2"),
        ("activities.csv", "T1,", "lunch,", 3, "id", "reserved"),
        ("activities.csv", "T1,", "T 1,", 3, "id", "'T 1'"),
        ("activities.csv", "T1,", ",", 3, "id", "empty"),
        # A/B
        ("posts.csv", "S1,S2;S3", "S1,S2;S1", 2, "backups", "circular"),
        ("posts.csv", "S1,S2;S3", "S1,S2;S2", 2, "backups", "listed twice"),
        ("posts.csv", "S1,S2;S3", "S1,S2；S3", 2, "backups", "full-width"),
        # dates, halves, numbers, words
        ("staff.csv", "2026-06-15", "2026/6/15", 4, "joined", "2026-06-15"),
        ("staff.csv", "2026-06-15", "2026-06-31", 4, "joined", "that exists"),
        ("leave.csv", "2026-06-16 pm,2026", "2026-06-16,2026", 3, "start", "half-day"),
        ("leave.csv", "2026-06-09 pm", "2026-06-05 pm", 2, "end", "before the start"),
        ("leave.csv", "R1,S1,annual", "R1,S1,anual", 2, "kind", "'annual'"),
        ("leave.csv", "requested", "asked", 3, "status", "'asked'"),
        ("windows.csv", "administrative", "admin", 2, "class", "'admin'"),
        ("windows.csv", "tive,1,1", "tive,-1,1", 2, "minimum", "'-1'"),
        ("windows.csv", "tive,1,1", "tive,1,2", 2, "noon_minimum", "1 noon posts"),
        ("posts.csv", ",yes", ",ja", 2, "noon", "'ja'"),
        ("carry.csv", "lunch:L1", "lunch:L3", 2, "measure", "'L3'"),
        ("carry.csv", "leave_sick_year", "leave_sick", 3, "measure", "'leave_sick_"),
        ("carry.csv", ",4", ",4.5", 2, "value", "multiple of 1"),
        ("carry.csv", ",2.5", ",2.2", 3, "value", "multiple of 0.5"),
        ("facts.csv", "11:20", "25:20", 2, "time", "'25:20'"),
        ("facts.csv", "97.5", "-1", 3, "value", "'-1'"),
        ("facts.csv", "minutes=10", "minutes", 2, "attributes", "name=value"),
        ("facts.csv", "minutes=10", "minutes=ten", 2, "attributes", "'ten'"),
        ("facts.csv", "minutes=10", "item=1;item=2", 2, "attributes", "twice"),
        ("activities.csv", "pm,heads,yes", "pm,heads,", 2, "required", "empty"),
        ("cadres.csv", "孙科长", "", 2, "name", "empty"),
    ],
)  # fmt: skip
def test_fault_of_a_cell_is_told_with_its_place(  # noqa: PLR0913  # one row, one cell
    tmp_path: Path,
    *,
    file: str,
    old: str,
    new: str,
    row: int,
    column: str,
    told: str,
) -> None:
    fault = only_error(spoilt(tmp_path, file, old, new))

    assert (fault.file, fault.row, fault.column) == (file, row, column)
    assert told in fault.text("en")


@pytest.mark.parametrize("file", ["hall.yaml", "windows.csv", "staff.csv", "posts.csv"])
def test_missing_file_is_told_without_other_noise(tmp_path: Path, file: str) -> None:
    book = write_tiny(tmp_path)
    (book / file).unlink()

    assert only_error(book).file == file


def test_optional_tables_may_be_absent(tmp_path: Path) -> None:
    book = write_tiny(tmp_path)
    for path in book.iterdir():
        if path.name not in ("hall.yaml", "windows.csv", "staff.csv", "posts.csv"):
            path.unlink()

    assert read_book(book).leave == ()


def test_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="no such folder"):
        read_book(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("staff,post,rank", ["no column 'rank'"]),
        ("staff", ["lacks column 'post'"]),
        ("staff,psot", ["Did you mean 'post'", "lacks column 'post'"]),
        ("staff,post,post", ["occurs twice"]),
        ("", ["lacks column 'staff'", "lacks column 'post'"]),  # an empty file
    ],
)
def test_wrong_header_is_told(tmp_path: Path, header: str, told: list[str]) -> None:
    found = errors(write_tiny(tmp_path, {"qualified.csv": header + "\n"}))

    assert len(found) == len(told)
    for fault, words in zip(found, told, strict=True):
        assert words in fault.text("en")
        assert (fault.file, fault.row) == ("qualified.csv", 1)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    book = write_tiny(tmp_path, {"qualified.csv": "post,staff\nW1-P2,S5\n"})

    assert read_book(book).qualified == (("S5", "W1-P2"),)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("S5", "1 cells"),
        ("S5,W1-P1,x", "3 cells"),
        ('S5,"W1-P1', "not sound CSV"),  # a quotation mark that never closes
    ],
)
def test_row_of_the_wrong_shape_is_told(tmp_path: Path, row: str, told: str) -> None:
    fault = only_error(with_rows(tmp_path, "qualified.csv", row))

    assert told in fault.text("en")
    assert fault.row == 3


def test_blank_rows_and_trailing_empty_cells_are_nothing(tmp_path: Path) -> None:
    book = with_rows(tmp_path, "qualified.csv", "", ",", "S4,W1-P1,,")

    assert read_book(book).qualified == (("S5", "W1-P2"), ("S4", "W1-P1"))


def test_rows_are_counted_as_lines_of_the_file(tmp_path: Path) -> None:
    rows = ['C2,"two\nlines",W1,', "C3,钱科长,W9,"]

    assert only_error(with_rows(tmp_path, "cadres.csv", *rows)).row == 5


def test_faults_of_every_table_are_told_together_in_order(tmp_path: Path) -> None:
    spoiled = {
        "hall.yaml": FILES["hall.yaml"].replace('"09:00"', "11:30"),
        "staff.csv": FILES["staff.csv"].replace("2020-01-01", "1 May"),
        "leave.csv": FILES["leave.csv"].replace("annual", "x").replace("S2", "S22"),
        "facts.csv": FILES["facts.csv"].replace("11:20", "noon"),
    }

    found = errors(write_tiny(tmp_path, spoiled))

    assert [(fault.file, fault.row) for fault in found] == [
        ("hall.yaml", 4), ("staff.csv", 2), ("leave.csv", 2), ("leave.csv", 3),
        ("facts.csv", 2),
    ]  # fmt: skip


def test_row_with_a_fault_still_counts_as_there(tmp_path: Path) -> None:
    book = spoilt(
        tmp_path, "staff.csv", "S1,王一,W1,head,2020-01-01", "S1,王一,W1,boss,"
    )

    assert only_error(book).column == "role"  # and nobody says that S1 is unknown


@pytest.mark.parametrize(
    ("rows", "row", "told"),
    [
        (("R3,S1,sick,2026-06-09 pm,2026-06-10 am,requested,,,yes",), 4, "in row 2"),
        (("R3,S1,sick,2026-06-10 am,2026-06-10 am,requested,,,yes",), None, None),
        (("R3,S1,sick,2026-06-09 pm,2026-06-10 am,refused,,,yes",), None, None),
        (("R3,S2,sick,2026-06-09 pm,2026-06-10 am,approved,,,yes",), None, None),
        # a long leave meets two that do not meet each other
        (("R3,S1,sick,2026-06-03 am,2026-06-30 am,approved,,,yes",), 4, "'R1'"),
    ],
)  # fmt: skip
def test_overlapping_leave_of_one_person_is_told(
    tmp_path: Path, rows: tuple[str, ...], row: int | None, told: str | None
) -> None:
    book = with_rows(tmp_path, "leave.csv", *rows)

    if told is None:
        assert errors(book) == ()
    else:
        fault = only_error(book)
        assert fault.row == row
        assert told in fault.text("en")


def test_carry_over_given_twice_is_told(tmp_path: Path) -> None:
    fault = only_error(with_rows(tmp_path, "carry.csv", "S1,lunch:L1,5"))

    assert "already given in row 2" in fault.text("en")


def test_person_required_at_two_activities_is_told(tmp_path: Path) -> None:
    row = "T2,学习,training,2026-06-10,pm,S4,yes"

    assert "'M1'" in only_error(with_rows(tmp_path, "activities.csv", row)).text("en")


def test_person_who_may_attend_does_not_clash(tmp_path: Path) -> None:
    row = "T2,学习,training,2026-06-10,pm,S4,no"

    assert errors(with_rows(tmp_path, "activities.csv", row)) == ()


def test_activity_that_nobody_attends_is_told(tmp_path: Path) -> None:
    book = spoilt(tmp_path, "staff.csv", "S1,王一,W1,head", "S1,王一,W1,clerk")
    text = (
        (book / "staff.csv").read_text().replace("S4,赵六,W2,head", "S4,赵六,W2,clerk")
    )
    (book / "staff.csv").write_text(text)

    assert "nobody attends" in only_error(book).text("en")


def test_messages_come_in_both_languages(tmp_path: Path) -> None:
    fault = only_error(spoilt(tmp_path, "qualified.csv", "W1-P2", "W1-P9"))

    assert fault.text("zh").startswith("qualified.csv，第2行，列“post”：“W1-P9”不在")
    assert "是否应为“W1-P2”" in fault.text("zh")
    assert fault.text("en").startswith(
        "qualified.csv, row 2, column 'post': 'W1-P9' is not in posts.csv. "
        "Did you mean 'W1-P2'?"
    )


def test_unreadable_bytes_are_told(tmp_path: Path) -> None:
    book = write_tiny(tmp_path)
    (book / "staff.csv").write_bytes(b"id,name\xff\xff\xff")

    assert "cannot be read" in only_error(book).text("en")
