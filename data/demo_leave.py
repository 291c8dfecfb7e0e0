"""Leave in the demo hall: rows that show each kind of answer, and ordinary ones."""

import datetime as dt
from dataclasses import replace
from random import Random

from data.demo_people import People
from hall.book.cells import as_date, as_half_day
from hall.domain import HALVES, HalfDay, LeaveKind, LeaveRequest, LeaveStatus

_YEAR = 2026
_RANDOM_LEAVE = 34
_RANDOM_KINDS: tuple[LeaveKind, ...] = (
    *("annual",) * 5,
    *("personal",) * 5,
    *("sick",) * 4,
    *("official",) * 3,
    *("compensatory",) * 3,
)
_LENGTHS = (1, 2, 2, 2, 2, 4, 4, 6)  # in half-days
_SHORTAGE = 0.35
_SMALLEST_WITH_SPARES = 3
# window, place in its list, kind, first, last, status, submitted
_Row = tuple[int, int, LeaveKind, str, str, LeaveStatus, str]
_TOLD_LEAVE: tuple[_Row, ...] = (
    (5, 3, "maternity", "04-20 am", "08-14 pm", "approved", "03-30"),
    (6, 4, "marriage", "06-08 am", "06-15 pm", "approved", "05-20"),
    (9, 2, "bereavement", "06-03 am", "06-05 pm", "approved", "06-02"),
    (13, 1, "official", "06-09 am", "06-11 pm", "approved", "06-01"),
    (16, 2, "annual", "06-09 am", "06-10 pm", "approved", "05-18"),
    (18, 1, "sick", "06-24 am", "06-25 pm", "approved", "06-23"),
    (2, 3, "personal", "06-18 pm", "06-18 pm", "refused", "06-15"),
    (12, 2, "annual", "06-22 am", "06-24 pm", "refused", "06-01"),
    (17, 3, "compensatory", "06-18 am", "06-18 pm", "refused", "06-16"),
    # requested: harmless ones
    (1, 3, "personal", "06-15 am", "06-16 pm", "requested", "06-02"),
    (2, 4, "personal", "06-05 am", "06-05 pm", "requested", "06-01"),
    (4, 6, "annual", "06-25 am", "06-26 pm", "requested", "06-08"),
    (6, 5, "compensatory", "06-05 pm", "06-05 pm", "requested", "06-01"),
    (10, 0, "compensatory", "06-12 pm", "06-12 pm", "requested", "06-08"),
    (11, 1, "annual", "06-17 am", "06-22 am", "requested", "05-29"),
    (12, 4, "personal", "06-30 am", "06-30 am", "requested", "06-22"),
    (13, 2, "marriage", "06-22 am", "06-26 pm", "requested", "06-01"),
    (17, 2, "official", "06-11 am", "06-11 pm", "requested", "06-05"),
    # requested: never refused, whatever they cost
    (9, 3, "sick", "06-29 am", "06-30 pm", "requested", "06-28"),
    (14, 0, "sick", "06-12 am", "06-12 pm", "requested", "06-12"),
    (15, 1, "bereavement", "06-23 am", "06-25 pm", "requested", "06-22"),
    # requested: a stand-in is needed, and there is one
    (8, 5, "annual", "06-01 am", "06-08 pm", "requested", "05-11"),
    (6, 6, "annual", "06-18 am", "06-26 pm", "requested", "05-25"),
    (20, 0, "personal", "06-11 am", "06-11 pm", "requested", "06-03"),
    # requested: lawful, but a post stays empty
    (18, 0, "personal", "06-04 am", "06-04 pm", "requested", "05-28"),
    # requested: a rule forbids it
    (19, 1, "personal", "06-16 am", "06-17 pm", "requested", "06-04"),
    (16, 1, "annual", "06-09 am", "06-10 pm", "requested", "06-02"),
    (3, 2, "official", "06-15 am", "06-16 pm", "requested", "06-09"),
    (7, 3, "personal", "06-08 am", "06-09 pm", "requested", "06-09"),
)  # fmt: skip
_WITHOUT_DOCUMENTS = {(3, 2)}
_BINDING_SUBSTITUTES = {(8, 5): (8, 0)}


def make_leave(
    rng: Random, people: People, working_days: tuple[dt.date, ...]
) -> tuple[LeaveRequest, ...]:
    """Return the leave rows: told ones, and approved ones drawn around them."""
    requests = [_told(people, row) for row in _TOLD_LEAVE]
    while len(requests) < len(_TOLD_LEAVE) + _RANDOM_LEAVE:
        drawn = _drawn(rng, people, working_days)
        if _fits(drawn, requests, people, int(rng.random() < _SHORTAGE)):
            requests.append(drawn)
    by_filing = sorted(requests, key=lambda r: (r.submitted or r.start.date, r.staff))
    return tuple(_numbered(by_filing))


def _numbered(requests: list[LeaveRequest]) -> list[LeaveRequest]:
    return [
        replace(request, id=f"R{number:02d}")
        for number, request in enumerate(requests, start=1)
    ]


def _told(people: People, row: _Row) -> LeaveRequest:
    window, index, kind, first, last, status, submitted = row
    stand_in = _BINDING_SUBSTITUTES.get((window, index))
    return LeaveRequest(
        id="",
        staff=people.of(window)[index],
        kind=kind,
        start=as_half_day(f"{_YEAR}-{first}"),
        end=as_half_day(f"{_YEAR}-{last}"),
        status=status,
        submitted=as_date(f"{_YEAR}-{submitted}"),
        substitute=people.of(stand_in[0])[stand_in[1]] if stand_in else None,
        documents=(window, index) not in _WITHOUT_DOCUMENTS,
    )


def _drawn(
    rng: Random, people: People, working_days: tuple[dt.date, ...]
) -> LeaveRequest:
    halves = [HalfDay(day, half) for day in working_days for half in HALVES]
    length = rng.choice(_LENGTHS)
    first = rng.randrange(0, len(halves) - length, 1 if length == 1 else 2)
    person = rng.choice(people.staff)
    kind = rng.choice(_RANDOM_KINDS)
    notice = rng.randint(2, 20) if kind != "sick" else rng.randint(0, 1)
    return LeaveRequest(
        id="",
        staff=person.id,
        kind=kind,
        start=halves[first],
        end=halves[first + length - 1],
        status="approved",
        submitted=halves[first].date - dt.timedelta(days=notice),
    )


def _fits(
    drawn: LeaveRequest, others: list[LeaveRequest], people: People, extra: int
) -> bool:
    """Tell whether a window can spare one more, ``extra`` people short at most."""
    window = next(p.window for p in people.staff if p.id == drawn.staff)
    number = int(window[1:])
    members = people.of(number)
    away = [
        other
        for other in others
        if other.status != "refused" and other.staff in members and _meet(drawn, other)
    ]
    return (
        len(members) >= _SMALLEST_WITH_SPARES
        and all(other.staff != drawn.staff for other in away)
        and len(away) < people.spares(number) + extra
    )


def _meet(one: LeaveRequest, other: LeaveRequest) -> bool:
    return one.start <= other.end and other.start <= one.end
