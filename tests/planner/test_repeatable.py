"""The same book gives the same plan, byte for byte, in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hall.book import read_book
from hall.domain import Hall
from hall.plan_json import plan_to_json
from planner import plan_month
from tests.planner.tiny import LEAVE, MONTH, STAFF, WINDOW, hall, june, leave, post

ROOT = Path(__file__).parents[2]
AGAIN = """
import sys
from pathlib import Path
from hall.book import read_book
from hall.plan_json import plan_to_json
from planner import plan_month
plan = plan_month(read_book(Path("data/small")), "2026-06")
sys.stdout.buffer.write(plan_to_json(plan).encode("utf-8"))
"""


def small() -> Hall:
    """Return the small hall that comes with the product."""
    return read_book(ROOT / "data" / "small")


def middling() -> Hall:
    """Return a hall of eight windows that lend people to each other."""
    ids = range(1, 9)
    return hall(
        {f"W{n}": f"A{n} B{n} C{n}" for n in ids},
        tuple(
            post(
                f"P{kind}{n}",
                f"{kind}{n}",
                f"{other}{n} C{n % 8 + 1}",
                f"W{n}",
                noon=True,
            )
            for n in ids
            for kind, other in (("A", "B"), ("B", "C"))
        ),
        (STAFF, WINDOW, LEAVE),
        working_days=tuple(map(june, (1, 2, 3))),
        canteen_seats=13,
        leave=tuple(leave(f"B{n}", "1 am", "2 am") for n in (1, 4, 7)),
    )


@pytest.mark.parametrize("make", [small, middling])
def test_same_book_gives_the_same_plan(make: object) -> None:
    assert callable(make)
    first, second = (plan_to_json(plan_month(make(), MONTH)) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_plan(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AGAIN],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode("utf-8") == plan_to_json(plan_month(small(), MONTH))
