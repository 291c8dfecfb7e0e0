"""The price calendar: what each half-day away would cost each person."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from hall.absence import AbsencePrice, PriceCalendar
from hall.domain import Hall, LeaveKind
from hall.errors import Fault, RequestError, Say
from hall.plan import Plan
from office.rota import plan_with_predictions
from planner import Engine

Tick = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which prices are wanted.

    Attributes:
        window: Only this window's people; None = the whole hall.
        known: Prices found before, by what they depend on; what is found is added, and
            what is there is taken over.
        tick: Told (people done, people in all); returning False stops.
    """

    window: str | None = None
    kind: LeaveKind = "personal"
    known: dict[str, AbsencePrice] = field(default_factory=dict)
    tick: Tick = lambda _done, _total: True


def price_absences(
    hall: Hall,
    month: str,
    wanted: Wanted,
    plan: Plan | None = None,
    engine: Engine | None = None,
) -> PriceCalendar:
    """Price every absence of a month; without a plan, plan it first.

    Each cell is what ``ask_about`` answers for that half-day: in time, with documents,
    no stand-in named. ``engine`` spares preparing the plan anew.

    Raises:
        RequestError: There is no such window.
        CalendarStopped: ``wanted.tick`` returned False.
        HallrotaError: The month cannot be planned.
    """
    started = time.perf_counter()
    people = _people(hall, wanted.window)
    if engine is None:
        engine = Engine(hall, month, plan or plan_with_predictions(hall, month))
    cells, reused = engine.prices(people, wanted.kind, wanted.known, wanted.tick)
    return PriceCalendar(
        hall.id,
        month,
        wanted.kind,
        wanted.window,
        cells,
        reused,
        round(time.perf_counter() - started, 3),
    )


def _people(hall: Hall, window: str | None) -> list[str]:
    if window is not None and window not in {each.id for each in hall.windows}:
        raise RequestError([_no_window(window)])
    return [p.id for p in hall.staff if window in (None, p.window)]


def _no_window(window: str) -> Fault:
    return Fault(
        "--window",
        Say(f"没有窗口“{window}”", f"there is no window '{window}'"),
        Say("请写 windows.csv 中的编号", "Write an id of windows.csv"),
    )
