"""A hall written as a book, in whatever form, reads back as the same hall."""

import os
import tempfile
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from hall.book import (
    check_book,
    check_hall,
    read_book,
    read_xlsx,
    write_book,
    write_xlsx,
)
from hall.domain import Hall
from tests.hall.random_halls import halls
from tests.hall.tiny_book import SHARED, write_tiny

BOOKS = sorted(path.parent for path in SHARED.glob("*/*/hall.yaml"))


@settings(max_examples=60, deadline=None)
@given(halls())
def test_any_hall_survives_its_book(hall: Hall) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_book(hall, Path(folder) / "book")

        assert read_book(Path(folder) / "book") == hall


@settings(max_examples=15, deadline=None)
@given(halls())
def test_any_hall_survives_its_workbook(hall: Hall) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_xlsx(hall, Path(folder) / "book.xlsx")

        assert read_xlsx(Path(folder) / "book.xlsx") == hall


@settings(max_examples=30, deadline=None)
@given(halls())
def test_hall_is_checked_in_memory_as_in_a_folder(hall: Hall) -> None:
    spoilt = replace(hall, carry={("nobody", "stand_ins"): Decimal(1)})

    assert check_hall(hall).hall == hall
    assert [fault.column for fault in check_hall(spoilt).errors] == ["staff"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_tables_are_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    plain, other = write_tiny(tmp_path / "plain"), write_tiny(tmp_path / "other")
    for path in other.iterdir():
        path.write_bytes(path.read_text("utf-8").encode(encoding))

    assert read_book(other) == read_book(plain)


def test_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    plain, other = write_tiny(tmp_path / "plain"), write_tiny(tmp_path / "other")
    for path in other.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert read_book(other) == read_book(plain)


def test_shared_material_is_there() -> None:
    if BOOKS:
        return
    if os.environ.get("CI"):
        pytest.fail("the shared hall books are not next to the repository")
    pytest.skip("the shared hall books are not next to the repository")


@pytest.mark.parametrize("folder", BOOKS, ids=lambda path: path.name)
def test_shared_book_is_sound_and_survives(folder: Path, tmp_path: Path) -> None:
    checked = check_book(folder)

    assert checked.errors == ()
    assert checked.hall is not None
    write_book(checked.hall, tmp_path / "book")
    assert read_book(tmp_path / "book") == checked.hall


def test_the_largest_shared_book_is_read_quickly() -> None:
    city = SHARED / "books/city"
    if not city.exists():
        pytest.skip("the shared hall books are not next to the repository")
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        read_book(city)
        seconds.append(time.perf_counter() - start)

    assert min(seconds) < 0.3
