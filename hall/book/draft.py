"""A book whose rows have been read one by one, before they are checked together."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hall.book.duties import read_activity, read_cadre, read_leave, read_pin
from hall.book.files import Table
from hall.book.findings import Findings, Place
from hall.book.people import (
    read_facing,
    read_person,
    read_post,
    read_qualified,
    read_window,
)
from hall.book.records import read_carry, read_fact
from hall.book.row import Entry, Known, Record, read_rows
from hall.book.schema import COLUMNS
from hall.book.settings import Settings
from hall.domain import (
    Activity,
    Cadre,
    Fact,
    Hall,
    LeaveRequest,
    Person,
    Pin,
    Post,
    Window,
)
from hall.errors import Say

Tables = Mapping[str, Table | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """The sound rows of every table, each with its line in the file.

    Attributes:
        files: What each table's file is called in faults.
        complete: Tables of which every row is sound, so that rows can be counted.
    """

    settings: Settings | None
    files: Mapping[str, str]
    complete: frozenset[str]
    windows: tuple[Entry[Window], ...]
    staff: tuple[Entry[Person], ...]
    posts: tuple[Entry[Post], ...]
    qualified: tuple[Entry[tuple[str, str]], ...]
    facing: tuple[Entry[tuple[str, str]], ...]
    cadres: tuple[Entry[Cadre], ...]
    leave: tuple[Entry[LeaveRequest], ...]
    activities: tuple[Entry[Activity], ...]
    pins: tuple[Entry[Pin], ...]
    carry: tuple[Entry[tuple[tuple[str, str], Decimal]], ...]
    facts: tuple[Entry[Fact], ...]

    def place(self, table: str, row: int, column: str | None = None) -> Place:
        """Return the place of a cell for a fault."""
        return Place(self.files[table], row, column)


def draft_of(settings: Settings | None, tables: Tables, findings: Findings) -> Draft:
    """Read every row of every table, noting the faults of each."""
    known = _known(settings, tables)
    _check_ids(tables, findings)
    staff = read_rows(tables["staff"], lambda row: read_person(row, known), findings)
    people = _records(staff)
    posts = read_rows(tables["posts"], lambda row: read_post(row, known), findings)
    return Draft(
        settings=settings,
        files={name: table.file for name, table in tables.items() if table},
        complete=_complete(tables, {"staff": len(staff), "posts": len(posts)}),
        windows=read_rows(tables["windows"], read_window, findings),
        staff=staff,
        posts=posts,
        qualified=read_rows(
            tables["qualified"], lambda row: read_qualified(row, known), findings
        ),
        facing=read_rows(
            tables["facing"], lambda row: read_facing(row, known), findings
        ),
        cadres=read_rows(
            tables["cadres"], lambda row: read_cadre(row, known), findings
        ),
        leave=read_rows(tables["leave"], lambda row: read_leave(row, known), findings),
        activities=read_rows(
            tables["activities"],
            lambda row: read_activity(row, known, people),
            findings,
        ),
        pins=read_rows(tables["pins"], lambda row: read_pin(row, known), findings),
        carry=read_rows(tables["carry"], lambda row: read_carry(row, known), findings),
        facts=read_rows(tables["facts"], lambda row: read_fact(row, known), findings),
    )


def hall_of(draft: Draft, settings: Settings) -> Hall:
    """Return the hall of a draft in which nothing is wrong."""
    return Hall(
        id=settings.id,
        name=settings.name,
        blocks=settings.blocks,
        windows=_records(draft.windows),
        staff=_records(draft.staff),
        posts=_records(draft.posts),
        canteen_seats=settings.canteen_seats,
        working_days=settings.working_days,
        policies=settings.policies,
        leave_max_points=settings.leave_max_points,
        qualified=tuple(dict.fromkeys(_records(draft.qualified))),
        facing=tuple(dict.fromkeys(_records(draft.facing))),
        cadres=_records(draft.cadres),
        leave=_records(draft.leave),
        activities=_records(draft.activities),
        pins=_records(draft.pins),
        carry=dict(_records(draft.carry)),
        facts=_records(draft.facts),
    )


def _records(entries: tuple[Entry[Record], ...]) -> tuple[Record, ...]:
    return tuple(entry.record for entry in entries)


def _complete(tables: Tables, sound: Mapping[str, int]) -> frozenset[str]:
    """Return the tables that have as many sound rows as rows."""
    rows = {
        name: len(table.lines) + len(table.broken)
        for name, table in tables.items()
        if table
    }
    return frozenset(name for name in sound if rows.get(name) == sound[name])


def _known(settings: Settings | None, tables: Tables) -> Known:
    """Return the ids that may be named; rows with other faults count as there."""
    blocks = settings.blocks if settings else None
    return Known(
        windows=_ids(tables["windows"]),
        staff=_ids(tables["staff"]),
        posts=_ids(tables["posts"]),
        blocks=None if blocks is None else [block.id for block in blocks],
        noon_blocks=None
        if blocks is None
        else [block.id for block in blocks if block.session == "noon"],
    )


def _ids(table: Table | None) -> frozenset[str] | None:
    if table is None:
        return None
    return frozenset(line.cells.get("id", "") for line in table.lines + table.broken)


def _check_ids(tables: Tables, findings: Findings) -> None:
    """Note every id given twice in a table."""
    for name, table in tables.items():
        if table is None or "id" not in COLUMNS[name]:
            continue
        first: dict[str, int] = {}
        for line in table.lines:
            row = first.setdefault(line.cells["id"], line.number)
            if row != line.number and line.cells["id"]:
                _duplicate(table, line.number, line.cells["id"], row, findings)


def _duplicate(
    table: Table, row: int, name: str, first: int, findings: Findings
) -> None:
    findings.error(
        Place(table.file, row, "id"),
        Say(
            f"编号“{name}”已在第{first}行用过",
            f"id '{name}' is already used in row {first}",
        ),
        Say("请换一个编号", "Choose another id"),
    )
