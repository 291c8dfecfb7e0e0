"""Reading a JSON document field by field; every fault noted with its path."""

import datetime as dt
import json
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from hall.errors import Fault, RequestError, Say

_MOST_FAULTS = 20
_REMEDY = Say("请用 hallrota plan 重新生成", "Write it again with `hallrota plan`")
Word = TypeVar("Word", bound=str)
Record = TypeVar("Record")


class Fields:
    """The fields of one JSON object. Faults go to a list shared by the document."""

    def __init__(
        self, values: Mapping[str, object], path: str, faults: list[tuple[str, Say]]
    ) -> None:
        """Read ``values``, found at ``path`` of the document."""
        self.values = values
        self._path = path
        self._faults = faults

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.values.get(key)
        if isinstance(value, str):
            return value
        self._fault(key, Say("应为文字", "expected: a text"))
        return ""

    def optional_text(self, key: str) -> str | None:
        """Return a text, or None where there is none."""
        return None if self.values.get(key) is None else self.text(key)

    def choice(self, key: str, words: tuple[Word, ...]) -> Word:
        """Return one of ``words``."""
        value = self.values.get(key)
        for word in words:
            if word == value:
                return word
        self._fault(
            key, Say(f"应为 {'、'.join(words)} 之一", f"expected: {', '.join(words)}")
        )
        return words[0]

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number; it must be there unless there is a default."""
        value = self.values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._fault(key, Say("应为整数", "expected: a whole number"))
        return 0

    def date(self, key: str) -> dt.date:
        """Return a date."""
        return self.optional_date(key) or self._missing_date(key)

    def optional_date(self, key: str) -> dt.date | None:
        """Return a date, or None where there is none."""
        return self._parsed(
            key, dt.date.fromisoformat, Say("应为日期", "expected: a date")
        )

    def optional_time(self, key: str) -> dt.time | None:
        """Return a time of day, or None where there is none."""
        return self._parsed(
            key, dt.time.fromisoformat, Say("应为时刻", "expected: a time")
        )

    def optional_number(self, key: str) -> Decimal | None:
        """Return an exact number, given as number or text; None = there is none."""
        return self._parsed(key, Decimal, Say("应为数", "expected: a number"))

    def optional_truth(self, key: str) -> bool | None:
        """Return true or false, or None where neither is said."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._fault(key, Say("应为 true 或 false", "expected: true or false"))
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        items = self._list(key)
        if all(isinstance(item, str) for item in items):
            return tuple(str(item) for item in items)
        self._fault(key, Say("应为文字列表", "expected: a list of texts"))
        return ()

    def records(
        self, key: str, read: Callable[["Fields"], Record]
    ) -> tuple[Record, ...]:
        """Return a list of objects, each read by ``read``; absent = empty."""
        records = []
        for index, item in enumerate(self._list(key)):
            path = f"{self._path}{key}[{index}]"
            if isinstance(item, dict):
                records.append(read(Fields(item, f"{path}.", self._faults)))
            else:
                self._faults.append((path, Say("应为对象", "expected: an object")))
        return tuple(records)

    def part(self, key: str) -> "Fields":
        """Return an object inside this one; absent = empty."""
        value = self.values.get(key, {})
        if isinstance(value, dict):
            return Fields(value, f"{self._path}{key}.", self._faults)
        self._fault(key, Say("应为对象", "expected: an object"))
        return Fields({}, f"{self._path}{key}.", self._faults)

    def _parsed(
        self, key: str, parse: Callable[[str], Record], what: Say
    ) -> Record | None:
        value = self.values.get(key)
        if value is None:
            return None
        try:
            return parse(str(value))
        except (ValueError, ArithmeticError):
            self._fault(key, what)
            return None

    def _missing_date(self, key: str) -> dt.date:
        if self.values.get(key) is None:
            self._fault(key, Say("应为日期", "expected: a date"))
        return dt.date.min

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if isinstance(value, list):
            return value
        self._fault(key, Say("应为列表", "expected: a list"))
        return []

    def _fault(self, key: str, what: Say) -> None:
        given = json.dumps(self.values.get(key), ensure_ascii=False)
        named = Say(f"{what.zh}，现为 {given}", f"{what.en}, not {given}")
        self._faults.append((f"{self._path}{key}", named))


def read_document(text: str, file: str, read: Callable[[Fields], Record]) -> Record:
    """Return what ``read`` makes of a JSON document.

    Raises:
        RequestError: It is not JSON, or fields are wrong; the first twenty are named.
    """
    faults: list[tuple[str, Say]] = []
    record = read(Fields(_parse(text, file), "", faults))
    if faults:
        raise RequestError(
            Fault(file, what, _REMEDY, column=path)
            for path, what in faults[:_MOST_FAULTS]
        )
    return record


def _parse(text: str, file: str) -> Mapping[str, object]:
    try:
        document = json.loads(text, parse_constant=_finite, parse_float=_finite)
    except json.JSONDecodeError as error:
        what = Say(f"不是合法的 JSON（{error.msg}）", f"not sound JSON ({error.msg})")
        fault = Fault(file, what, _REMEDY, error.lineno, error.colno)
        raise RequestError([fault]) from error
    except (ValueError, RecursionError) as error:
        what = Say(f"不是合法的 JSON（{error}）", f"not sound JSON ({error})")
        raise RequestError([Fault(file, what, _REMEDY)]) from error
    if isinstance(document, dict):
        return document
    what = Say("应为一个 JSON 对象", "a JSON object is expected")
    raise RequestError([Fault(file, what, _REMEDY)])


def _finite(text: str) -> float:
    """Return a number; Python would also take NaN and infinities."""
    number = float(text)
    if math.isfinite(number):
        return number
    raise ValueError(f"{text} is not a number")
