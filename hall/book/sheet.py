"""One table out of a file that somebody sends: CSV or the first sheet of a workbook."""

import io
import zipfile
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hall.book.files import csv_records, decoded
from hall.book.findings import Findings, Place
from hall.book.xlsx import sheet_records
from hall.errors import Say

Records = Iterator[tuple[int, list[str]]]


def sheet_rows(name: str, content: bytes, findings: Findings) -> Records:
    """Yield (line number, cells) of every row that is not empty, the header first.

    What cannot be read is noted; then there are no rows.
    """
    if name.lower().endswith(".xlsx"):
        yield from _workbook_rows(name, content, findings)
        return
    text = decoded(content)
    if text is None or "\0" in text:
        findings.error(
            Place(name),
            Say("既不是 xlsx，也不是文本表格", "this is neither xlsx nor a text table"),
            Say("请另存为 .xlsx 或 .csv", "Save it as .xlsx or .csv"),
        )
        return
    yield from csv_records(text, name, findings)


def _workbook_rows(name: str, content: bytes, findings: Findings) -> Records:
    try:
        workbook = load_workbook(io.BytesIO(content))
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        findings.error(
            Place(name),
            Say("不是可读的 xlsx 文件", f"this is not a readable xlsx file ({error})"),
            Say("请在 Excel 中另存为 .xlsx", "Save it as .xlsx in Excel"),
        )
        return
    for sheet in workbook.worksheets[:1]:
        yield from sheet_records(sheet, name, findings)
