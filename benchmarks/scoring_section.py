"""Section ``scoring``: how many facts the judge takes in a second, beside pandas."""

from benchmarks.measure import Spent, Trouble, Whole, in_child
from benchmarks.options import Options
from benchmarks.scoring_records import Scored
from benchmarks.table import Cell, printed

SIZES = (10_000, 1_000_000)
LARGE = 10_000_000
WAYS = {
    "totals": "totals",
    "full ledgers": "ledgers",
    "pandas merge + groupby": "with_pandas",
}
HEAD = (
    "way",
    "facts",
    "reading CPU ms",
    "scoring CPU ms",
    "facts per CPU s",
    "with reading",
    "facts MB",
    "peak MB",
    "points before caps",
)
INTRODUCTION = """
SCORING: random facts of a year for 300 people under huzhou-staff.
reading: records into columns. Totals and ledgers apply choices, incidents and caps;
pandas only looks prices up and adds them. Facts MB: peak memory before scoring."""


def report(options: Options) -> None:
    """Print the section."""
    print(INTRODUCTION)
    for number in (*SIZES, LARGE) if options.large else SIZES:
        rows = [_row(way, name, number, options.seed) for way, name in WAYS.items()]
        printed(f"{number:,} facts", HEAD, rows)
    _more()


def _row(way: str, name: str, number: int, seed: int) -> tuple[Cell, ...]:
    try:
        found, whole = in_child(
            f"benchmarks.scoring_work:{name}", (number, seed), Scored
        )
    except Trouble as trouble:
        print(f"{way}, {number:,} facts: not measured. {trouble}")
        return (way, number, *[None] * (len(HEAD) - 2))
    return (way, number, *_figures(found, whole, number))


def _figures(found: Scored, whole: Whole, number: int) -> tuple[Cell, ...]:
    reading = found.reading or Spent(0.0, 0.0)
    together = found.scoring.cpu + reading.cpu
    return (
        None if found.reading is None else 1000 * reading.cpu,
        1000 * found.scoring.cpu,
        round(number / found.scoring.cpu),
        round(number / together),
        round(found.given_mb),
        round(whole.peak_mb),
        found.points,
    )


def _more() -> None:
    """Print the figures of a hall's own month and of many readings."""
    figures, _whole = in_child("benchmarks.scoring_speed:figures", (), dict)
    rows = [(str(name), float(value)) for name, value in figures.items()]
    printed("best of several runs", ("figure", "value"), rows)
