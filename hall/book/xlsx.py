"""A hall book as one Excel workbook: a sheet for each table, one for hall.yaml.

Every cell is text, so that 工号 keep their zeros and nothing turns into a formula.
"""

import datetime as dt
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from hall.book.files import Table, absent_table, table_of
from hall.book.findings import Findings, Place
from hall.book.read import Checked, check_tables, checked_of
from hall.book.rows import rows_of
from hall.book.schema import COLUMNS, SETTINGS
from hall.book.settings_text import settings_text
from hall.domain import Hall
from hall.errors import BookError, Fault, Say

_WIDEST = 40


def read_xlsx(path: Path) -> Hall:
    """Return the hall that a workbook describes.

    Raises:
        BookError: Something is wrong; it carries every fault of every sheet.
    """
    checked = check_xlsx(path)
    if checked.hall is None:
        raise BookError(checked.errors)
    return checked.hall


def check_xlsx(path: Path) -> Checked:
    """Check a workbook and say everything that is wrong or doubtful."""
    findings = Findings()
    try:
        workbook = load_workbook(path)
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        findings.error(
            Place(str(path)),
            Say("不是可读的 xlsx 文件", f"this is not a readable xlsx file ({error})"),
            Say("请在 Excel 中另存为 .xlsx", "Save it as .xlsx in Excel"),
        )
        return checked_of(None, findings)
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    settings = _settings_of(sheets.get(SETTINGS), findings)
    tables = {name: _table(name, sheets.get(name), findings) for name in COLUMNS}
    return checked_of(check_tables(settings, tables, findings), findings)


def write_xlsx(hall: Hall, path: Path) -> None:
    """Write ``hall`` as a workbook that reads back as the same hall.

    Raises:
        BookError: The file cannot be written; an older one is as it was.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    lines = [(line,) for line in settings_text(hall).splitlines()]
    _fill(workbook.create_sheet(SETTINGS), lines)
    for name, rows in rows_of(hall).items():
        sheet = workbook.create_sheet(name)
        _fill(sheet, [COLUMNS[name], *rows])
        sheet.freeze_panes = "A2"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    _save(workbook, path)


def _fill(sheet: Worksheet, rows: Sequence[tuple[str, ...]]) -> None:
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.number_format = "@"
            if text:
                cell.value, cell.data_type = text, "s"
            widths[column] = min(_WIDEST, max(widths.get(column, 8), len(text) + 2))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width


def _save(workbook: Workbook, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as name:
            workbook.save(Path(name) / path.name)
            (Path(name) / path.name).replace(path)
    except OSError as error:
        what = Say(
            f"无法写入（{error.strerror}）", f"cannot be written ({error.strerror})"
        )
        remedy = Say(
            "请关闭打开它的程序，检查权限", "Close it elsewhere, check permissions"
        )
        raise BookError([Fault(str(path), what, remedy)]) from error


def _settings_of(sheet: Worksheet | None, findings: Findings) -> str | None:
    if sheet is None:
        findings.error(
            Place(SETTINGS),
            Say(f"缺少名为“{SETTINGS}”的工作表", f"the sheet '{SETTINGS}' is missing"),
            Say(
                "请把 hall.yaml 的各行放进该表的 A 列",
                "Put the lines of hall.yaml into its column A",
            ),
        )
        return None
    texts = (_text(row[0], SETTINGS, findings) for row in sheet.iter_rows(max_col=1))
    return "\n".join(texts)


def _table(name: str, sheet: Worksheet | None, findings: Findings) -> Table | None:
    if sheet is None:
        return absent_table(name, name, findings)
    return table_of(name, name, sheet_records(sheet, name, findings), findings)


def sheet_records(
    sheet: Worksheet, name: str, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of every row of a sheet that is not empty."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_text(cell, name, findings).strip() for cell in row]
        if any(cells):
            yield number, cells


def _text(cell: object, sheet: str, findings: Findings) -> str:
    """Return a cell as the text that a CSV table would hold."""
    if not isinstance(cell, Cell) or cell.value is None:
        return ""
    value = cell.value
    if cell.data_type == "f":
        findings.error(
            Place(sheet, cell.row, cell.column_letter),
            Say(f"这里是公式“{value}”", f"this is a formula: '{value}'"),
            Say("请改为它的值", "Replace it by its value"),
        )
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.strftime("%H:%M") if isinstance(value, dt.time) else str(value)
