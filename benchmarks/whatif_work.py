"""Two hundred people ask for leave: what a child process does."""

from collections import Counter
from pathlib import Path

from benchmarks.measure import Clock
from benchmarks.random_leave import requests
from benchmarks.whatif_records import Asked
from hall.book import read_book
from hall.calendar import calendar_of
from hall.plan import Plan
from planner import Engine


def asked(folder: Path, month: str, plan: Plan, number: int, seed: int) -> Asked:
    """Ask random requests against a plan, one after the other."""
    clock = Clock()
    hall = read_book(folder)
    engine = Engine(hall, month, plan)
    loading = clock.spent()
    wanted = requests(hall, calendar_of(hall).month(month), number, seed)
    taken, verdicts, unproven = [], Counter[str](), 0
    for request in wanted:
        clock = Clock()
        answer = engine.answer(request)
        taken.append(clock.spent())
        verdicts[answer.verdict] += 1
        unproven += not answer.proven
    return Asked(loading, tuple(taken), dict(verdicts), unproven)
