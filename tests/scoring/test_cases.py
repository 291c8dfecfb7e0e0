"""Case files: the open cases hold, and what does not hold is said clearly."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from hall.errors import RequestError
from scoring.case_files import read_cases
from scoring.cases import run_case, run_cases
from scoring.library import load_library
from scoring.matching import agrees

FILES = ("scoring.yaml", "clauses.yaml", "leave.yaml")


@pytest.mark.parametrize("name", FILES)
def test_open_cases_of_our_policies_hold(name: str, shared: Path) -> None:
    cases = read_cases(shared / "cases" / "open" / name)
    ours = [case for case in cases if case.policy in load_library()]

    results = [run_case(case) for case in ours]

    assert len(ours) > 20
    assert [each for each in results if not each["passed"]] == []


CASE = """
cases:
  - case: A
    policy: {policy}
    period: "2026-06"
    windows: [{{id: W1, staff: [P1]}}]
    facts: [{{id: e1, type: desk_untidy, subject: P1, date: 2026-06-03, at: closing}}]
    expect: {{{expect}}}
"""


def run_one(folder: Path, expect: str, policy: str = "huzhou-staff") -> dict[str, Any]:
    file = folder / "case.yaml"
    file.write_text(CASE.format(policy=policy, expect=expect), encoding="utf-8")
    return run_cases([file])


def test_what_differs_is_named(tmp_path: Path) -> None:
    report = run_one(tmp_path, "P1: {score: 96, fines: 50, disqualified: []}")

    assert (report["passed"], report["failed"]) == (0, 1)
    differing = {"subject": "P1", "key": "score", "expected": 96, "got": 95}
    assert report["cases"][0]["differences"] == [differing]
    assert report["cases"][0]["scorecards"]["P1"]["score"] == 95


def test_case_of_an_unknown_policy_fails_with_its_name(tmp_path: Path) -> None:
    report = run_one(tmp_path, "P1: {score: 95}", policy="nowhere-hall")

    difference = report["cases"][0]["differences"][0]
    assert difference["key"] == "policy"
    assert "nowhere-hall" in difference["got"]


def test_expected_subject_that_is_not_there_differs(tmp_path: Path) -> None:
    report = run_one(tmp_path, "P9: {score: 100}")

    assert report["cases"][0]["differences"][0]["key"] == "subject"


def test_known_subject_of_whom_nothing_is_said_has_an_empty_card(
    tmp_path: Path,
) -> None:
    found = run_one(tmp_path, "W1: {score: null, notices: []}, HALL: {awards: []}")

    assert found["cases"][0]["differences"] == []


def test_case_files_may_be_written_as_people_write_yaml(tmp_path: Path) -> None:
    """Empty keys, quoted days, numbers for names and facts without ids are plain."""
    file = tmp_path / "case.yaml"
    file.write_text(
        "cases:\n"
        "  - case: 7\n"
        "    policy: huzhou-staff\n"
        "    period: 2026-06\n"
        "    readings:\n"
        "    parameters:\n"
        "    inputs:\n"
        '    working_days: ["2026-06-10"]\n'
        "    windows: [{id: 1, staff: [P1]}]\n"
        "    facts:\n"
        '      - {type: early_lunch, subject: P1, date: "2026-06-10"}\n'
        "      - {type: grooming_at_post, subject: P1, date: 2026-06-10, item: 3}\n"
        "    expect: {P1: {deductions: 15}}\n",
        encoding="utf-8",
    )

    report: dict[str, Any] = run_cases([file])

    result = report["cases"][0]
    assert result["differences"] == []
    ledger = result["scorecards"]["P1"]["ledger"]
    assert [row["facts"] for row in ledger if row["facts"]] == [["f1"], ["f2"]]


def test_leave_case_of_a_policy_without_leave_rules_differs(tmp_path: Path) -> None:
    file = tmp_path / "leave.yaml"
    file.write_text(
        "cases: [{case: L, policy: huzhou-staff, request: {kind: personal, days: 1},"
        " expect: {refused: false}}]",
        encoding="utf-8",
    )

    report = run_cases([file])

    assert "no rules on leave" in report["cases"][0]["differences"][0]["got"]  # type: ignore[index]


def test_files_that_are_no_case_files_are_refused_together(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("cases:\n  - {case: A, policy: huzhou-staff}\n", encoding="utf-8")

    with pytest.raises(RequestError) as caught:
        run_cases([bad, tmp_path / "missing.yaml"])

    said = caught.value.lines("en")
    assert "bad.yaml" in said[0]
    assert "'expect' is missing" in said[0]
    assert "missing.yaml" in said[1]


@pytest.mark.parametrize(
    ("key", "wanted", "got", "agree"),
    [
        ("score", Decimal("88.5"), Fraction(177, 2), True),
        ("score", 88, Fraction(177, 2), False),
        ("score", 0, None, False),  # no value is not zero
        ("grade", None, None, True),
        ("refused", 1, True, False),  # true is not 1
        ("disqualified", [], [], True),
        ("disqualified", [], ["monthly_excellent"], False),
        ("disqualified", ["a"], ["a", "b"], True),  # every listed id must be there
        ("disqualified", ["a"], ["b"], False),
        ("notices_absent", ["a"], ["b"], True),
        ("notices_absent", ["a"], ["a"], False),
        ("sections", {"4": 5}, {"4": 5, "6": 10}, True),  # only listed labels
        ("sections", {"3": 0}, {"4": 5}, True),  # absent is 0
        ("sections", {"3": 5}, {"4": 5}, False),
        ("chain", ["a", "b"], ["a", "b"], True),
        ("chain", ["b", "a"], ["a", "b"], False),  # in order
        ("chain", ["a"], ["a", "b"], False),  # exactly
        ("documents", ["b"], ["a", "b"], True),
    ],
)
def test_matching(key: str, wanted: object, got: object, agree: bool) -> None:
    assert agrees(key, wanted, got) is agree
