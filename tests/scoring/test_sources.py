"""Every policy quotes its source, is complete, and reads it as the readings say."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from scoring.catalogue import Criterion, Evidence
from scoring.clauses import Clause
from scoring.library import load_library, vocabulary
from scoring.policy import Policy
from scoring.references import blanks_in

LIBRARY = load_library()
PRICED = ("deduct", "bonus", "band")
Row = Mapping[str, str]


@cache
def rows_of(shared: Path) -> tuple[Row, ...]:
    with (shared / "rules" / "clauses.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def rule_file(shared: Path, name: str) -> dict[str, Any]:
    text = (shared / "rules" / name).read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def records(part: object) -> Iterator[BaseModel]:
    """Yield every record in a part of a policy, without the cases."""
    if isinstance(part, BaseModel):
        yield part
        for name in type(part).model_fields:
            if name not in ("cases", "trial"):
                yield from records(getattr(part, name))
    elif isinstance(part, (tuple, dict)):
        for each in part.values() if isinstance(part, dict) else part:
            yield from records(each)


def quotes(part: object) -> list[str]:
    found = (getattr(each, "quote", None) for each in records(part))
    return [quote for quote in found if quote is not None]


def numbers(part: object) -> set[Decimal]:
    """Return every number that a part of a policy states."""
    if isinstance(part, bool):
        return set()
    if isinstance(part, (int, Decimal)):
        return {Decimal(part)}
    if isinstance(part, BaseModel):
        names = [name for name in type(part).model_fields if name != "cases"]
        return set().union(*(numbers(getattr(part, name)) for name in names))
    if isinstance(part, (tuple, dict)):
        every = part.values() if isinstance(part, dict) else part
        return set().union(*map(numbers, every))
    return set()


@pytest.mark.parametrize("policy_id", LIBRARY)
def test_every_quote_stands_in_the_source(policy_id: str, shared: Path) -> None:
    names = {r["source_file"] for r in rows_of(shared) if r["policy_id"] == policy_id}
    (name,) = names
    text = (shared / "seeds" / name).read_text(encoding="utf-8")
    found = quotes(LIBRARY[policy_id])

    assert found
    assert [quote for quote in found if quote not in text] == []


@pytest.mark.parametrize("policy_id", LIBRARY)
def test_every_row_of_the_catalogue_is_in_the_policy(
    policy_id: str, shared: Path
) -> None:
    facts = rule_file(shared, "vocabulary.yaml")["facts"]
    merged = {old: fact["id"] for fact in facts for old in fact.get("merged", ())}
    rows = [row for row in rows_of(shared) if row["policy_id"] == policy_id]

    lost = [
        (row["row_id"], row["quote"])
        for row in rows
        if not is_there(row, LIBRARY[policy_id], merged)
    ]

    assert len(rows) > 6
    assert lost == []


def is_there(row: Row, policy: Policy, merged: Mapping[str, str]) -> bool:
    """Tell whether a row is in the policy with its price, or named as no rule."""
    priced = row["effect"] in PRICED and row["points"]
    if any(
        row["quote"] in each.quote or (not priced and overlap(row, each.quote))
        for each in policy.remarks
    ):
        return True
    kind = merged.get(row["event_type"], row["event_type"])
    if priced:
        plain = row["points"].replace(".", "").isdigit()  # no range, no blank
        figure = Decimal(row["points"]) if plain else None
        return any(
            prices(policy, clause, row, kind) for clause in policy.clauses
        ) or any(
            overlap(row, getattr(each, "quote", None) or "—")
            and figure in numbers(each)
            for each in records(policy.standings)
        )
    if policy.criteria and row["effect"] == "definition":
        known = kind in vocabulary().types
        parts: list[Criterion | Evidence] = [*policy.criteria, *policy.evidence]
        return any(
            overlap(row, part.quote) and (not known or kind in part.facts)
            for part in parts
        ) or any(overlap(row, scale.quote) for scale in policy.scales)
    return any(overlap(row, quote) for quote in quotes(policy))


def overlap(row: Row, quote: str) -> bool:
    return row["quote"] in quote or quote in row["quote"]


def prices(policy: Policy, clause: Clause, row: Row, kind: str) -> bool:
    """Tell whether a clause gives the fact of a row its price and fine."""
    names = getattr(clause.trigger, "facts", (kind,))
    computed = kind not in vocabulary().types  # from other facts, not recorded itself
    if not (computed or kind in names):
        return False
    if not any(overlap(row, each) for each in quotes(clause)):
        return False
    groups = [each for each in policy.groups if clause.id in each.members]
    stated = numbers(clause) | numbers(tuple(groups))
    wanted = [row["fine_yuan"].lstrip("+"), *row["points"].split("-")]
    if "____" in wanted:
        return bool(list(blanks_in(clause)))
    figures = {each for each in wanted if each[:1].isdigit() and Decimal(each)}
    return {Decimal(each) for each in figures} <= stated


@pytest.mark.parametrize("policy_id", LIBRARY)
def test_readings_and_blanks_are_those_of_the_catalogue(
    policy_id: str, shared: Path
) -> None:
    wanted = rule_file(shared, "readings.yaml")["policies"][policy_id]
    policy = LIBRARY[policy_id]

    found = {each.name: (each.allowed, each.default) for each in policy.readings}
    assert found == {
        each["name"]: (exact(each["allowed"]), exact(each["default"]))
        for each in wanted["readings"]
    }
    assert [each.name for each in policy.parameters] == [
        each["name"] for each in wanted["blanks"]
    ]
    assert policy.scorable is wanted["scorable"]


def exact(value: object) -> object:
    """Return what a plain YAML reader found as the strict one reads it."""
    if isinstance(value, list):
        return tuple(map(exact, value))
    return Decimal(str(value)) if isinstance(value, float) else value


def test_facts_are_those_of_the_common_vocabulary(shared: Path) -> None:
    wanted = {
        fact["id"]: {
            name: tuple(kind) if isinstance(kind, list) else kind
            for name, kind in fact.get("attributes", {}).items()
        }
        for fact in rule_file(shared, "vocabulary.yaml")["facts"]
    }

    assert {each.id: each.attributes for each in vocabulary().facts} == wanted


def test_every_system_of_the_sources_is_in_the_library(shared: Path) -> None:
    systems = {row["policy_id"] for row in rows_of(shared)}

    assert len(systems) == 30
    assert systems == set(LIBRARY)
