"""The hall book: a folder of tables that says everything about one hall."""

from hall.book.read import (
    Checked,
    check_book,
    check_hall,
    check_rows,
    read_book,
)
from hall.book.rows import rows_of
from hall.book.schema import COLUMNS, WHOLE_HALL
from hall.book.settings_text import settings_text
from hall.book.template import new_book
from hall.book.write import write_book
from hall.book.xlsx import check_xlsx, read_xlsx, write_xlsx

__all__ = [
    "COLUMNS",
    "WHOLE_HALL",
    "Checked",
    "check_book",
    "check_hall",
    "check_rows",
    "check_xlsx",
    "new_book",
    "read_book",
    "read_xlsx",
    "rows_of",
    "settings_text",
    "write_book",
    "write_xlsx",
]
