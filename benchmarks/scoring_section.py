"""Section ``scoring``: how many facts the judge takes in a second, beside its peers."""

from benchmarks.measure import Trouble, Whole, in_child
from benchmarks.options import Options
from benchmarks.scoring_records import Figure, Scored
from benchmarks.table import Cell, printed

SIZES = (10_000, 1_000_000, 10_000_000)
OURS = {"totals": "totals", "full ledgers": "ledgers"}
PANDAS, ZEN = "pandas merge + groupby", "zen-engine, one by one"
WAYS = {
    10_000: OURS
    | {
        "ledgers, every line written": "lines",
        "totals of fact records": "records",
        PANDAS: "with_pandas",
        ZEN: "with_zen",
    },
    1_000_000: OURS | {"totals of fact records": "records", PANDAS: "with_pandas"},
    10_000_000: OURS | {PANDAS: "with_pandas"},
}
HEAD = (
    "way",
    "facts",
    "reading CPU ms",
    "scoring CPU ms",
    "facts per CPU s",
    "with reading",
    "peak MB",
    "points before caps",
    "totals are faster",
)
INTRODUCTION = """
SCORING: random facts of a year for 300 people under huzhou-staff, as a data frame.
reading: the frame (or records) into columns. scoring: all that follows. Totals and
ledgers apply choices, incidents and caps, and score by the same code as scorecards;
ledgers are scorecards with columns for clause, fact, points, fine, reason and readings,
from which lines are written when somebody reads them. pandas and zen only look prices
up and add them. 10,000,000 facts come as twelve months, one after the other.
Each figure is the best of three runs in one process."""


def report(options: Options) -> None:
    """Print the section."""
    print(INTRODUCTION)
    for number in SIZES:
        found = {
            way: _measured(way, name, number, options.seed)
            for way, name in WAYS[number].items()
        }
        rows = [_row(way, number, found[way], found["totals"]) for way in found]
        printed(f"{number:,} facts", HEAD, rows)
    _more()


def _measured(
    way: str, name: str, number: int, seed: int
) -> tuple[Scored, Whole] | None:
    try:
        return in_child(f"benchmarks.scoring_work:{name}", (number, seed), Scored)
    except Trouble as trouble:
        print(f"{way}, {number:,} facts: not measured. {trouble}")
        return None


def _row(
    way: str,
    number: int,
    found: tuple[Scored, Whole] | None,
    totals: tuple[Scored, Whole] | None,
) -> tuple[Cell, ...]:
    if found is None:
        return (way, number, *[None] * (len(HEAD) - 2))
    scored, whole = found
    both = scored.scoring + (scored.reading or 0.0)
    ours = None if totals is None else totals[0].scoring + (totals[0].reading or 0.0)
    return (
        way,
        number,
        None if scored.reading is None else 1000 * scored.reading,
        1000 * scored.scoring,
        round(number / scored.scoring),
        round(number / both),
        round(whole.peak_mb),
        scored.points,
        None if ours is None else both / ours,
    )


def _more() -> None:
    """Print the figures of a hall's own year and of many variants."""
    try:
        figures, _ = in_child("benchmarks.scoring_speed:figures", (), list)
    except Trouble as trouble:
        print(f"a hall-year, variants: not measured. {trouble}")
        return
    rows = [
        (each.name, each.value, each.wanted)
        for each in figures
        if isinstance(each, Figure)
    ]
    printed("CPU time, best of several runs", ("figure", "value", "wanted"), rows)
