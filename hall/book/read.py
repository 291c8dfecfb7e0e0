"""Reading a hall book: everything, or every fault of everything."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hall.book.checks import CHECKS
from hall.book.draft import Tables, draft_of, hall_of
from hall.book.files import Line, Table, read_table, read_text
from hall.book.findings import Findings, Place, did_you_mean
from hall.book.rows import rows_of
from hall.book.schema import COLUMNS, SETTINGS
from hall.book.settings import read_settings
from hall.book.settings_text import settings_text
from hall.domain import Hall
from hall.errors import BookError, Fault, Say


class Checked(NamedTuple):
    """A book as checked: its hall if nothing is wrong, the errors, the warnings."""

    hall: Hall | None
    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def read_book(folder: Path) -> Hall:
    """Return the hall that the book in ``folder`` describes.

    Raises:
        BookError: Something is wrong; it carries every fault of every table.
    """
    checked = check_book(folder)
    if checked.hall is None:
        raise BookError(checked.errors)
    return checked.hall


def check_book(folder: Path) -> Checked:
    """Check the book in ``folder`` and say everything that is wrong or doubtful."""
    findings = Findings()
    if not folder.is_dir():
        findings.error(
            Place(str(folder)),
            Say("没有这个文件夹", "there is no such folder"),
            Say(
                "请检查路径，或用 hallrota book new 新建",
                "Check the path, or make one with `hallrota book new`",
            ),
        )
        return checked_of(None, findings)
    settings = _settings_text(folder, findings)
    tables = {name: read_table(folder, name, findings) for name in COLUMNS}
    _warn_of_strays(folder, findings)
    return checked_of(check_tables(settings, tables, findings), findings)


def check_hall(hall: Hall) -> Checked:
    """Check a hall that is not in a folder, as if its book had been read."""
    return check_rows(settings_text(hall), rows_of(hall))


def check_rows(settings: str, rows: Mapping[str, Sequence[tuple[str, ...]]]) -> Checked:
    """Check tables given as the text of their cells, the first row being row 2."""
    findings = Findings()
    tables = {
        name: Table(
            name,
            f"{name}.csv",
            tuple(
                Line(number, dict(zip(COLUMNS[name], row, strict=True)))
                for number, row in enumerate(rows[name], start=2)
            ),
        )
        for name in COLUMNS
    }
    return checked_of(check_tables(settings, tables, findings), findings)


def check_tables(
    settings_text: str | None, tables: Tables, findings: Findings
) -> Hall | None:
    """Return the hall of the tables, or None where something is wrong."""
    settings = None if settings_text is None else read_settings(settings_text, findings)
    draft = draft_of(settings, tables, findings)
    for check in CHECKS:
        check(draft, findings)
    if settings is None or findings.errors:
        return None
    return hall_of(draft, settings)


def checked_of(hall: Hall | None, findings: Findings) -> Checked:
    """Return what was found, file by file and line by line."""
    return Checked(hall, _in_order(findings.errors), _in_order(findings.warnings))


def _settings_text(folder: Path, findings: Findings) -> str | None:
    path = folder / SETTINGS
    if path.exists():
        return read_text(path, findings)
    findings.error(
        Place(SETTINGS),
        Say("缺少这个文件", "the file is missing"),
        Say(
            "请用 hallrota book new 生成一份，再填写",
            "Make one with `hallrota book new` and fill it in",
        ),
    )
    return None


def _warn_of_strays(folder: Path, findings: Findings) -> None:
    """Warn of a CSV file that nobody reads: its name is probably misspelt."""
    names = [f"{name}.csv" for name in COLUMNS]
    for path in sorted(folder.glob("*.csv")):
        if path.name not in names:
            findings.warn(
                Place(path.name),
                Say("这个文件不会被读取", "this file is not read"),
                did_you_mean(
                    path.name,
                    names,
                    Say("它不属于台账", "it is not part of a hall book"),
                ),
            )


def _in_order(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    files = {SETTINGS: -1} | {f"{name}.csv": n for n, name in enumerate(COLUMNS)}
    return tuple(
        sorted(faults, key=lambda fault: (files.get(fault.file, -1), fault.row or 0))
    )
