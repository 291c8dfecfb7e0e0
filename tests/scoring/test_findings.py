"""The linter: one doubtful spot at a time in a policy that is otherwise clean."""

import datetime as dt
from pathlib import Path

import pytest

from hall.errors import Fault
from scoring.library import POLICIES, load_library
from scoring.lint import lint_file, lint_library, unused_facts
from tests.scoring.test_load import GOOD

LEAVE = "leave-and-substitution-2024.yaml"


def findings(
    folder: Path, text: str, name: str = "tiny.yaml", today: dt.date | None = None
) -> list[Fault]:
    """Return what the linter says of a policy file."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return list(lint_file(file, today))


def twin(trigger: str) -> str:
    """Return a second clause about lateness."""
    clause = GOOD[GOOD.index("  - id: A") :].replace("id: A", "id: B")
    return clause.replace("facts: [late_arrival]", f"facts: [late_arrival]{trigger}")


def test_a_clean_policy_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []


def test_faults_of_the_loader_are_findings_too(tmp_path: Path) -> None:
    found = findings(tmp_path, GOOD.replace("points: 0.5}\n", "ponts: 0.5}\n", 1))

    assert any("unknown key 'ponts'" in fault.what.en for fault in found)


def test_reading_that_nobody_reads(tmp_path: Path) -> None:
    text = GOOD.replace("floor: {reading: floor}", "floor: 0")

    found = findings(tmp_path, text)

    assert [fault.what.en for fault in found] == [
        "no clause depends on reading 'floor'"
    ]
    assert found[0].row == 10


def test_reading_with_one_value_needs_no_reader(tmp_path: Path) -> None:
    text = GOOD.replace("floor: {reading: floor}", "floor: 0").replace(
        "allowed: [0, null]", "allowed: [0]"
    )

    assert findings(tmp_path, text) == []


def test_one_fact_under_two_clauses_that_nothing_groups(tmp_path: Path) -> None:
    found = findings(tmp_path, GOOD + twin(""))

    assert "late_arrival meets both 'A' and 'B'" in found[0].what.en


@pytest.mark.parametrize(
    "trigger",
    [", when: {clocked: false}", ", about: window"],
    ids=["other attributes", "about somebody else"],
)
def test_clauses_that_no_fact_can_meet_together(trigger: str, tmp_path: Path) -> None:
    text = GOOD.replace(
        "facts: [late_arrival]", "facts: [late_arrival], when: {clocked: true}"
    )

    found = findings(tmp_path, text + twin(trigger))

    assert not [fault for fault in found if "meets both" in fault.what.en]


def test_clauses_in_one_choice_are_not_a_double_punishment(tmp_path: Path) -> None:
    members = "members: [A, B], hit: highest, key: incident"
    group = f"groups: [{{kind: choice, id: g, {members}}}]\n"

    found = findings(tmp_path, GOOD + twin("") + group)

    assert not [fault for fault in found if "meets both" in fault.what.en]


def test_case_that_does_not_hold(tmp_path: Path) -> None:
    found = findings(tmp_path, GOOD.replace("points: 0.5}]", "points: 1}]"))

    assert "the case beside the clause does not hold" in found[0].what.en
    assert found[0].row == 19


def test_blank_in_the_text(tmp_path: Path) -> None:
    found = findings(tmp_path, GOOD.replace("每次扣0.5分", "每次扣____分"))

    assert [fault.what.en for fault in found] == ["the text has a blank here"]


def test_policy_out_of_force(tmp_path: Path) -> None:
    text = GOOD.replace("source:", "effective: {to: 2026-06-30}\nsource:")
    after, last = dt.date(2026, 7, 1), dt.date(2026, 6, 30)

    assert findings(tmp_path, text, today=last) == []
    found = findings(tmp_path, text, today=after)
    assert found[0].what.en == "the policy ceased on 2026-06-30"


def test_tier_and_sub_case_without_a_case(tmp_path: Path) -> None:
    text = (POLICIES / "huzhou-staff.yaml").read_text(encoding="utf-8")
    lines = [each for each in text.splitlines() if "群众办不成事, facts" not in each]
    text = "\n".join(lines).replace("国家: 5}", "国家: 5, 区: 0}")

    found = findings(tmp_path, text, "huzhou-staff.yaml")

    assert {fault.what.en for fault in found} == {
        "no case reaches '1.failed'",
        "no case reaches '区'",
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("days: {gt: 1, lt: 3}", "days: {gt: 1.5, lt: 3}", "gap between"),
        ("days: {gt: 1, lt: 3}", "days: {ge: 1, lt: 3}", "overlap between"),
        ("days: {gt: 1, lt: 3}", "days: {gt: 1, le: 3}", "overlap between"),
        ("days: {gt: 0, le: 1}", "days: {gt: 0, lt: 1}", "gap between"),  # exactly 1
        ("size: {gt: 2}", "size: {gt: 3}", "gap between"),
    ],
)
def test_brackets_that_do_not_join(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    text = (POLICIES / LEAVE).read_text(encoding="utf-8")
    assert old in text

    found = findings(tmp_path, text.replace(old, new), LEAVE)

    assert [fault for fault in found if said in fault.what.en]


def test_sizes_of_a_quota_that_leave_a_window_out(tmp_path: Path) -> None:
    text = (POLICIES / "huzhou-window.yaml").read_text(encoding="utf-8")
    old = "size: {ge: {reading: large_window_min}}"
    new = "size: {gt: {reading: large_window_min}}"

    found = findings(tmp_path, text.replace(old, new), "huzhou-window.yaml")

    assert [fault for fault in found if "gap between" in fault.what.en]


def test_a_fact_of_no_use_is_found_where_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scoring.lint.unused_facts", lambda: ("dozing",))

    (found,) = lint_library()

    lines = (POLICIES / "vocabulary.yaml").read_text("utf-8").splitlines()
    assert found.file == "vocabulary.yaml"
    assert "dozing" in lines[(found.row or 0) - 1]
    assert found.remedy.en == "Use it in a policy, or delete it"


def test_facts_that_no_policy_uses_are_listed() -> None:
    unused = unused_facts({"huzhou-staff": load_library()["huzhou-staff"]})

    assert "dozing" in unused
    assert "absent_from_post" not in unused
