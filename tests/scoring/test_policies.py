"""The policies of the library are sound, and hold beside their cases."""

import pytest

from scoring.clauses import Consequence, Probe
from scoring.leave_text import LeaveRule
from scoring.library import load_library
from scoring.lint import lint_library
from scoring.probes import leave_rule_paths
from scoring.standing_probes import standing_paths
from scoring.standings import Proposal, Stars
from scoring.triggers import NoPoints

LIBRARY = load_library()


def test_the_shipped_policies_have_no_findings() -> None:
    assert [fault.text("en") for fault in lint_library()] == []


@pytest.mark.parametrize(
    "policy_id", [name for name, policy in LIBRARY.items() if policy.clauses]
)
def test_every_clause_has_a_case_on_each_side(policy_id: str) -> None:
    for clause in LIBRARY[policy_id].clauses:
        silent = isinstance(clause.amount, NoPoints) and clause.then == Consequence()
        if silent and clause.trigger.kind == "event":
            continue  # says only that something costs nothing
        outcomes = {outcome(each) for each in clause.cases}
        assert len(outcomes) > 1, clause.id


def outcome(probe: Probe) -> tuple[object, ...]:
    """Return what a case expects, to tell one side of a boundary from the other."""
    left = {"note", "readings", "parameters", "facts", "inputs", "working_days"}
    return tuple(map(str, probe.model_dump(exclude=left | {"size", "period"}).items()))


@pytest.mark.parametrize("policy_id", LIBRARY)
def test_rules_about_scores_have_cases(policy_id: str) -> None:
    for path, rule in standing_paths(LIBRARY[policy_id]):
        silent = isinstance(rule, (Stars, Proposal))  # people decide; parts have cases
        assert silent or rule.cases, path


def test_leave_rules_have_cases() -> None:
    rules = list(leave_rule_paths(LIBRARY["leave-and-substitution-2024"]))

    assert len(rules) > 20
    assert all(isinstance(rule, LeaveRule) and rule.cases for _, rule in rules)
