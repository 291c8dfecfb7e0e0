"""The sheet as an xlsx: the same shape, the same tints, ready for the printer."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from office.papers.sheet import TINTS, DayCell, Line, PaperSize, Sheet

_THIN = Side(style="thin", color="9AA5B1")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_FONT = "Microsoft YaHei"
_HEAD = 3  # title, note, days
_PAPER = {"A3": 8, "A4": 9}  # the numbers of the file format
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_TITLE_LENGTH = 31


def workbook(sheet: Sheet, paper: PaperSize = "A3") -> bytes:
    """Return the sheet as an xlsx. Text stays text, also where it begins with ``=``."""
    book = Workbook()
    page = book.active
    if not isinstance(page, Worksheet):
        raise TypeError("a new workbook has a sheet")
    page.title = sheet.title.translate(_FORBIDDEN)[:_TITLE_LENGTH]
    _heading(page, sheet)
    row = _HEAD + 1
    for line in sheet.lines:
        row = _write(page, row, line, len(sheet.days))
    _put(page, row, 1, sheet.legend, size=9)
    _set_up(page, len(sheet.days), paper)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _heading(page: Worksheet, sheet: Sheet) -> None:
    _put(page, 1, 1, sheet.title, size=16, bold=True)
    _put(page, 2, 1, sheet.note, size=9)
    _box(_put(page, _HEAD, 1, sheet.head, bold=True))
    for column, (day, weekday) in enumerate(sheet.days, start=2):
        _box(_put(page, _HEAD, column, f"{day}\n{weekday}", bold=True))
    page.row_dimensions[_HEAD].height = 30


def _write(page: Worksheet, row: int, line: Line, width: int) -> int:
    """Write a line; return the row after it."""
    if line.kind == "group":
        page.merge_cells(
            start_row=row, end_row=row, start_column=1, end_column=width + 1
        )
        _put(page, row, 1, line.name, bold=True)
        return row + 1
    height = {"person": 3, "cadre": 2, "cover": 1}[line.kind]
    page.merge_cells(
        start_row=row, end_row=row + height - 1, start_column=1, end_column=1
    )
    _box(_put(page, row, 1, line.name, bold=line.kind == "person"))
    for column, cell in enumerate(line.cells, start=2):
        for offset, half in enumerate(_rows(line, cell)):
            _box(_put(page, row + offset, column, half[0]), half[1])
    return row + height


def _rows(line: Line, cell: DayCell) -> list[tuple[str, str]]:
    if line.kind == "cover":
        return [(cell.am, cell.kinds[0])]
    am, pm = (cell.am, cell.kinds[0]), (cell.pm, cell.kinds[1])
    return [am, pm] if line.kind == "cadre" else [am, (cell.noon, ""), pm]


def _put(  # noqa: PLR0913, PLR0917 - where, what, and how large
    page: Worksheet,
    row: int,
    column: int,
    text: str,
    size: int = 10,
    bold: bool = False,
) -> Cell:
    cell = page.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("only the first cell of a merged range is written to")
    cell.value = text
    cell.data_type = "s"  # a name that begins with "=" is no formula
    cell.font = Font(name=_FONT, size=size, bold=bold)
    return cell


def _box(cell: Cell, kind: str = "") -> None:
    cell.border, cell.alignment = _BORDER, _CENTRE
    if kind in TINTS:
        cell.fill = PatternFill("solid", fgColor=TINTS[kind])


def _set_up(page: Worksheet, days: int, paper: PaperSize) -> None:
    page.column_dimensions["A"].width = 14
    for column in range(2, days + 2):
        page.column_dimensions[get_column_letter(column)].width = 7.5
    page.freeze_panes = f"B{_HEAD + 1}"
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _PAPER[paper]
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
