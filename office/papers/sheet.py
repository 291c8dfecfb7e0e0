"""A rota as the sheet on the wall has it: a line per person, a column per day."""

from dataclasses import dataclass
from typing import Literal

PaperSize = Literal["A3", "A4"]
LineKind = Literal["group", "person", "cadre", "cover"]

# One tint per kind of place, as on the screen: RRGGBB; no entry = white paper.
TINTS = {
    "own": "EAF1FD",
    "stand_in": "CDEBD6",
    "activity": "E4D9F7",
    "leave": "D5DAE1",
    "gap": "F5B5B5",
    "low": "F5B5B5",
    "tight": "FBE6C4",
}


@dataclass(frozen=True, slots=True)
class DayCell:
    """What stands in one day: morning, noon and afternoon, each a word.

    Attributes:
        kinds: The kind of place of morning and afternoon, for the tint.
        bad: Something is wrong with the day.
    """

    am: str = ""
    noon: str = ""
    pm: str = ""
    kinds: tuple[str, str] = ("", "")
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet; a ``group`` is a heading over the lines after it."""

    kind: LineKind
    name: str
    cells: tuple[DayCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rota ready to be put on paper.

    Attributes:
        note: Which version it is, and of when.
        head: What stands over the names.
        days: Day and day of the week of each column.
        legend: One line that explains the marks.
        lang: The language, for the reader's browser.
    """

    title: str
    note: str
    head: str
    days: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    legend: str
    lang: str
