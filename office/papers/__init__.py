"""Paper and files: a rota, a calendar, a leave slip, out of plain records, as bytes."""

from office.papers.calendar_file import Entry, calendar_file
from office.papers.leave_slip import Slip, leave_slip
from office.papers.print_page import print_page
from office.papers.sheet import DayCell, Line, PaperSize, Sheet
from office.papers.workbook import workbook

__all__ = [
    "DayCell",
    "Entry",
    "Line",
    "PaperSize",
    "Sheet",
    "Slip",
    "calendar_file",
    "leave_slip",
    "print_page",
    "workbook",
]
