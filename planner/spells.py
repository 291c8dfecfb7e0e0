"""Spells of leave: adjacent working half-days of one person, however many requests.

Weekends and holidays do not break a spell, nor does the end of a month; lactation
leave neither lengthens nor breaks one (leave-and-substitution-2024, reading
`merge_spells`).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from hall.calendar import WorkCalendar
from hall.domain import HALVES, HalfDay, LeaveRequest

HALF = Decimal("0.5")


def spell_days(
    calendar: WorkCalendar, request: LeaveRequest, others: Iterable[LeaveRequest]
) -> Decimal:
    """Return the length in days of the spell that ``request`` belongs to.

    ``others`` are the approved leaves of any person; only the same person's count.
    """
    taken = set(working_halves(calendar, request))
    for other in others:
        if other.staff == request.staff and other.kind != "lactation":
            taken.update(working_halves(calendar, other))
    own = working_halves(calendar, request)
    if not own or request.kind == "lactation":
        return HALF * len(own)
    length = len(own)
    length += _run(_after(calendar, own[-1]), taken)
    length += _run(_before(calendar, own[0]), taken)
    return HALF * length


def working_halves(calendar: WorkCalendar, request: LeaveRequest) -> list[HalfDay]:
    """Return the working half-days of a leave, in time."""
    halves = []
    day = request.start.date
    while day <= request.end.date:
        if calendar.is_working(day):
            both = (HalfDay(day, half) for half in HALVES)
            halves += [half for half in both if request.start <= half <= request.end]
        day = day.fromordinal(day.toordinal() + 1)
    return halves


def _run(halves: Iterator[HalfDay], taken: set[HalfDay]) -> int:
    length = 0
    for half in halves:
        if half not in taken:
            break
        length += 1
    return length


def _after(calendar: WorkCalendar, half: HalfDay) -> Iterator[HalfDay]:
    day = half.date
    if half.half == "am":
        yield HalfDay(day, "pm")
    while True:
        day = calendar.next_working(day)
        yield from (HalfDay(day, each) for each in HALVES)


def _before(calendar: WorkCalendar, half: HalfDay) -> Iterator[HalfDay]:
    day = half.date
    if half.half == "pm":
        yield HalfDay(day, "am")
    while True:
        day = calendar.previous_working(day)
        yield from (HalfDay(day, each) for each in reversed(HALVES))
