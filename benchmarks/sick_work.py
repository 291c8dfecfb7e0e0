"""People call in sick one after the other: what a child process does."""

import datetime as dt
import random
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.measure import Clock, Spent
from benchmarks.random_leave import requests
from hall.book import read_book
from hall.calendar import calendar_of
from hall.plan import Plan
from planner import Engine

TIMES = tuple(dt.time(hour, minute) for hour in range(8, 16) for minute in (10, 40))


@dataclass(frozen=True, slots=True)
class Repaired:
    """What the repairs took, and how many blocks of people they changed in all."""

    calls: tuple[Spent, ...]
    changes: int


def repaired(folder: Path, month: str, plan: Plan, number: int, seed: int) -> Repaired:
    """Repair a plan after random calls, each against the plan as published."""
    hall = read_book(folder)
    engine = Engine(hall, month, plan)
    hours = random.Random(seed)
    taken, changes = [], 0
    for request in requests(hall, calendar_of(hall).month(month), number, seed):
        sick = replace(request, kind="sick")
        now = hours.choice(TIMES)
        clock = Clock()
        after = engine.sick_call(sick, now)
        taken.append(clock.spent())
        changes += len(after.changes or ())
    return Repaired(tuple(taken), changes)
