"""What a price calendar shows: a figure or a word for every half-day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypedDict

from hall.absence import AbsencePrice, PriceCalendar
from hall.domain import HALVES, Half
from ui.wording import Wording, plain

_HUNDRED = 100
_STEPS = 3  # shades of what costs points, up to the dearest cell


class HalfCell(TypedDict):
    """Half a day of one person; ``open`` = leave can be asked for."""

    half: Half
    text: str
    tone: str
    label: str
    open: bool


class DayHead(TypedDict):
    """A day; ``week`` = the first one of its week."""

    date: str
    day: int
    weekday: str
    week: bool


class PersonRow(TypedDict):
    """A person with the halves of each day."""

    id: str
    name: str
    days: list[list[HalfCell]]


class HeatMap(TypedDict):
    """Everything the component draws; ``picked`` is the half-day last asked for."""

    who: str
    days: list[DayHead]
    people: list[PersonRow]
    picked: Mapping[str, str] | None


def heat_map(
    words: Wording, calendar: PriceCalendar, picked: Mapping[str, str] | None = None
) -> HeatMap:
    """Return the calendar as it is drawn."""
    days = sorted({cell.date for cell in calendar.cells})
    dearest = max((cell.points or 0 for cell in calendar.cells), default=0)
    found: dict[str, dict[tuple[dt.date, Half], HalfCell]] = {}
    for cell in calendar.cells:
        row = found.setdefault(cell.staff, {})
        row[cell.date, cell.half] = _half(words, cell, dearest)
    people = [
        PersonRow(
            id=staff,
            name=words.name(staff),
            days=[[row[day, half] for half in HALVES] for day in days],
        )
        for staff, row in found.items()
    ]
    return HeatMap(
        who=words.say("leave.prices.who"),
        days=_heads(words, days),
        people=people,
        picked=picked,
    )


def _heads(words: Wording, days: Sequence[dt.date]) -> list[DayHead]:
    weeks = [day.isocalendar().week for day in days]
    return [
        DayHead(
            date=day.isoformat(),
            day=day.day,
            weekday=words.weekday(day),
            week=at > 0 and weeks[at] != weeks[at - 1],
        )
        for at, day in enumerate(days)
    ]


def _half(words: Wording, cell: AbsencePrice, dearest: int) -> HalfCell:
    sort = sort_of(cell)
    lost = cell.points or 0
    text = _figure(lost) if sort == "points" else words.say(f"leave.prices.cell.{sort}")
    when = f"{words.date(cell.date)} {words.session(cell.half)}"
    return HalfCell(
        half=cell.half,
        text=text,
        tone=_shade(lost, dearest) if sort == "points" else sort,
        label=words.say(
            "leave.prices.label",
            name=words.name(cell.staff),
            when=when,
            what=_what(words, cell),
        ),
        open=cell.state == "priced",
    )


def sort_of(cell: AbsencePrice) -> str:
    """Return ``points`` where a figure says it all, else which word stands there."""
    if cell.state != "priced":
        return cell.state
    if cell.verdict == "needs_person" or cell.points is None:
        return "person"
    return "refuse" if cell.verdict == "refuse" else "points"


def _figure(lost: int) -> str:
    """Return points lost; what is gained bears a plus."""
    figure = plain(Fraction(abs(lost), _HUNDRED))
    return f"+{figure}" if lost < 0 else figure


def _shade(lost: int, dearest: int) -> str:
    if lost <= 0:
        return "quiet"
    return f"step{-(-lost * _STEPS // dearest)}"


def _what(words: Wording, cell: AbsencePrice) -> str:
    if cell.state != "priced":
        return words.say(f"leave.prices.state.{cell.state}")
    sort = sort_of(cell)
    verdict = "needs_person" if sort == "person" else cell.verdict
    told = words.say(f"leave.verdict.{verdict}", lost=words.lost(cell.points or 0))
    clauses = [words.clause(*each.split(" ", 1)) for each in cell.clauses]
    return words.say.list([told, *clauses]) if clauses else told
