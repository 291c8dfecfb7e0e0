"""The policies are complete, quote their sources, and hold beside their cases."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring.leave_text import LeaveRule
from scoring.library import load_library, vocabulary
from scoring.lint import lint_library
from scoring.policy import Clause, Consequence, Policy
from scoring.probes import leave_rule_paths
from scoring.triggers import Banded, NoPoints, Tiered

SOURCES = {
    "huzhou-staff": "000_8b969033c8d9a9f5.txt",
    "huzhou-window": "000_8b969033c8d9a9f5.txt",
    "leave-and-substitution-2024": "002_e00aeb463d1c5d04.txt",
    "hexian-window": "002_e00aeb463d1c5d04.txt",
}
SHORT_LEVELS = {"level=市级": "市", "level=省级": "省", "level=国家级": "国家"}


def quotes(policy: Policy) -> Iterator[str]:
    """Yield every quote of a policy."""
    for clause in policy.clauses:
        yield clause.quote
        yield from (each.quote for each in clause.exceptions)
    yield from (rule.quote for _, rule in leave_rule_paths(policy))
    yield from (remark.quote for remark in policy.remarks)


@pytest.mark.parametrize("policy_id", SOURCES)
def test_every_quote_stands_in_the_source(policy_id: str, shared: Path) -> None:
    text = (shared / "seeds" / SOURCES[policy_id]).read_text(encoding="utf-8")
    found = list(quotes(load_library()[policy_id]))

    assert found
    assert [quote for quote in found if quote not in text] == []


@pytest.mark.parametrize("policy_id", SOURCES)
def test_every_row_of_the_catalogue_is_a_clause_or_a_remark(
    policy_id: str, shared: Path
) -> None:
    with (shared / "rules" / "clauses.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["policy_id"] == policy_id]
    policy = load_library()[policy_id]
    merged = merged_types(shared)

    lost = [row["row_id"] for row in rows if not is_there(row, policy, merged)]

    assert len(rows) > 20
    assert lost == []


def merged_types(shared: Path) -> Mapping[str, str]:
    """Return the vocabulary's type for each event type of the catalogue."""
    raw = yaml.safe_load((shared / "rules" / "vocabulary.yaml").read_text("utf-8"))
    return {old: fact["id"] for fact in raw["facts"] for old in fact.get("merged", ())}


def is_there(row: Mapping[str, str], policy: Policy, merged: Mapping[str, str]) -> bool:
    """Tell whether a row of the catalogue is in the policy, price and all."""
    if any(covers(remark, row) for remark in policy.remarks):
        return True
    if any(covers(rule, row) for _, rule in leave_rule_paths(policy)):
        return True
    kind = merged.get(row["event_type"], row["event_type"])
    return any(
        looks_at(clause, kind) and costs(clause, row)
        for clause in policy.clauses
        if row["quote"] in clause.quote
        or any(row["quote"] in each.quote for each in clause.exceptions)
    )


def covers(part: Any, row: Mapping[str, str]) -> bool:
    return str(row["quote"]) in part.quote and bool(row["quote"])


def looks_at(clause: Clause, kind: str) -> bool:
    names = getattr(clause.trigger, "facts", ("staff_deductions_average",))
    return kind in names


def costs(clause: Clause, row: Mapping[str, str]) -> bool:
    """Tell whether the clause (or its sub-case) has the row's price and fine."""
    prices = {(each, clause.then.fine) for each in prices_of(clause, row)}
    prices |= {(each.amount.points, each.then.fine) for each in clause.exceptions}
    priced = row["effect"] in ("deduct", "bonus", "quota", "band")
    points = Decimal(row["points"] or 0) if priced else Decimal(0)
    fine = int(row["fine_yuan"] or 0)
    if row["effect"] == "rating":
        grades = {clause.then.grade, *(each.then.grade for each in clause.exceptions)}
        return "不称职" in grades
    return (points, fine) in prices


def prices_of(clause: Clause, row: Mapping[str, str]) -> set[Decimal]:
    if isinstance(clause.amount, Tiered):
        return {clause.amount.tiers[SHORT_LEVELS[row["condition"]]]}
    if isinstance(clause.amount, Banded):
        return {band.points for band in clause.amount.bands}
    return {getattr(clause.amount, "points", Decimal(0))}


@pytest.mark.parametrize("policy_id", SOURCES)
def test_readings_are_those_of_the_catalogue(policy_id: str, shared: Path) -> None:
    raw = yaml.safe_load((shared / "rules" / "readings.yaml").read_text("utf-8"))
    wanted = {
        each["name"]: (each["allowed"], each["default"])
        for each in raw["policies"][policy_id]["readings"]
    }
    found = {
        each.name: (
            list(each.allowed),
            list(each.default) if isinstance(each.default, tuple) else each.default,
        )
        for each in load_library()[policy_id].readings
    }

    assert {name: plain(pair) for name, pair in found.items()} == wanted


def plain(pair: tuple[list[Any], Any]) -> tuple[list[Any], Any]:
    """Return exact decimals as the floats of a plain YAML reader."""
    allowed, default = pair
    return allowed, float(default) if str(default) == "0.5" else default


def test_facts_are_those_of_the_common_vocabulary(shared: Path) -> None:
    raw = yaml.safe_load((shared / "rules" / "vocabulary.yaml").read_text("utf-8"))
    wanted = {
        fact["id"]: {
            name: tuple(kind) if isinstance(kind, list) else kind
            for name, kind in fact.get("attributes", {}).items()
        }
        for fact in raw["facts"]
    }

    assert {each.id: each.attributes for each in vocabulary().facts} == wanted


def test_the_shipped_policies_have_no_findings() -> None:
    assert [fault.text("en") for fault in lint_library()] == []


@pytest.mark.parametrize("policy_id", SOURCES)
def test_every_clause_has_a_case_on_each_side(policy_id: str) -> None:
    for clause in load_library()[policy_id].clauses:
        silent = isinstance(clause.amount, NoPoints) and clause.then == Consequence()
        if silent and clause.trigger.kind == "event":
            continue  # says only that something costs nothing
        outcomes = {
            (each.points, each.disqualified, each.withheld) for each in clause.cases
        }
        assert len(outcomes) > 1, clause.id


def test_leave_rules_have_cases() -> None:
    rules = list(leave_rule_paths(load_library()["leave-and-substitution-2024"]))

    assert len(rules) > 20
    assert all(isinstance(rule, LeaveRule) and rule.cases for _, rule in rules)
