"""Writing a hall book: all of it, or nothing."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from hall.book.rows import rows_of
from hall.book.schema import COLUMNS, SETTINGS
from hall.book.settings_text import settings_text
from hall.domain import Hall
from hall.errors import BookError, Fault, Say


def write_book(hall: Hall, folder: Path) -> None:
    """Write ``hall`` as a book that reads back as the same hall.

    Files of an older book in ``folder`` are replaced; other files stay.

    Raises:
        BookError: ``folder`` holds something else than a book, or cannot be written;
            then it is as it was.
    """
    write_files(book_files(hall), folder)


def book_files(hall: Hall) -> dict[str, str]:
    """Return the text of every file of a hall's book."""
    rows = rows_of(hall)
    tables = {f"{name}.csv": csv_text(COLUMNS[name], rows[name]) for name in COLUMNS}
    return {SETTINGS: settings_text(hall)} | tables


def csv_text(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Put ``files`` (name to text) into a book's folder, all or none."""
    check_target(folder)
    existed = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(files, folder)
    except OSError as error:
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        what = Say(
            f"无法写入（{error.strerror}）", f"cannot be written ({error.strerror})"
        )
        remedy = Say("请检查权限和磁盘空间", "Check permissions and disk space")
        raise BookError([Fault(str(folder), what, remedy)]) from error


def check_target(folder: Path) -> None:
    """Check that writing a book to ``folder`` would overwrite nothing but a book.

    Raises:
        BookError: It would.
    """
    if folder.is_dir() and ((folder / SETTINGS).exists() or not any(folder.iterdir())):
        return
    if folder.exists():
        what = Say("已有别的内容，且不是台账", "exists and is not a hall book")
        remedy = Say("请换一个空文件夹", "Choose an empty folder")
        raise BookError([Fault(str(folder), what, remedy)])


def _write_all(files: Mapping[str, str], folder: Path) -> None:
    """Write beside the old files first, then move; put the old back on failure."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as name:
        new, old = Path(name) / "new", Path(name) / "old"
        new.mkdir()
        old.mkdir()
        for file, text in files.items():
            (new / file).write_bytes(text.encode())
        moved: list[str] = []
        try:
            for file in files:
                if (folder / file).exists():
                    (folder / file).rename(old / file)
                moved.append(file)
                (new / file).rename(folder / file)
        except OSError:
            for file in moved:
                (folder / file).unlink(missing_ok=True)
                if (old / file).exists():
                    (old / file).rename(folder / file)
            raise
