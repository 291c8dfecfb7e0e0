"""`make bench-nrp`: every instance of a folder, one setting, a line each."""

import argparse
import csv
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.nrp.check import check
from benchmarks.nrp.parse import Instance, Ints, Unreadable, read_instance
from benchmarks.nrp.solve import Solved, solve

HEADER = (
    f"{'instance':<14}{'people×days':>12}{'value':>8}{'bound':>8}{'best known':>12}"
    f"{'gap':>9}{'seconds':>9}  checker"
)


@dataclass(frozen=True, slots=True)
class Line:
    """The outcome for an instance; ``value`` is the checker's, None: no roster."""

    instance: Instance
    value: int | None
    violations: int
    solved: Solved
    known: int | None
    seconds: float

    @property
    def gap(self) -> float | None:
        """Return the excess over the best known value, as a fraction of it."""
        if self.value is None or not self.known:
            return None
        return self.value / self.known - 1

    def __str__(self) -> str:
        """Return the printed line."""
        size = f"{len(self.instance.people)}×{self.instance.days}"
        bound = f"{self.solved.bound:.0f}" if self.solved.bound > -1e9 else "-"  # noqa: PLR2004
        star = "*" if self.solved.proven and self.value is not None else ""
        value = "none" if self.value is None else f"{self.value}{star}"
        gap = "-" if self.gap is None else f"{self.gap:.2%}"
        said = f"{self.violations} hard violations"
        return (
            f"{self.instance.name:<14}{size:>12}{value:>8}{bound:>8}"
            f"{self.known or '-':>12}{gap:>9}{self.seconds:>9.1f}  {said}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 1 if a roster is missing or not lawful."""
    options = _options().parse_args(arguments)
    files = _files(options.nrp, options.only.split())
    if not files:
        print(
            f"{options.nrp}: no such Instance*.txt; the instances are not part of the "
            "product (schedulingbenchmarks.org): name their folder, NRP=DIR"
        )
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    known = _best_known(options.nrp / "best_known.csv")
    print(HEADER)
    lines = []
    for file in files:
        line = _measure(file, known.get(file.stem), options)
        lines.append(line)
        print(line, flush=True)
    print(_summary(lines))
    return int(any(line.violations or line.value is None for line in lines))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nrp", type=Path, default=Path("../shared/bench/nrp"))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--out", type=Path, default=Path("build/nrp"))
    parser.add_argument("--only", default="", help="names of instances, spaced")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def _files(folder: Path, only: list[str]) -> list[Path]:
    found = [f for f in folder.glob("Instance*.txt") if not only or f.stem in only]
    return sorted(found, key=lambda f: [int(n) for n in re.findall(r"\d+", f.stem)])


def _best_known(table: Path) -> dict[str, int]:
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as rows:
        return {row["instance"]: int(row["best_known"]) for row in csv.DictReader(rows)}


def _measure(file: Path, known: int | None, options: argparse.Namespace) -> Line:
    began = time.monotonic()
    try:
        instance = read_instance(file)
    except Unreadable as error:
        raise SystemExit(str(error)) from error
    solved = solve(file, options.seconds, options.seed)
    seconds = time.monotonic() - began
    if solved.roster is None:
        return Line(instance, None, 0, solved, known, seconds)
    written = options.out / f"{file.stem}.roster.json"
    _write(written, instance, solved.roster)
    verdict = check(file, written)
    violations = len(verdict.violations)
    return Line(instance, verdict.value, violations, solved, known, seconds)


def _write(path: Path, instance: Instance, roster: Ints) -> None:
    names = (*instance.shifts, "")
    days = {
        person: [names[shift] for shift in row]
        for person, row in zip(instance.people, roster.tolist(), strict=True)
    }
    path.write_text(json.dumps(days, ensure_ascii=False), encoding="utf-8")


def _summary(lines: Sequence[Line]) -> str:
    gaps = [line.gap for line in lines if line.gap is not None]
    proven = sum(line.solved.proven for line in lines)
    mean = (
        f"mean gap {sum(gaps) / len(gaps):.2%}, worst {max(gaps):.2%}" if gaps else ""
    )
    violations = sum(line.violations for line in lines)
    said = mean or "no best known values"
    return f"{said}; {proven} proven; {violations} hard violations"


if __name__ == "__main__":
    raise SystemExit(main())
