"""From bytes to lines of cells: encodings, CSV and headers."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hall.book.findings import Findings, Place, did_you_mean
from hall.book.schema import COLUMNS, REQUIRED_TABLES
from hall.errors import Say


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its line in the file and its cells, stripped, by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in its file.

    Attributes:
        broken: Rows whose cells do not match the header; what they name is known.
    """

    name: str
    file: str
    lines: tuple[Line, ...]
    broken: tuple[Line, ...] = ()


def read_text(path: Path, findings: Findings) -> str | None:
    """Return the text of a file in UTF-8 (with or without BOM) or GB18030."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        _unreadable(path.name, str(error.strerror), findings)
        return None
    text = decoded(raw)
    if text is None:
        _unreadable(path.name, "UTF-8 / GB18030", findings)
    return text


def decoded(raw: bytes) -> str | None:
    """Return the text of bytes in UTF-8 (with or without BOM) or GB18030, else None."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def read_table(folder: Path, name: str, findings: Findings) -> Table | None:
    """Return one CSV table of a book; None = it cannot be read at all.

    An optional table that is absent is an empty one.
    """
    path = folder / f"{name}.csv"
    if not path.exists():
        return absent_table(name, path.name, findings)
    text = read_text(path, findings)
    if text is None:
        return None
    return table_of(name, path.name, csv_records(text, path.name, findings), findings)


def table_of(
    name: str,
    file: str,
    records: Iterator[tuple[int, list[str]]],
    findings: Findings,
) -> Table | None:
    """Return the table that ``records`` (line number, cells) hold, header first."""
    number, header = next(records, (1, []))
    good_header = _check_header(name, Place(file, number), header, findings)
    lines: list[Line] = []
    broken: list[Line] = []
    for number, cells in records:
        sound = _check_width(Place(file, number), cells, header, findings)
        line = Line(number, dict(zip(header, cells, strict=False)))
        (lines if sound else broken).append(line)
    return Table(name, file, tuple(lines), tuple(broken)) if good_header else None


def csv_records(
    text: str, file: str, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of every row of a CSV text that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield number, stripped
            number = reader.line_num + 1
    except csv.Error as error:
        findings.error(
            Place(file, number),
            Say(f"不是完整的 CSV（{error}）", f"this is not sound CSV ({error})"),
            Say(
                "请检查从这一行起的双引号是否成对",
                "Check that the double quotes from this line on are in pairs",
            ),
        )


def absent_table(name: str, file: str, findings: Findings) -> Table | None:
    """Return an empty table for one that is not there; None if it has to be."""
    if name not in REQUIRED_TABLES:
        return Table(name, file, ())
    columns = ",".join(COLUMNS[name])
    findings.error(
        Place(file),
        Say("缺少这张表", "the table is missing"),
        Say(f"请建立它，表头为 {columns}", f"Create it with the header {columns}"),
    )
    return None


def _check_header(
    name: str, place: Place, header: Sequence[str], findings: Findings
) -> bool:
    """Check that the columns are those of the contract, in any order."""
    before = len(findings.errors)
    for index, column in enumerate(header):
        if column not in COLUMNS[name]:
            _unknown_column(name, place._replace(column=column), findings)
        elif column in header[:index]:
            findings.error(
                place._replace(column=column),
                Say(f"列“{column}”出现两次", f"column '{column}' occurs twice"),
                Say("请删去其中一列", "Remove one of them"),
            )
    for column in COLUMNS[name]:
        if column not in header:
            findings.error(
                place,
                Say(f"表头缺少列“{column}”", f"the header lacks column '{column}'"),
                Say(
                    f"请补上；表头应为 {','.join(COLUMNS[name])}",
                    f"Add it; the header is {','.join(COLUMNS[name])}",
                ),
            )
    return len(findings.errors) == before


def _unknown_column(name: str, place: Place, findings: Findings) -> None:
    columns = ", ".join(COLUMNS[name])
    findings.error(
        place,
        Say(f"没有名为“{place.column}”的列", f"there is no column '{place.column}'"),
        did_you_mean(
            str(place.column),
            COLUMNS[name],
            Say(f"只能有这些列：{columns}", f"the columns are {columns}"),
        ),
    )


def _check_width(
    place: Place, cells: list[str], header: Sequence[str], findings: Findings
) -> bool:
    """Check that a row has a cell for every column; empty ones at the end may go on."""
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    if len(cells) == len(header):
        return True
    findings.error(
        place,
        Say(
            f"有 {len(cells)} 格，表头有 {len(header)} 列",
            f"the row has {len(cells)} cells, the header {len(header)}",
        ),
        Say(
            "请检查逗号；单元格内的多个值用分号隔开",
            "Check the commas; values inside one cell are separated by semicolons",
        ),
    )
    return False


def _unreadable(file: str, why: str, findings: Findings) -> None:
    findings.error(
        Place(file),
        Say(f"无法读取（{why}）", f"the file cannot be read ({why})"),
        Say("请另存为 UTF-8 编码的文件", "Save it as a UTF-8 file"),
    )
