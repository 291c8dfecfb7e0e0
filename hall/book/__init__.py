"""The hall book: a folder of tables that says everything about one hall."""

from hall.book.read import Checked, check_book, read_book
from hall.book.write import write_book

__all__ = ["Checked", "check_book", "read_book", "write_book"]
