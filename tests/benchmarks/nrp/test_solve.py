"""The engine against brute force, on made-up instances."""

import itertools
import json
import time
from pathlib import Path

import numpy as np
import pytest

from benchmarks.nrp.check import check
from benchmarks.nrp.compact import solve_compact
from benchmarks.nrp.frame import frame_in, whole
from benchmarks.nrp.greedy import first_roster
from benchmarks.nrp.parse import Instance, Ints, read_instance
from benchmarks.nrp.relax import start
from benchmarks.nrp.search import Search
from benchmarks.nrp.task import Reals, cheapest_patterns, make_rules, make_task


def lawful_lines(path: Path, instance: Instance) -> list[list[tuple[int, ...]]]:
    """Try every line of days of each person, and ask the referee."""
    lines: list[list[tuple[int, ...]]] = []
    for who in instance.people:
        lines.append([])
        for line in itertools.product(range(-1, 2), repeat=instance.days):
            faults = written(path, instance, {who: line})
            if not any(fault.startswith(who) for fault in faults):
                lines[-1].append(line)
    return lines


def written(
    path: Path, instance: Instance, lines: dict[str, tuple[int, ...]]
) -> tuple[str, ...]:
    names = (*instance.shifts, "")
    idle = (-1,) * instance.days
    roster = {p: [names[s] for s in lines.get(p, idle)] for p in instance.people}
    target = path.with_suffix(".json")
    target.write_text(json.dumps(roster), encoding="utf-8")
    return check(path, target).violations


@pytest.fixture(name="lines", scope="session")
def fixture_lines(path: Path) -> list[list[tuple[int, ...]]]:
    return lawful_lines(path, read_instance(path))


def best_value(instance: Instance, lines: list[list[tuple[int, ...]]]) -> int:
    return min(instance.cost(np.array(pair)) for pair in itertools.product(*lines))


def test_patterns_are_the_cheapest_of_all_lawful_lines(
    path: Path, lines: list[list[tuple[int, ...]]]
) -> None:
    instance = read_instance(path)
    rules = make_rules(instance)
    task = make_task(rules, whole(instance), np.full((2, 7), -1), np.arange(2))
    rng = np.random.default_rng(7)
    for _ in range(20):
        prices = rules.base + rng.integers(-30, 30, size=(7, 2))
        found = cheapest_patterns(task, prices)
        for person in range(2):
            least = min(priced(prices[person], line) for line in lines[person])
            assert found.cheapest(np.arange(2))[person] == least


def test_a_frame_within_the_horizon_keeps_the_whole_lawful(
    path: Path, tmp_path: Path
) -> None:
    text = path.read_text(encoding="utf-8").replace("\n7\n", "\n14\n", 1)
    longer = tmp_path / "Instance2.txt"
    longer.write_text(text.replace("2640,1440", "5280,0"), encoding="utf-8")
    instance = read_instance(longer)
    rules = make_rules(instance)
    rng = np.random.default_rng(3)
    roster = first_roster(rules, rng)
    for first in (0, 7, 0, 7, 0, 7):
        frame = frame_in(instance, roster, first, first + 7)
        task = make_task(rules, frame, roster, np.arange(2))
        prices = task.costs + rng.integers(-30, 30, size=(7, 2))
        found = cheapest_patterns(task, prices)
        roster[found.who, first : first + 7] = found.days
        rows = dict(zip(instance.people, map(tuple, roster.tolist()), strict=True))
        assert written(longer, instance, rows) == ()


def priced(prices: Reals, line: tuple[int, ...]) -> float:
    return float(sum(prices[day, s] for day, s in enumerate(line) if s >= 0))


def test_the_search_finds_the_optimum_and_never_bounds_above_it(
    path: Path, lines: list[list[tuple[int, ...]]]
) -> None:
    instance = read_instance(path)
    best, bounds, found = best_value(instance, lines), list[float](), list[Ints]()
    Search(
        rules=make_rules(instance),
        rng=np.random.default_rng(1),
        deadline=time.monotonic() + 1.0,
        better=lambda _value, roster: found.append(roster),
        bounded=bounds.append,
        news=lambda: None,
    ).run()

    assert instance.cost(found[-1]) == best
    assert bounds
    assert max(bounds) <= best


def test_the_compact_model_proves_the_optimum(
    path: Path, lines: list[list[tuple[int, ...]]]
) -> None:
    instance = read_instance(path)
    roster, bound = solve_compact(instance, 20.0)

    assert roster is not None
    best = best_value(instance, lines)
    assert instance.cost(roster) == best
    assert bound == pytest.approx(best)


def test_the_relaxation_is_a_bound(
    path: Path, lines: list[list[tuple[int, ...]]]
) -> None:
    instance = read_instance(path)
    people = np.arange(2)
    task = make_task(make_rules(instance), whole(instance), np.full((2, 7), -1), people)
    relaxation = start(task, time.monotonic() + 20)
    relaxation.converge(100)

    bound = relaxation.bound + instance.wish_base
    assert bound <= relaxation.master.value + instance.wish_base + 1e-6
    assert 0 < bound <= best_value(instance, lines)
