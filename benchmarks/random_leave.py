"""Leave requests that people might file: of every kind, from half a day to six days."""

import random
from collections.abc import Sequence
from datetime import date

from hall.domain import HALVES, HalfDay, Hall, LeaveKind, LeaveRequest, Person

KINDS: dict[LeaveKind, int] = {
    "personal": 35,
    "annual": 25,
    "sick": 15,
    "official": 10,
    "compensatory": 6,
    "marriage": 4,
    "bereavement": 4,
    "maternity": 1,
}
LONGEST = 12  # half-days


def requests(
    hall: Hall, days: Sequence[date], number: int, seed: int
) -> tuple[LeaveRequest, ...]:
    """Return random requests; none overlaps leave that its person has in the book."""
    rng = random.Random(seed)
    halves = [HalfDay(day, half) for day in days for half in HALVES]
    found: list[LeaveRequest] = []
    while len(found) < number:
        person = rng.choice(hall.staff)
        request = _request(rng, f"Q{len(found)}", person, halves)
        if _possible(hall, person, request):
            found.append(request)
    return tuple(found)


def _request(
    rng: random.Random, name: str, person: Person, halves: Sequence[HalfDay]
) -> LeaveRequest:
    length = rng.randint(1, LONGEST)
    first = rng.randrange(len(halves) - length + 1)
    (kind,) = rng.choices(list(KINDS), list(KINDS.values()))
    return LeaveRequest(
        id=name,
        staff=person.id,
        kind=kind,
        start=halves[first],
        end=halves[first + length - 1],
    )


def _possible(hall: Hall, person: Person, request: LeaveRequest) -> bool:
    if person.joined is not None and request.start.date < person.joined:
        return False
    return not any(
        row.staff == person.id and row.start <= request.end and request.start <= row.end
        for row in hall.leave
    )
