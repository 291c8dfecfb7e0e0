"""Reading one row of a table: every fault noted, a stand-in value in its place."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from hall.book.cells import CellError
from hall.book.files import Line, Table
from hall.book.findings import Findings, Place
from hall.errors import Say

Value = TypeVar("Value")
Default = TypeVar("Default")
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that other tables may name; None = the table cannot be read."""

    windows: Collection[str] | None = None
    staff: Collection[str] | None = None
    posts: Collection[str] | None = None
    blocks: Collection[str] | None = None
    noon_blocks: Collection[str] | None = None


class Entry(NamedTuple, Generic[Record]):
    """A record and the line it was read from."""

    row: int
    record: Record


class Row:
    """One row. After reading its cells, ``sound`` tells whether all could be read."""

    def __init__(self, file: str, line: Line, findings: Findings) -> None:
        """Read ``line`` of ``file``, noting faults in ``findings``."""
        self.number = line.number
        self.sound = True
        self._file = file
        self._cells = line.cells
        self._findings = findings

    def required(
        self, column: str, parse: Callable[[str], Value], stand_in: Default
    ) -> Value | Default:
        """Return a cell that must not be empty; ``stand_in`` if it is faulty."""
        if self._cells[column]:
            return self.optional(column, parse, stand_in)
        self.fault(
            column,
            Say("此格不能为空", "the cell is empty"),
            Say("请填写", "Fill it in"),
        )
        return stand_in

    def optional(
        self, column: str, parse: Callable[[str], Value], default: Default
    ) -> Value | Default:
        """Return what a cell says, or ``default`` where it is empty or faulty."""
        cell = self._cells[column]
        if not cell:
            return default
        value = self.value(column, parse, cell)
        return default if value is None else value

    def value(
        self, column: str, parse: Callable[[str], Value], text: str
    ) -> Value | None:
        """Return what ``text`` in a cell says; None if it is faulty."""
        try:
            return parse(text)
        except CellError as error:
            self.fault(column, error.what, error.remedy)
            return None

    def fault(self, column: str, what: Say, remedy: Say) -> None:
        """Note that a cell is wrong."""
        self.sound = False
        self._findings.error(Place(self._file, self.number, column), what, remedy)

    def warn(self, column: str, what: Say, remedy: Say) -> None:
        """Note that a cell is allowed but probably not meant."""
        self._findings.warn(Place(self._file, self.number, column), what, remedy)


def read_rows(
    table: Table | None, read: Callable[[Row], Record], findings: Findings
) -> tuple[Entry[Record], ...]:
    """Return the records of a table, without the rows that have faults."""
    entries = []
    for line in table.lines if table else ():
        row = Row(table.file if table else "", line, findings)
        record = read(row)
        if row.sound:
            entries.append(Entry(line.number, record))
    return tuple(entries)
