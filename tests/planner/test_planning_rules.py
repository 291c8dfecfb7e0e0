"""The table of planning rules is complete, and what it names is there."""

import importlib
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from planner import rules
from planner.rules import RULES
from scoring.library import load_library

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(rules.__file__).with_name("PLANNING.md")
HOW = ("plan", "decide", "price", "check", "judged", "outside")
SHARED_RULES = 61


class Row(NamedTuple):
    """One line of the table."""

    id: str
    rule: str
    sources: str
    how: str
    where: str
    test: str
    remark: str


ROWS = [
    Row(*(cell.strip() for cell in line.strip("|").split("|")))
    for line in TABLE.read_text("utf-8").splitlines()
    if re.match(r"\| PR-\d", line)
]


def test_every_planning_rule_is_in_the_table_once() -> None:
    wanted = [f"PR-{number:02}" for number in range(1, SHARED_RULES + 1)]

    assert [row.id for row in ROWS] == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_sources_are_policies_of_the_library(row: Row) -> None:
    assert set(row.sources.split(", ")) <= set(load_library())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_rule_has_a_function_and_a_test_or_a_reason(row: Row) -> None:
    assert row.how in HOW
    if row.how == "outside":
        assert not row.where
        assert len(row.remark) > 40  # a reason, not a word
        return
    module, _, name = row.where.partition(":")
    assert getattr(importlib.import_module(module), name).__doc__
    assert (ROOT / row.test).is_file()
    assert row.how != "judged" or row.remark


def test_rules_of_the_month_are_tried_alone() -> None:
    named = {row.where for row in ROWS if row.test == "tests/planner/test_rules.py"}
    known = {f"{rule.__module__}:{rule.__name__}" for rule in RULES.values()}

    assert named <= known
    assert len(named) > len(known) / 2
