"""Writing a book: all of it or nothing, and over nothing but a book."""

from dataclasses import replace
from pathlib import Path

import pytest

from hall.book import check_book, new_book, read_book, write_book
from hall.errors import BookError
from tests.hall.tiny_book import write_tiny


def test_book_replaces_an_older_one_and_leaves_other_files(tmp_path: Path) -> None:
    book = write_tiny(tmp_path / "book")
    (book / "notes.txt").write_text("keep me")
    hall = replace(read_book(book), name="新厅")

    write_book(hall, book)

    assert read_book(book) == hall
    assert (book / "notes.txt").read_text() == "keep me"
    assert not [path for path in book.iterdir() if path.name.startswith(".")]


def test_book_is_not_written_over_something_else(tmp_path: Path) -> None:
    hall = read_book(write_tiny(tmp_path / "book"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.docx").write_text("precious")

    with pytest.raises(BookError, match="not a hall book"):
        write_book(hall, other)

    assert [path.name for path in other.iterdir()] == ["thesis.docx"]


def test_book_that_fails_half_way_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = write_tiny(tmp_path / "book")
    before = {path.name: path.read_bytes() for path in book.iterdir()}
    hall = replace(read_book(book), name="新厅")
    move = Path.rename

    def fail_at_posts(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and self.name == "posts.csv":
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "rename", fail_at_posts)

    with pytest.raises(BookError, match="No space left"):
        write_book(hall, book)

    assert {path.name: path.read_bytes() for path in book.iterdir()} == before


def test_new_folder_that_cannot_be_filled_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = read_book(write_tiny(tmp_path / "book"))

    def fail(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)

    with pytest.raises(BookError):
        write_book(hall, tmp_path / "new")

    assert not (tmp_path / "new").exists()


def test_starting_book_is_sound_and_explains_itself(tmp_path: Path) -> None:
    new_book(tmp_path / "mine")

    checked = check_book(tmp_path / "mine")

    assert (checked.errors, checked.warnings) == ((), ())
    assert "# " in (tmp_path / "mine/hall.yaml").read_text("utf-8")


def test_starting_book_is_never_written_over_a_book(tmp_path: Path) -> None:
    book = write_tiny(tmp_path / "book")

    with pytest.raises(BookError, match="already holds a hall book"):
        new_book(book)

    assert read_book(book).id == "tiny"
