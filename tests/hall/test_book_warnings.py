"""Warnings: the book can be used, but something is probably not meant."""

from pathlib import Path

import pytest

from hall.book import check_book
from tests.hall.tiny_book import FILES, write_tiny


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "told"),
    [
        (
            "staff.csv",
            "2020-01-01,",
            "2020-01-01,2026-08-01",
            ("staff.csv", 2, "lactation_until"),
            "no effect",
        ),
        ("leave.csv", "personal", "lactation", ("leave.csv", 3, "kind"), "no effect"),
        ("posts.csv", "S2;S3", "", ("posts.csv", 2, "backups"), "has no backup"),
        ("posts.csv", "S4,S5", "S1,S5", ("posts.csv", 4, "holder"), "already holds"),
        ("windows.csv", "tive,1", "tive,3", ("windows.csv", 2, "minimum"), "2 posts"),
        ("staff.csv", "W2,head", "W2,clerk", ("windows.csv", 3, "id"), "has no head"),
        ("hall.yaml", "seats: 3", "seats: 2", ("hall.yaml", None, None), "seats 4"),
        ("qualified.csv", "S5,W1-P2", "S5,W1-P2\nS5,W1-P2", ("qualified.csv", 3, None),
         "the same as row 2"),
        ("pins.csv", "2026-06-02,am", "2026-06-19,am", ("pins.csv", 3, "date"),
         "not a working day"),
    ],
)  # fmt: skip
def test_doubtful_book_is_read_with_a_warning(  # noqa: PLR0913  # one row, one case
    tmp_path: Path,
    *,
    file: str,
    old: str,
    new: str,
    place: tuple[str, int | None, str | None],
    told: str,
) -> None:
    book = write_tiny(tmp_path, {file: FILES[file].replace(old, new, 1)})

    checked = check_book(book)

    assert checked.hall is not None
    assert [(w.file, w.row, w.column) for w in checked.warnings] == [place]
    assert told in checked.warnings[0].text("en")


def test_two_people_who_back_up_only_each_other_are_warned_of(tmp_path: Path) -> None:
    posts = FILES["posts.csv"].replace("S1,S2;S3", "S1,S2").replace("S2,S1;S3", "S2,S1")
    no_third = {"posts.csv": posts, "qualified.csv": "staff,post\n"}

    warnings = check_book(write_tiny(tmp_path, no_third)).warnings

    assert [warning.row for warning in warnings] == [2, 3]


def test_lactation_leave_fits_into_a_short_block(tmp_path: Path) -> None:
    whole = '{id: pm, start: "13:30", end: "17:00", session: pm}'
    halves = (
        '{id: p1, start: "13:30", end: "15:30", session: pm}\n'
        '  - {id: pm, start: "15:30", end: "17:00", session: pm}'
    )
    changes = {
        "hall.yaml": FILES["hall.yaml"].replace(whole, halves),
        "staff.csv": FILES["staff.csv"].replace("2020-01-01,", "2020-01-01,2026-08-01"),
    }

    assert check_book(write_tiny(tmp_path, changes)).warnings == ()


def test_misspelt_table_is_warned_of(tmp_path: Path) -> None:
    book = write_tiny(tmp_path)
    (book / "pins.csv").rename(book / "pin.csv")

    warnings = check_book(book).warnings

    assert [warning.file for warning in warnings] == ["pin.csv"]
    assert "Did you mean 'pins.csv'" in warnings[0].text("en")
