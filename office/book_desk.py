"""The hall book at the desk: its tables edited, and the whole as one file."""

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hall.book import (
    COLUMNS,
    Checked,
    check_hall,
    check_rows,
    check_xlsx,
    rows_of,
    settings_text,
    write_xlsx,
)
from hall.calendar import calendar_of
from hall.domain import Hall
from hall.errors import BookError, Fault, RequestError, Say
from office.desk import Desk
from office.store.audit import Deed, log
from office.store.halls import store_hall

Rows = Sequence[tuple[str, ...]]
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

    def read_workbook(self, content: bytes) -> Checked:
        """Check a whole book sent as a workbook, without storing anything."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / _BOOK
            file.write_bytes(content)
            return check_xlsx(file)

    def save_workbook(self, content: bytes, by: str) -> Hall:
        """Load a whole book, or nothing of it.

        Raises:
            BookError: Something is wrong in it.
            RequestError: A fact is recorded with other contents, or nobody signs.
        """
        checked = self.read_workbook(content)
        if checked.hall is None:
            raise BookError(checked.errors)
        self._store(checked.hall, Deed("hall.loaded", checked.hall.id, by))
        return checked.hall

    def save_table(self, name: str, rows: Rows, by: str) -> None:
        """Put ``rows`` in the place of a table; a broken one changes nothing.

        Raises:
            BookError: The hall would not be sound; with every fault.
            RequestError: Nobody signs.
        """
        hall = self.hall()
        checked = check_rows(settings_text(hall), {**rows_of(hall), name: list(rows)})
        if checked.hall is None:
            raise BookError(checked.errors)
        # facts are kept as they were recorded, whatever the table makes of them
        changed = replace(checked.hall, facts=hall.facts)
        self._store(changed, Deed("hall.table", name, by))

    def save_hall(self, hall: Hall, by: str) -> None:
        """Keep changed settings of the hall: blocks, canteen, working days.

        Raises:
            BookError: The hall would not be sound; with every fault.
            RequestError: Nobody signs.
        """
        checked = check_hall(hall)
        if checked.hall is None:
            raise BookError(checked.errors)
        self._store(hall, Deed("hall.settings", hall.id, by))

    def set_day(self, day: dt.date, *, worked: bool, by: str) -> None:
        """Override one day of the calendar; its month becomes the hall's own.

        Raises:
            CalendarError: Nobody knows the days of the month yet.
            RequestError: Nobody signs.
        """
        hall = self.hall()
        month = f"{day:%Y-%m}"
        days = {*calendar_of(hall).month(month), *(hall.working_days or ())}
        days = days | {day} if worked else days - {day}
        self.save_hall(replace(hall, working_days=tuple(sorted(days))), by)

    def _store(self, hall: Hall, deed: Deed) -> None:
        if not deed.by.strip():
            what = Say("没有写明是谁改的", "nobody says who changes this")
            remedy = Say("请填登记人", "Enter your name")
            raise RequestError([Fault("", what, remedy)])
        with self.database.writing() as session:
            store_hall(session, hall)
            log(session, hall.id, deed)
