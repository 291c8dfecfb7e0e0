"""What one cell says. Each parser returns its value or raises a CellError."""

import datetime as dt
import re
from decimal import Decimal
from typing import TypeVar

from hall.domain import HalfDay
from hall.errors import Say

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOSE_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_ID = re.compile(r"[^\s;；,，=]+")
_TRUTHS = {
    "yes": True,
    "true": True,
    "是": True,
    "no": False,
    "false": False,
    "否": False,
}
Word = TypeVar("Word", bound=str)
Value = TypeVar("Value")


class CellError(Exception):
    """A cell that cannot be understood: what is wrong, and what to do."""

    def __init__(self, what: Say, remedy: Say) -> None:
        """Keep both sentences for the fault that will carry them."""
        self.what = what
        self.remedy = remedy
        super().__init__(what.en)


def as_text(cell: str) -> str:
    """Return the cell as it stands."""
    return cell


def as_id(cell: str) -> str:
    """Return an id: any characters but blanks, separators and the equals sign."""
    if not _ID.fullmatch(cell):
        raise _wrong(
            cell,
            Say("编号", "an id"),
            Say("S001（不含空格、逗号、分号、等号）", "S001"),
        )
    return cell


def as_date(cell: str) -> dt.date:
    """Return a date written ``2026-06-03``."""
    try:
        if _DATE.fullmatch(cell):
            return dt.date.fromisoformat(cell)
    except ValueError:
        raise _wrong(cell, Say("存在的日期", "a date that exists")) from None
    raise _wrong(cell, Say("日期", "a date"), _date_example(cell))


def as_half_day(cell: str) -> HalfDay:
    """Return a half-day written ``2026-06-03 am``."""
    date, _, half = cell.partition(" ")
    half = half.strip()
    if half == "am":
        return HalfDay(as_date(date), "am")
    if half == "pm":
        return HalfDay(as_date(date), "pm")
    raise _wrong(cell, Say("半天", "a half-day"), Say("2026-06-03 am", "2026-06-03 am"))


def as_half_days(cell: str) -> frozenset[HalfDay]:
    """Return the half-days of a date (both), or the one named."""
    if " " in cell:
        return frozenset({as_half_day(cell)})
    date = as_date(cell)
    return frozenset({HalfDay(date, "am"), HalfDay(date, "pm")})


def as_time(cell: str) -> dt.time:
    """Return a time of day written ``09:30``, with seconds or without."""
    found = _TIME.fullmatch(cell)
    try:
        if found:
            hour, minute, second = (int(part or 0) for part in found.groups())
            return dt.time(hour, minute, second)
    except ValueError:
        pass
    raise _wrong(cell, Say("时刻", "a time of day"), Say("09:30", "09:30"))


def as_minute(cell: str) -> dt.time:
    """Return a time of day to the minute, written ``09:30``."""
    time = as_time(cell)
    if time.second:
        raise _wrong(
            cell, Say("整分的时刻", "a time to the minute"), Say("09:30", "09:30")
        )
    return time


def as_whole(cell: str) -> int:
    """Return a whole number, zero or more."""
    if not (cell.isascii() and cell.isdigit()):
        raise _wrong(
            cell, Say("不小于零的整数", "a whole number, zero or more"), Say("2", "2")
        )
    return int(cell)


def as_number(cell: str) -> Decimal:
    """Return a number, zero or more, exactly as written."""
    if not _NUMBER.fullmatch(cell):
        raise _wrong(
            cell, Say("不小于零的数", "a number, zero or more"), Say("2.5", "2.5")
        )
    return Decimal(cell)


def as_truth(cell: str) -> bool:
    """Return what ``yes`` or ``no`` (also ``true``, ``false``, 是, 否) says."""
    truth = _TRUTHS.get(cell.lower())
    if truth is None:
        raise _wrong(cell, Say("yes 或 no", "yes or no"))
    return truth


def _wrong(cell: str, kind: Say, example: Say | None = None) -> CellError:
    remedy = (
        Say(f"请写成 {example.zh} 的样子", f"Write it like {example.en}")
        if example
        else Say(f"请填写{kind.zh}", f"Enter {kind.en}")
    )
    return CellError(
        Say(f"“{cell}”不是{kind.zh}", f"'{cell}' is not {kind.en}"), remedy
    )


def _date_example(cell: str) -> Say:
    """Return the date as it should be written, where that can be guessed."""
    found = _LOOSE_DATE.fullmatch(cell)
    text = "2026-06-03"
    if found:
        text = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    return Say(text, text)
