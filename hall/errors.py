"""What can be wrong with what people give us: where, what, and what to do about it.

    HallrotaError           carries one or more faults; the faces print them, exit 2
    ├── BookError           a hall book (hall/book)
    ├── CalendarError       days nobody has published (hall/calendar)
    ├── PolicyError         a policy file, a reading or a blank (scoring)
    └── RequestError        a command, a form or a plan file (office, cli)

A programmer's mistake is a ValueError or TypeError, never one of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence in both languages of the product."""

    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """Return the sentence in ``lang``."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        file: File name as the user knows it; empty for a command or a form.
        what: What is wrong, with the value given.
        remedy: What to do.
        row: Line in the file, counted from 1 (the header is row 1); None = whole file.
        column: Column name of a table, or column number in a YAML file.
    """

    file: str
    what: Say
    remedy: Say
    row: int | None = None
    column: str | int | None = None

    def text(self, lang: Lang) -> str:
        """Return the fault in one line: where, what, remedy."""
        place = self._place(lang)
        end = "。" if lang == "zh" else ". "
        gap = "：" if lang == "zh" else ": "
        head = f"{place}{gap}" if place else ""
        return f"{head}{self.what.text(lang)}{end}{self.remedy.text(lang)}{end.strip()}"

    def _place(self, lang: Lang) -> str:
        parts = [self.file] if self.file else []
        if self.row is not None:
            parts.append(f"第{self.row}行" if lang == "zh" else f"row {self.row}")
        if isinstance(self.column, int):
            parts.append(
                f"第{self.column}列" if lang == "zh" else f"column {self.column}"
            )
        elif self.column is not None:
            parts.append(
                f"列“{self.column}”" if lang == "zh" else f"column '{self.column}'"
            )
        return ("，" if lang == "zh" else ", ").join(parts)


class HallrotaError(Exception):
    """Something given to the product is wrong; nothing was changed or written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep every fault, in the order found."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.lines("en")))

    def lines(self, lang: Lang) -> tuple[str, ...]:
        """Return one line per fault in ``lang``."""
        return tuple(fault.text(lang) for fault in self.faults)


class BookError(HallrotaError):
    """A hall book cannot be read as it stands."""


class CalendarError(HallrotaError):
    """The calendar does not know a day that is needed."""


class PolicyError(HallrotaError):
    """A policy file, a reading or a parameter is wrong or missing."""


class RequestError(HallrotaError):
    """A command, a form or a plan file asks for something that cannot be."""
