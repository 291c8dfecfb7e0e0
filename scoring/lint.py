"""All faults and findings of policy files, as people read them."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from hall.errors import Fault, PolicyError, Say
from scoring.findings import findings
from scoring.library import (
    POLICIES,
    load_library,
    overlay_files,
    policy_files,
    vocabulary,
)
from scoring.load import (
    is_overlay,
    own_path,
    place_of,
    read_file,
    read_overlay,
    read_policy,
)
from scoring.policy import Policy


def lint_file(path: Path, today: dt.date | None = None) -> tuple[Fault, ...]:
    """Return every fault and finding of one policy file, with line and column.

    Args:
        path: The file.
        today: Report policies out of force on this day; None = do not.
    """
    words = vocabulary()
    overlay = is_overlay(path)
    try:
        policy, document = (
            read_overlay(path, words, load_library())
            if overlay
            else read_policy(path, words)
        )
    except PolicyError as error:
        return error.faults
    for problem in findings(policy, words, today):
        where = own_path(problem.path) if overlay else problem.path
        document.fault(where, problem.what, problem.remedy)
    return tuple(sorted(document.faults, key=place_of))


def lint_library(
    root: Path | None = None, today: dt.date | None = None
) -> tuple[Fault, ...]:
    """Return the faults and findings of all policies of a folder, and of its words."""
    folder = root or POLICIES
    files = (*policy_files(folder), *overlay_files(folder))
    found = tuple(fault for file in files for fault in lint_file(file, today))
    return found + (() if root else _never_looked_at())


def _never_looked_at() -> tuple[Fault, ...]:
    """Return a finding for each fact that can be recorded and is of no use."""
    document = read_file(POLICIES / "vocabulary.yaml")
    types = tuple(vocabulary().types)
    for name in unused_facts():
        what = Say(f"没有一部办法用到“{name}”", f"no policy looks at '{name}'")
        remedy = Say(
            "请在办法中使用，或从词汇中删去", "Use it in a policy, or delete it"
        )
        document.fault(("facts", types.index(name)), what, remedy)
    return tuple(document.faults)


def unused_facts(library: Mapping[str, Policy] | None = None) -> tuple[str, ...]:
    """Return the types of facts that no policy of the library looks at."""
    policies = load_library() if library is None else library
    used = {
        name
        for policy in policies.values()
        for clause in policy.clauses
        for name in getattr(clause.trigger, "facts", ())
    }
    for policy in policies.values():
        used.update(name for each in policy.criteria for name in each.facts)
        used.update(name for each in policy.evidence for name in each.facts)
    return tuple(name for name in vocabulary().types if name not in used)
