"""Print the figures: ``python -m benchmarks.bench [plan|whatif|sick|scoring …]``."""

import argparse
from collections.abc import Callable, Mapping, Sequence

from benchmarks import (
    calendar_section,
    plan_section,
    scoring_section,
    sick_section,
    startup_section,
    whatif_section,
)
from benchmarks.halls import SIZES
from benchmarks.options import Options

SECTIONS: Mapping[str, Callable[[Options], None]] = {
    "plan": plan_section.report,
    "whatif": whatif_section.report,
    "calendar": calendar_section.report,
    "sick": sick_section.report,
    "scoring": scoring_section.report,
    "startup": startup_section.report,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the sections that are asked for, or all."""
    given = _parser().parse_args(arguments)
    options = Options(
        sizes=tuple(SIZES[name] for name in given.sizes or SIZES),
        requests=given.requests,
        seed=given.seed,
        limit=given.limit,
    )
    for name in given.section or SECTIONS:
        SECTIONS[name](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench")
    add = parser.add_argument
    add("section", nargs="*", help=f"of {', '.join(SECTIONS)}; default: all")
    add("--sizes", nargs="+", choices=SIZES, help="halls to measure; default: all")
    add("--requests", type=int, default=200, help="what-ifs per hall (200)")
    add("--seed", type=int, default=1, help="seed of everything random (1)")
    add("--limit", type=float, help="seconds for the textbook model; default: by ours")
    return parser


if __name__ == "__main__":
    main()
