"""Spells of leave: adjacent working half-days of one person, however many requests.

Weekends and holidays do not break a spell, nor does the end of a month; lactation
leave does not lengthen one. A policy whose reading `merge_spells` is off looks at each
request by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from hall.calendar import WorkCalendar
from hall.domain import HALVES, HalfDay, LeaveRequest
from scoring.leave_rules import LeaveRules

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Spell:
    """How long somebody is away, in working days.

    Attributes:
        whole: The spell with all leave that adjoins the request.
        alone: The request by itself.
    """

    whole: Decimal
    alone: Decimal

    def under(self, rule: LeaveRules) -> Decimal:
        """Return the length that a policy looks at (its reading `merge_spells`)."""
        return self.whole if rule.merge_spells else self.alone


def spell_of(
    calendar: WorkCalendar, request: LeaveRequest, others: Iterable[LeaveRequest]
) -> Spell:
    """Return the spell that ``request`` belongs to.

    ``others`` are the approved leaves of any person; only the same person's count.
    """
    own = HALF * len(working_halves(calendar, request))
    return Spell(_merged(calendar, request, others), own)


def _merged(
    calendar: WorkCalendar, request: LeaveRequest, others: Iterable[LeaveRequest]
) -> Decimal:
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
