"""Section ``sick``: how long it takes to repair a day after somebody calls in sick."""

from benchmarks.halls import Size
from benchmarks.measure import Trouble, in_child
from benchmarks.options import Options
from benchmarks.plan_section import planned
from benchmarks.sick_work import Repaired
from benchmarks.table import Cell, printed
from benchmarks.whatif_section import quantile

INTRODUCTION = """
SICK CALL: {number} people call at random half-hours, half a day to six days, seed
{seed}, hall loaded. Milliseconds by the clock; changes: people's blocks, on average."""
HEAD = ("hall", "calls", "p50", "p95", "max", "p95 CPU", "changes", "peak MB")


def report(options: Options) -> None:
    """Print the section."""
    print(INTRODUCTION.format(number=options.requests, seed=options.seed))
    rows: list[tuple[Cell, ...]] = []
    for size in options.sizes:
        if not size.present:
            print(size.absent)
            continue
        try:
            rows.append(_row(size, options))
        except Trouble as trouble:
            print(f"{size.name}: not measured. {trouble}")
    printed("repairs", HEAD, rows)


def _row(size: Size, options: Options) -> tuple[Cell, ...]:
    ours, _whole = planned(size.folder, size.month)
    given = (size.folder, size.month, ours.plan, options.requests, options.seed)
    found, whole = in_child("benchmarks.sick_work:repaired", given, Repaired)
    by_clock = sorted(1000 * each.wall for each in found.calls)
    on_processor = sorted(1000 * each.cpu for each in found.calls)
    return (
        size.name,
        len(by_clock),
        quantile(by_clock, 50),
        quantile(by_clock, 95),
        by_clock[-1],
        quantile(on_processor, 95),
        found.changes / len(by_clock),
        whole.peak_mb,
    )
