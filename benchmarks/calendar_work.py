"""The price calendar of a window and of its whole hall: what a child process does."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Clock, Spent
from hall.book import read_book
from hall.domain import Hall
from hall.plan import Plan
from planner import Engine

WINDOW = 12  # people of the largest window that is priced by itself


@dataclass(frozen=True, slots=True)
class Priced:
    """What the calendars took; ``again`` is the hall's once everything is known."""

    people: tuple[int, int]
    cells: int
    window: Spent
    hall: Spent
    again: Spent
    unproven: int


def priced(folder: Path, month: str, plan: Plan) -> Priced:
    """Price a window, then the hall with a fresh engine, then the hall again."""
    hall = read_book(folder)
    mine, everybody = _window(hall), [person.id for person in hall.staff]
    engine = Engine(hall, month, plan)
    clock = Clock()
    engine.prices(mine)
    window, engine, clock = clock.spent(), Engine(hall, month, plan), Clock()
    cells, _reused = engine.prices(everybody)
    whole = clock.spent()
    known = {cell.depends: cell for cell in cells if cell.depends}
    engine, clock = Engine(hall, month, plan), Clock()
    engine.prices(everybody, known=known)
    unproven = sum(not cell.proven for cell in cells)
    people = len(mine), len(everybody)
    return Priced(people, len(cells), window, whole, clock.spent(), unproven)


def _window(hall: Hall) -> list[str]:
    sizes = Counter(person.window for person in hall.staff)
    largest = max(sizes, key=lambda each: (sizes[each] <= WINDOW, sizes[each]))
    return [person.id for person in hall.staff if person.window == largest]
