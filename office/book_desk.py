"""The hall book at the desk: its tables as they stand, and the whole as one file."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from hall.book import COLUMNS, rows_of, write_xlsx
from office.desk import Desk

Tables = Mapping[str, tuple[tuple[str, ...], list[tuple[str, ...]]]]
_BOOK = "book.xlsx"


class BookDesk(Desk):
    """What can be done with the tables of the hall."""

    def book_tables(self) -> Tables:
        """Return every table by name: its columns, and its rows as text."""
        rows = rows_of(self.hall())
        return {name: (columns, rows[name]) for name, columns in COLUMNS.items()}

    def book_xlsx(self) -> bytes:
        """Return the whole book as one workbook that can be loaded again."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / _BOOK
            write_xlsx(self.hall(), file)
            return file.read_bytes()
