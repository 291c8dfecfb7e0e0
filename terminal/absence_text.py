"""What the terminal prints of a price calendar: a table per window and week."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import east_asian_width

from hall.absence import AbsencePrice, PriceCalendar
from hall.domain import HALVES, Window
from ui.wording import Wording, plain

HUNDREDTHS = 100
WIDTH = 6  # columns of a half-day
NAME = 14


def calendar_lines(calendar: PriceCalendar, words: Wording) -> Iterator[str]:
    """Yield the table of each window, week by week, and what its marks mean."""
    say = words.say
    yield say(
        "terminal.absence.title",
        hall=words.hall.name,
        month=words.month(calendar.month),
        kind=say.code("leave_kind", calendar.kind),
    )
    yield say("terminal.absence.marks")
    for window in words.hall.windows:
        yield from _window(calendar, window, words)
    proof = "proven" if calendar.proven else "unproven"
    yield say(f"terminal.absence.{proof}", seconds=f"{calendar.seconds:.1f}")


def _window(calendar: PriceCalendar, window: Window, words: Wording) -> Iterator[str]:
    staff = {p.id for p in words.hall.staff if p.window == window.id}
    mine = [cell for cell in calendar.cells if cell.staff in staff]
    if not mine:
        return
    yield ""
    yield words.name(window.id)
    days = sorted({cell.date for cell in mine})
    for _week, together in groupby(days, key=lambda day: day.isocalendar()[:2]):
        yield from _week_lines(mine, list(together), words)


def _week_lines(
    cells: Sequence[AbsencePrice], days: Sequence[dt.date], words: Wording
) -> Iterator[str]:
    yield _padded("", NAME) + "".join(
        _padded(words.day(day), WIDTH * len(HALVES)) for day in days
    )
    here = [cell for cell in cells if cell.date in days]
    for staff, row in groupby(here, key=lambda cell: cell.staff):
        marks = "".join(_padded(_mark(cell, words), WIDTH) for cell in row)
        yield _padded(words.name(staff), NAME) + marks.rstrip()


def _mark(cell: AbsencePrice, words: Wording) -> str:
    if cell.state != "priced":
        return words.say(f"terminal.absence.mark.{cell.state}")
    if cell.verdict == "advise_against" and cell.points is not None:
        return plain(cell.points / HUNDREDTHS)
    return words.say(f"terminal.absence.mark.{cell.verdict}")


def _padded(text: str, width: int) -> str:
    """Fill a text up; Chinese characters take two columns."""
    taken = sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
    return text + " " * max(1, width - taken)
