"""The supervising office's own duties in a month, drawn so that none is foreseen.

Calls and forms of each week are spread over the windows in proportion to their staff;
inspections fall at random minutes of the opening hours; two heads and two days are
drawn for the monthly check. The same seed draws the same again, so a draw can be shown.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from hall.calendar import calendar_of
from hall.domain import Block, Hall
from scoring.active import Active, activate
from scoring.triggers import QuotaTrigger
from scoring.values import number_of

Kind = Literal["call", "form", "inspection", "head", "day"]
KINDS: dict[str, Kind] = {
    "callback_result": "call",
    "callback_form": "form",
    "inspection_done": "inspection",
}
DRAWING = "huzhou-window"  # 10: a remark of the policy, which has no field for figures
HEADS = DAYS = 2
SMALL = 1  # heads of one-person windows are drawn only where there are no others


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing the office has to do.

    Attributes:
        date: The day, of a week's calls and forms its first working day; None for a
            head who is drawn for the month.
        time: The minute of an inspection.
        count: How many calls or forms.
    """

    kind: Kind
    policy: str
    clause: str
    date: dt.date | None = None
    time: dt.time | None = None
    window: str | None = None
    staff: str | None = None
    count: int = 1


def duties(hall: Hall, month: str, seed: int) -> tuple[Duty, ...]:
    """Return the office's duties in a month under the policies in force.

    Raises:
        HallrotaError: The month or a policy cannot be read.
    """
    days = calendar_of(hall).month(month)
    actives = activate(hall.policies)
    owed = [
        duty
        for each in _asked(actives)
        for duty in _owed(hall, days, each, Random(f"{month}/{seed}/{each.kind}"))
    ]
    return (*owed, *_draw(hall, days, actives, Random(f"{month}/{seed}/draw")))


def _asked(actives: Iterable[Active]) -> Iterator[Duty]:
    """Yield what the policies in force ask of each period, with the number."""
    for active in actives:
        for clause in active.policy.clauses:
            trigger = clause.trigger
            kind = KINDS.get(getattr(trigger, "facts", ("",))[0])
            if kind is not None and isinstance(trigger, QuotaTrigger):
                number = int(number_of(trigger.owed[0].number, active.readings))
                yield Duty(kind, active.policy.id, clause.number, count=number)


def _owed(
    hall: Hall, days: Sequence[dt.date], each: Duty, chance: Random
) -> Iterator[Duty]:
    if each.kind == "inspection":
        for day in days:
            for time in _times(hall.blocks, each.count, chance):
                yield Duty(each.kind, each.policy, each.clause, day, time)
        return
    for first in _weeks(days):
        for window, count in spread(hall, each.count, chance).items():
            yield Duty(
                each.kind, each.policy, each.clause, first, window=window, count=count
            )


def spread(hall: Hall, number: int, chance: Random) -> dict[str, int]:
    """Spread a number over the windows by their staff; what is left over is drawn.

    Every window gets its whole share, rounded down or up.
    """
    people = [person.window for person in hall.staff]
    if not people:
        return {}
    whole = {w.id: number * people.count(w.id) // len(people) for w in hall.windows}
    rest = {w.id: number * people.count(w.id) % len(people) for w in hall.windows}
    order = sorted(rest, key=lambda window: chance.random() ** (1 / rest[window])
                   if rest[window] else -1.0, reverse=True)  # fmt: skip
    for window in order[: number - sum(whole.values())]:
        whole[window] += 1
    return {window: count for window, count in whole.items() if count}


def _weeks(days: Iterable[dt.date]) -> list[dt.date]:
    """Return the first working day of each calendar week of the month."""
    first: dict[tuple[int, int], dt.date] = {}
    for day in days:
        first.setdefault(day.isocalendar()[:2], day)
    return list(first.values())


def _times(blocks: Iterable[Block], number: int, chance: Random) -> list[dt.time]:
    """Draw different minutes at which the counters are open."""
    minutes = [
        minute
        for block in blocks
        if block.session != "noon"
        for minute in range(
            block.start.hour * 60 + block.start.minute,
            block.end.hour * 60 + block.end.minute,
        )
    ]
    drawn = sorted(chance.sample(minutes, min(number, len(minutes))))
    return [dt.time(*divmod(minute, 60)) for minute in drawn]


def _draw(
    hall: Hall, days: Sequence[dt.date], actives: Iterable[Active], chance: Random
) -> Iterator[Duty]:
    """Draw heads of different windows and days for the monthly check."""
    if DRAWING not in {active.policy.id for active in actives}:
        return
    heads = {p.window: p for p in hall.staff if p.role == "head"}
    people = [person.window for person in hall.staff]
    order = chance.sample(sorted(heads), len(heads))
    order.sort(key=lambda window: people.count(window) <= SMALL)
    for window in order[:HEADS]:
        yield Duty("head", DRAWING, "10", window=window, staff=heads[window].id)
    for day in sorted(chance.sample(days, min(DAYS, len(days)))):
        yield Duty("day", DRAWING, "10", day)
