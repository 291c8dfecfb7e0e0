"""Section ``calendar``: how long the price of every absence of a month takes."""

from benchmarks.calendar_work import Priced, priced
from benchmarks.measure import Trouble, in_child
from benchmarks.options import Options
from benchmarks.plan_section import planned
from benchmarks.table import Cell, printed

INTRODUCTION = """
PRICE CALENDAR: every person and half-day of the month, personal leave; seconds by the
clock, and on a processor where it says CPU. Again: all prices known, no change."""
HEAD = ("hall", "people", "window s", "CPU", "people", "cells", "hall s", "CPU",
        "again s", "unproven", "peak MB")  # fmt: skip


def report(options: Options) -> None:
    """Print the section."""
    print(INTRODUCTION)
    rows: list[tuple[Cell, ...]] = []
    for size in options.sizes:
        if not size.present:
            print(size.absent)
            continue
        try:
            ours, _whole = planned(size.folder, size.month)
            given = (size.folder, size.month, ours.plan)
            work = f"{priced.__module__}:{priced.__name__}"
            found, whole = in_child(work, given, Priced)
        except Trouble as trouble:
            print(f"{size.name}: not measured. {trouble}")
            continue
        rows.append((size.name, *_figures(found), whole.peak_mb))
    printed("price calendar", HEAD, rows)


def _figures(found: Priced) -> tuple[Cell, ...]:
    window, hall = found.people
    spent = found.window, found.hall
    (mine, mine_cpu), (all_, all_cpu) = ((s.wall, s.cpu) for s in spent)
    again = found.again.wall
    return (window, mine, mine_cpu, hall, found.cells, all_, all_cpu, again,
            found.unproven)  # fmt: skip
