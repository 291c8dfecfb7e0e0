"""Section ``plan``: a month of each hall, ours beside the textbook model."""

from pathlib import Path

from benchmarks.halls import Size
from benchmarks.measure import Trouble, Whole, in_child
from benchmarks.options import Options
from benchmarks.plan_records import COMMON, Ours, Theirs
from benchmarks.table import Cell, printed

LEAST, TIMES, MOST = 60.0, 10.0, 180.0
INTRODUCTION = f"""
PLAN: one month, from the tables to the plan.
textbook: one CP-SAT model of the whole month with the same rules and levels, minimised
one after the other, default parameters. It is given leave decisions and cadres, and
only building and solving the model is timed. Its limit is {TIMES:.0f} times our
seconds, at least {LEAST:.0f} s and at most {MOST:.0f} s, unless --limit says otherwise.
ours, until stand_ins: the levels that the textbook has as well, leave decided; taken
when evenness first reports, so a little more. ratio: of the times to prove these
levels; > where the limit ended the textbook before it had.
Seconds are without starting Python and importing; peak MB is of the whole process."""
RUNS = ("hall", "solver", "people", "windows", "days", "wall s", "CPU s", "peak MB")
RATIO = ("hall", "proven by the textbook", "ours s", "textbook s", "limit s", "ratio")
LEVELS = ("hall", "level", "ours", "bound", "proven", "textbook", "bound", "proven")


def report(options: Options) -> None:
    """Print the section, hall by hall."""
    print(INTRODUCTION)
    for size in options.sizes:
        if not size.present:
            print(f"\n{size.absent}")
            continue
        try:
            _report(size, options.limit)
        except Trouble as trouble:
            print(f"\n{size.name}: not measured. {trouble}")


def planned(folder: Path, month: str) -> tuple[Ours, Whole]:
    """Plan a month in a process of its own."""
    return in_child("benchmarks.plan_work:ours", (folder, month), Ours)


def _report(size: Size, given: float | None) -> None:
    ours, whole = planned(size.folder, size.month)
    limit = given or min(MOST, max(LEAST, TIMES * ours.spent.wall))
    theirs, heavy = in_child(
        "benchmarks.plan_work:theirs",
        (size.folder, size.month, ours.plan, limit),
        Theirs,
    )
    about: tuple[Cell, ...] = (ours.people, ours.windows, ours.days)
    rows = [
        (size.name, name, *about, spent.wall, spent.cpu, peak, gaps)
        for name, spent, peak, gaps in (
            ("ours, until stand_ins", ours.covered, None, len(ours.plan.gaps)),
            ("ours, all levels", ours.spent, whole.peak_mb, len(ours.plan.gaps)),
            ("textbook", theirs.spent, heavy.peak_mb, _gaps(theirs)),
        )
    ]
    printed(f"{size.name}, {size.month}", (*RUNS, "gaps"), rows)
    printed("levels", LEVELS, _levels(size.name, ours, theirs))
    printed("the same levels proven", RATIO, [_ratio(size.name, ours, theirs, limit)])
    if theirs.unlawful:
        print(f"the textbook's plan has {theirs.unlawful} faults")


def _gaps(theirs: Theirs) -> int | None:
    return None if theirs.plan is None else len(theirs.plan.gaps)


def _levels(name: str, ours: Ours, theirs: Theirs) -> list[tuple[Cell, ...]]:
    reached = {level.name: level for level in theirs.levels}
    rows: list[tuple[Cell, ...]] = []
    for level in ours.plan.levels:
        row = (name, level.name, level.value, level.bound, _yes(level.proven))
        other = reached.get(level.name)
        if other is None:
            rows.append((*row, None, None, "-"))
            continue
        bound = other.bound if level.name in theirs.begun else None
        rows.append((*row, other.value, bound, _yes(level.name in theirs.proven)))
    return rows


def _ratio(name: str, ours: Ours, theirs: Theirs, limit: float) -> tuple[Cell, ...]:
    """Compare the time to prove the same levels; ``>`` where the limit came first."""
    finished = len(theirs.proven) == len(COMMON)
    times = (theirs.spent.wall if finished else limit) / ours.covered.wall
    ratio = f"{'' if finished else '>'}{times:.1f}x"
    proven = ", ".join(theirs.proven) or "nothing"
    return name, proven, ours.covered.wall, theirs.spent.wall, limit, ratio


def _yes(proven: bool) -> str:
    return "yes" if proven else "no"
