"""A leave request as typed on the command line."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from hall.domain import Half, HalfDay, LeaveKind, LeaveRequest
from hall.errors import Fault, RequestError, Say
from office import Wanted

HALF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(am|pm)")
KINDS: tuple[str, ...] = get_args(LeaveKind)
ASKED = "ASKED"  # the request's id while it is only asked about


@dataclass(frozen=True, slots=True)
class LeaveForm:
    """What was typed; absent = in time, documents there, no stand-in named."""

    staff: str | None
    kind: str | None
    start: str | None
    end: str | None
    submitted: str | None
    documents: str
    substitute: str | None


def read_form(form: LeaveForm) -> LeaveRequest:
    """Return the request that a form asks for.

    Raises:
        RequestError: With everything that is wrong with the form.
    """
    _check_given(
        {
            "--staff": form.staff,
            "--kind": form.kind,
            "--from": form.start,
            "--to": form.end,
        }
    )
    faults: list[Fault] = []
    start = _half_day("--from", form.start, faults)
    end = _half_day("--to", form.end, faults)
    submitted = _date("--submitted", form.submitted, faults)
    _one_of("--kind", form.kind or "", KINDS, faults)
    _one_of("--documents", form.documents, ("yes", "no"), faults)
    if start and end and end < start:
        faults.append(_backwards(form))
    if faults or start is None or end is None:
        raise RequestError(faults)
    return LeaveRequest(
        id=ASKED,
        staff=form.staff or "",
        kind=cast("LeaveKind", form.kind),
        start=start,
        end=end,
        submitted=submitted,
        substitute=form.substitute,
        documents=form.documents == "yes",
    )


def read_time(option: str, text: str | None) -> dt.time | None:
    """Return a time of day like ``08:40``; None where none was typed.

    Raises:
        RequestError: It is no time.
    """
    if text is None:
        return None
    try:
        return dt.time.fromisoformat(text)
    except ValueError as error:
        raise RequestError([_unclear(option, text, "08:40")]) from error


def read_calendar_form(
    month: str | None, kind: str | None, window: str | None
) -> Wanted:
    """Return which prices of absences are asked for; by default of personal leave.

    Raises:
        RequestError: The month is missing, or the kind is none.
    """
    _check_given({"--month": month})
    faults: list[Fault] = []
    _one_of("--kind", kind or "personal", KINDS, faults)
    if faults:
        raise RequestError(faults)
    return Wanted(window, cast("LeaveKind", kind or "personal"))


def _check_given(typed: Mapping[str, str | None]) -> None:
    """See that options were typed that nothing can be said without.

    Raises:
        RequestError: Naming all that are missing, in one line.
    """
    missing = [option for option, text in typed.items() if not text]
    if missing:
        raise RequestError([_missing(missing)])


def _half_day(option: str, text: str | None, faults: list[Fault]) -> HalfDay | None:
    match = HALF_DAY.fullmatch((text or "").strip())
    day = _day(match[1]) if match else None
    if match is None or day is None:
        faults.append(_unclear(option, text or "", "2026-06-03 am"))
        return None
    return HalfDay(day, cast("Half", match[2]))


def _date(option: str, text: str | None, faults: list[Fault]) -> dt.date | None:
    if text is None:
        return None
    day = _day(text)
    if day is None:
        faults.append(_unclear(option, text, "2026-06-01"))
    return day


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _one_of(
    option: str, text: str, allowed: Sequence[str], faults: list[Fault]
) -> None:
    if text not in allowed:
        faults.append(_unclear(option, text, " / ".join(allowed)))


def _missing(options: Sequence[str]) -> Fault:
    return Fault(
        "",
        Say(f"缺少 {'、'.join(options)}", f"{', '.join(options)} missing"),
        Say("写法见 hallrota leave --help", "See hallrota leave --help"),
    )


def _unclear(option: str, text: str, example: str) -> Fault:
    return Fault(
        option,
        Say(f"“{text}”看不懂", f"'{text}' is not understood"),
        Say(f"请写成 {example}", f"Write {example}"),
    )


def _backwards(form: LeaveForm) -> Fault:
    return Fault(
        "--to",
        Say(
            f"“{form.end}”早于开始时间“{form.start}”",
            f"'{form.end}' is before the start '{form.start}'",
        ),
        Say("请改正日期", "Correct the dates"),
    )
