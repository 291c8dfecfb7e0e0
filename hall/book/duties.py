"""Rows of cadres, leave, activities and pins."""

from typing import get_args

from hall.book.cells import as_date, as_half_day, as_half_days, as_text, as_truth
from hall.book.people import read_id
from hall.book.row import Known, Row
from hall.book.schema import EVERYBODY, FREE, HEADS, LUNCH, SETTINGS, WINDOW_PREFIX
from hall.book.words import known_in, listed, one_of
from hall.domain import (
    Activity,
    ActivityKind,
    Cadre,
    HalfDay,
    LeaveKind,
    LeaveRequest,
    LeaveStatus,
    Person,
    Pin,
)
from hall.errors import Say

_LEAVE_KINDS: tuple[LeaveKind, ...] = get_args(LeaveKind)
_STATUSES: tuple[LeaveStatus, ...] = get_args(LeaveStatus)
_ACTIVITY_KINDS: tuple[ActivityKind, ...] = get_args(ActivityKind)
_NO_DATE = as_date("0001-01-01")
_NO_HALF = HalfDay(_NO_DATE, "am")


def read_cadre(row: Row, known: Known) -> Cadre:
    """Read a row of cadres.csv."""
    window = known_in(known.windows, "windows.csv")
    unavailable = row.optional("unavailable", listed(as_half_days), ())
    return Cadre(
        id=read_id(row),
        name=row.required("name", as_text, ""),
        windows=row.required("windows", listed(window), ()),
        unavailable=frozenset().union(*unavailable),
    )


def read_leave(row: Row, known: Known) -> LeaveRequest:
    """Read a row of leave.csv. Empty: requested, filed in time, documents there."""
    person = known_in(known.staff, "staff.csv")
    request = LeaveRequest(
        id=read_id(row),
        staff=row.required("staff", person, ""),
        kind=row.required("kind", one_of(_LEAVE_KINDS), "personal"),
        start=row.required("start", as_half_day, _NO_HALF),
        end=row.required("end", as_half_day, _NO_HALF),
        status=row.optional("status", one_of(_STATUSES), "requested"),
        submitted=row.optional("submitted", as_date, None),
        substitute=row.optional("substitute", person, None),
        documents=row.optional("documents", as_truth, True),
    )
    _check_leave(row, request)
    return request


def _check_leave(row: Row, request: LeaveRequest) -> None:
    if _NO_HALF not in (request.start, request.end) and request.end < request.start:
        row.fault(
            "end",
            Say(
                f"{request.end} 早于开始 {request.start}",
                f"{request.end} is before the start {request.start}",
            ),
            Say("请改正 start 或 end", "Correct start or end"),
        )
    if request.substitute and request.substitute == request.staff:
        row.fault(
            "substitute",
            Say(
                f"“{request.staff}”替自己顶岗",
                f"'{request.staff}' cannot stand in for himself",
            ),
            Say("请换一名替岗人员", "Name somebody else"),
        )


def read_activity(row: Row, known: Known, staff: tuple[Person, ...]) -> Activity:
    """Read a row of activities.csv, its people resolved to ids of ``staff``."""
    return Activity(
        id=read_id(row),
        name=row.required("name", as_text, ""),
        kind=row.required("kind", one_of(_ACTIVITY_KINDS), "meeting"),
        date=row.required("date", as_date, _NO_DATE),
        blocks=row.required("blocks", listed(known_in(known.blocks, SETTINGS)), ()),
        staff=_people(row, known, staff),
        required=row.required("required", as_truth, True),
    )


def _people(row: Row, known: Known, staff: tuple[Person, ...]) -> tuple[str, ...]:
    words = row.required("staff", listed(as_text), ())
    people: dict[str, None] = {}
    for word in words:
        found = _group(row, known, staff, word)
        people.update(dict.fromkeys(found))
    if words and row.sound and known.staff is not None and not people:
        row.fault(
            "staff",
            Say("没有人参加", "nobody attends"),
            Say(
                "请填写 all、heads、window:编号 或人员编号",
                "Enter all, heads, window:<id> or ids",
            ),
        )
    return tuple(people)


def _group(
    row: Row, known: Known, staff: tuple[Person, ...], word: str
) -> tuple[str, ...]:
    """Return the ids that ``all``, ``heads``, ``window:W1`` or one id stands for."""
    if word == EVERYBODY:
        return tuple(person.id for person in staff)
    if word == HEADS:
        return tuple(person.id for person in staff if person.role == "head")
    if word.startswith(WINDOW_PREFIX):
        parse = known_in(known.windows, "windows.csv")
        window = row.value("staff", parse, word.removeprefix(WINDOW_PREFIX))
        return tuple(person.id for person in staff if person.window == window)
    person = row.value("staff", known_in(known.staff, "staff.csv"), word)
    return (person,) if person else ()


def read_pin(row: Row, known: Known) -> Pin:
    """Read a row of pins.csv."""
    posts = known.posts
    places = None if posts is None else {*posts, LUNCH, FREE}
    return Pin(
        date=row.required("date", as_date, _NO_DATE),
        block=row.required("block", known_in(known.blocks, SETTINGS), ""),
        staff=row.required("staff", known_in(known.staff, "staff.csv"), ""),
        place=row.required("place", known_in(places, "posts.csv / lunch / free"), ""),
    )
