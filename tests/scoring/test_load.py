"""The strict loader: every fault at once, with file, line and column."""

from pathlib import Path

import pytest

from hall.errors import Fault, PolicyError
from scoring.library import POLICIES, load_library, vocabulary
from scoring.load import load_policy
from scoring.yaml_text import read_yaml

GOOD = """\
schema: hall-policy/1
id: tiny
version: "1"
status: draft
title: {zh: 小办法, en: a small policy}
source: 虚构
scorable: true
subject: staff
readings:
  - {name: floor, allowed: [0, null], default: 0, note: {zh: 下限, en: floor}}
score: {base: 100, floor: {reading: floor}, ceiling: null, incident: max}
clauses:
  - id: A
    number: "1"
    title: {zh: 迟到, en: lateness}
    quote: 迟到的，每次扣0.5分
    trigger: {kind: event, facts: [late_arrival]}
    amount: {kind: fixed, points: 0.5}
    cases: [{note: 一次, facts: [{}], points: 0.5}]
"""


def faults(folder: Path, text: str, name: str = "tiny.yaml") -> list[Fault]:
    """Return what the loader says of a policy file."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    try:
        load_policy(file, vocabulary())
    except PolicyError as error:
        return list(error.faults)
    return []


def test_a_good_file_loads_with_exact_numbers(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []
    policy = load_policy(tmp_path / "tiny.yaml", vocabulary())
    assert str(policy.clauses[0].amount.points) == "0.5"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("points: 0.5}\n", "ponts: 0.5}\n", 18, 27, "unknown key 'ponts'"),
        ("    quote: 迟到的，每次扣0.5分\n", "", 13, 5, "'quote' is missing"),
        ("status: draft", "status: final", 4, 9, "bad value of 'status'"),
        ("points: 0.5}\n", "points: 0.125}\n", 18, 35, "Decimal places"),
        ("points: 0.5}\n", 'points: "0.5"}\n', 18, 35, "bad value"),
        ("points: 0.5}\n", "points: true}\n", 18, 35, "bad value"),
        ("points: 0.5}\n", "points: -1}\n", 18, 35, "It should be at least 0"),
        ("points: 0.5}\n", "points: 1e1}\n", 18, 35, "different things"),
        ("scorable: true", "scorable: yes", 7, 11, "'yes' means different things"),
        ("scorable: true", "scorable: on", 7, 11, "'on' means different things"),
        ('version: "1"', "version: 11:30", 3, 10, "'11:30' means"),
        ('version: "1"', "on: 1\nversion: '1'", 3, 1, "'on' means"),
        ("status: draft", "status: draft\nstatus: official", 5, 1, "given twice"),
        ("[late_arrival]", "[late_arival]", 17, 36, "no type of fact 'late_arival'"),
        ("{reading: floor}", "{reading: flor}", 11, 27, "no reading 'flor'"),
        ("default: 0", "default: 5", 10, 48, "does not allow"),
        (
            "facts: [late_arrival]}",
            "facts: [late_arrival], when: {minutess: 5}}",
            17,
            68,
            "no attribute of late_arrival 'minutess'",
        ),
        (
            "    cases:",
            "    then: {disqualify: [best]}\n    cases:",
            19,
            25,
            "no code (disqualified) 'best'",
        ),
        ("scorable: true\nsubject: staff", "scorable: false", 1, 1, "scorable policy"),
        ("id: tiny", "id: [tiny", 3, 8, "not readable as YAML"),
        (
            "source: 虚构",
            "source: 虚构\neffective: {from: 2026-02-30}",
            7,
            19,
            "no day '2026-02-30'",
        ),
        (
            "source: 虚构",
            "source: 虚构\neffective: {from: 2026-02-01, to: 2026-01-01}",
            7,
            35,
            "2026-01-01 is before 2026-02-01",
        ),
    ],
)
def test_a_fault_says_where_and_what(  # noqa: PLR0913, PLR0917 - the table's columns
    old: str, new: str, line: int, column: int, said: str, tmp_path: Path
) -> None:
    assert old in GOOD

    found = faults(tmp_path, GOOD.replace(old, new, 1))

    first = next(fault for fault in found if said in fault.text("en"))
    assert (first.file, first.row, first.column) == ("tiny.yaml", line, column)
    assert first.remedy.zh
    assert first.remedy.en


def test_all_faults_come_at_once_in_order(tmp_path: Path) -> None:
    text = (
        GOOD.replace("status: draft", "status: final")
        .replace("points: 0.5}\n", "ponts: 0.5}\n", 1)
        .replace('version: "1"', 'version: "1"\nversion: "2"')
    )

    found = faults(tmp_path, text)

    assert [fault.row for fault in found] == [4, 5, 19, 19]


def test_twins_among_ids_are_refused(tmp_path: Path) -> None:
    clause = GOOD[GOOD.index("  - id: A") :]

    found = faults(tmp_path, GOOD + clause)

    assert [fault.what.en for fault in found] == ["'A' is used 2 times"]


def test_group_of_a_clause_that_is_not_there(tmp_path: Path) -> None:
    cap = "groups: [{kind: cap, id: g, members: [B], max_points: 2, period: month}]\n"

    found = faults(tmp_path, GOOD + cap)

    assert [fault.what.en for fault in found] == ["there is no clause 'B'"]


def test_library_reports_the_faults_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.yaml").write_bytes(
        (POLICIES / "vocabulary.yaml").read_bytes()
    )
    faults(tmp_path, GOOD.replace("status: draft", "status: x"), "tiny.yaml")
    faults(tmp_path, GOOD, "other.yaml")

    with pytest.raises(PolicyError) as caught:
        load_library(tmp_path)

    assert [fault.file for fault in caught.value.faults] == ["other.yaml", "tiny.yaml"]
    assert "the id in the file is 'tiny'" in str(caught.value)


def test_library_misses_the_policy_that_another_averages(tmp_path: Path) -> None:
    for name in ("vocabulary.yaml", "huzhou-window.yaml"):
        (tmp_path / name).write_bytes((POLICIES / name).read_bytes())

    with pytest.raises(PolicyError, match="there is no policy 'huzhou-staff'"):
        load_library(tmp_path)


def test_anchor_that_contains_itself_is_refused() -> None:
    document = read_yaml("a: &a [*a]", "x.yaml")

    assert [fault.what.en for fault in document.faults] == ["nested too deeply"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.10", "0.10"), ("-3", "-3"), ("null", "None"), ("true", "True"), ("''", "")],
)
def test_plain_values_are_exact(text: str, value: str) -> None:
    document = read_yaml(f"a: {text}", "x.yaml")

    assert document.faults == []
    assert str(document.data["a"]) == value  # type: ignore[index]
