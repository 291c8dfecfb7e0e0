"""通报: the scores of a period as a document and as a workbook."""

import io
from collections.abc import Iterator, Sequence

from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Font

from office import Scorecard
from ui.state import Desk
from ui.views.people import grade_name, with_window
from ui.views.scores import Cards, by_rank
from ui.wording import plain

_HEADS = ("place", "who", "score", "deductions", "bonus", "fines", "grade", "why")
_FONT = "SimSun"


def report_rows(here: Desk, cards: Cards) -> list[tuple[str, ...]]:
    """Return a line for everybody who has a score, the best first."""
    return [
        (
            str(place),
            with_window(here.words, subject),
            plain(card.score) if card.score is not None else "—",
            plain(card.deductions),
            plain(card.bonus),
            plain(card.fines),
            grade_name(here.words, card.grade) if card.grade else "",
            here.say.list([*dict.fromkeys(_reasons(here, card))]),
        )
        for place, subject, card in by_rank(cards)
    ]


def _reasons(here: Desk, card: Scorecard) -> Iterator[str]:
    for row in card.ledger:
        if row.clause and row.points:
            yield here.words.named(row.reason.text(here.lang))


def heads(here: Desk) -> list[str]:
    """Return the heads of the table."""
    return [here.say(f"scores.report.{name}") for name in _HEADS]


def report_docx(here: Desk, title: str, rows: Sequence[tuple[str, ...]]) -> bytes:
    """Return the report as a Word document."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    document.add_heading(title, level=1)
    document.add_paragraph(here.say("scores.report.note", hall=here.hall.name))
    table = document.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads(here), strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def report_xlsx(here: Desk, title: str, rows: Sequence[tuple[str, ...]]) -> bytes:
    """Return the report as a workbook; every cell is text, none a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    for number, line in enumerate(((title,), tuple(heads(here)), *rows), start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = text, "s"
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
