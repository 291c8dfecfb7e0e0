"""The leave slip 请假审批单 as a docx: who, when, why, and a box for each signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row

_FONT = "宋体"
_LABEL, _VALUE = Cm(4), Cm(12)


@dataclass(frozen=True, slots=True)
class Slip:
    """A leave slip in words.

    Attributes:
        rows: Label and value, in order.
        signatures: For each of the chain, the role and what stands in its box.
        note: A line under the table.
    """

    title: str
    rows: Sequence[tuple[str, str]]
    signatures: Sequence[tuple[str, str]]
    note: str


def leave_slip(slip: Slip) -> bytes:
    """Return the slip as a docx, one page of A4."""
    paper = Document()
    _page(paper)
    head = paper.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(slip.title)
    run.bold, run.font.size = True, Pt(20)
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in slip.rows:
        _row(table.add_row(), label, value, Cm(1))
    for role, signed in slip.signatures:
        _row(table.add_row(), role, signed, Cm(1.8))
    paper.add_paragraph(slip.note)
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    # Word keeps a font for Chinese apart from the one for Latin letters
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)


def _row(row: _Row, label: str, value: str, height: Cm) -> None:
    row.height = height
    for cell, text, width in zip(
        row.cells, (label, value), (_LABEL, _VALUE), strict=True
    ):
        cell.text, cell.width = text, width
