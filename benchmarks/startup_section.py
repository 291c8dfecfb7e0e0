"""Section ``startup``: how long a command takes from the prompt to the prompt."""

import sys
from statistics import median

from benchmarks.halls import SIZES
from benchmarks.measure import timed
from benchmarks.options import Options
from benchmarks.table import Cell, printed

RUNS = 5
SMALL = SIZES["small"]
COMMANDS = {
    "python (nothing)": ("-c", "pass"),
    "import hall, scoring": ("-c", "import hall.book, scoring.score"),
    "import planner": ("-c", "import planner"),
    "import cli": ("-c", "import cli"),
    "hallrota plan data/small": (
        "-c",
        "import cli; cli.main()",
        "plan",
        str(SMALL.folder),
        "--month",
        SMALL.month,
    ),
}


def report(_options: Options) -> None:
    """Print the section."""
    rows = [_row(name, (sys.executable, *rest)) for name, rest in COMMANDS.items()]
    print(f"\nSTARTUP: whole processes, median of {RUNS} after one to warm up.")
    printed("commands", ("command", "wall s", "CPU s", "peak MB", "exit code"), rows)


def _row(name: str, command: tuple[str, ...]) -> tuple[Cell, ...]:
    timed(command)
    runs = [timed(command) for _ in range(RUNS)]
    return (
        name,
        median(run.spent.wall for run in runs),
        median(run.spent.cpu for run in runs),
        max(run.peak_mb for run in runs),
        max(run.code for run in runs),
    )
