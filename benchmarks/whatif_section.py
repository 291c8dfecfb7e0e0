"""Section ``whatif``: how long people wait for an answer to a leave request."""

from math import ceil

from benchmarks.halls import Size
from benchmarks.measure import Trouble, in_child
from benchmarks.options import Options
from benchmarks.plan_section import planned
from benchmarks.table import Cell, printed
from benchmarks.whatif_records import Asked

VERDICTS = (
    "approve",
    "approve_with_substitutes",
    "advise_against",
    "refuse",
    "needs_person",
)
INTRODUCTION = """
WHAT-IF: {number} random requests, half a day to six days, seed {seed}, hall loaded.
Milliseconds by the clock, and on a processor where it says CPU; first: the very first
answer, counted with the others."""
HEAD = (
    "hall",
    "requests",
    "load s",
    "first",
    "p50",
    "p95",
    "max",
    "p95 CPU",
    "unproven",
    "peak MB",
)


def report(options: Options) -> None:
    """Print the section."""
    print(INTRODUCTION.format(number=options.requests, seed=options.seed))
    times: list[tuple[Cell, ...]] = []
    shares: list[tuple[Cell, ...]] = []
    for size in options.sizes:
        if not size.present:
            print(size.absent)
            continue
        try:
            found, peak = _asked(size, options)
        except Trouble as trouble:
            print(f"{size.name}: not measured. {trouble}")
            continue
        times.append((*_times(size.name, found), peak))
        shares.append((size.name, *_shares(found)))
    printed("answers", HEAD, times)
    printed("share of verdicts, %", ("hall", *VERDICTS), shares)


def _asked(size: Size, options: Options) -> tuple[Asked, float]:
    ours, _whole = planned(size.folder, size.month)
    given = (size.folder, size.month, ours.plan, options.requests, options.seed)
    found, whole = in_child("benchmarks.whatif_work:asked", given, Asked)
    return found, whole.peak_mb


def _times(name: str, found: Asked) -> tuple[Cell, ...]:
    by_clock = sorted(1000 * answer.wall for answer in found.answers)
    on_processor = sorted(1000 * answer.cpu for answer in found.answers)
    return (
        name,
        len(by_clock),
        found.loading.wall,
        1000 * found.answers[0].wall,
        quantile(by_clock, 50),
        quantile(by_clock, 95),
        by_clock[-1],
        quantile(on_processor, 95),
        found.unproven,
    )


def quantile(ordered: list[float], percent: int) -> float:
    """Return the value that ``percent`` of all do not exceed (nearest rank)."""
    return ordered[ceil(len(ordered) * percent / 100) - 1]


def _shares(found: Asked) -> tuple[Cell, ...]:
    number = len(found.answers)
    return tuple(100 * found.verdicts.get(name, 0) / number for name in VERDICTS)
