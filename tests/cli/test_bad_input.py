"""Bad input: one clear line that says where, what and what to do; nothing written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

Spoil = Callable[[Path], object]


def replaced(file: str, old: str, new: str) -> Spoil:
    """Return what replaces ``old`` in a file of the book."""

    def spoil(book: Path) -> None:
        text = (book / file).read_text("utf-8")
        assert old in text
        (book / file).write_text(text.replace(old, new), "utf-8")

    return spoil


def added(file: str, row: str) -> Spoil:
    """Return what adds a row to a table of the book."""

    def spoil(book: Path) -> None:
        with (book / file).open("a", encoding="utf-8") as table:
            table.write(row + "\n")

    return spoil


def removed(file: str) -> Spoil:
    """Return what removes a file of the book."""
    return lambda book: (book / file).unlink()


SPOILT = {
    "缺文件": (removed("posts.csv"), ["posts.csv"]),
    "表头不对": (
        replaced("staff.csv", "id,name,window,role", "id,name,window,rolle"),
        ["staff.csv", "第1行", "rolle", "role"],
    ),
    "没有这个岗位": (
        replaced("pins.csv", "L1,S2,lunch", "am,S2,W9-P9"),
        ["pins.csv", "第2行", "W9-P9"],
    ),
    "请假重叠": (
        added("leave.csv", "R9,S5,sick,2026-06-09 pm,2026-06-10 am,requested,,,yes"),
        ["leave.csv", "R1"],
    ),
    "A岗又是自己的B岗": (
        replaced("posts.csv", "S2,S5;S3", "S2,S5;S2"),
        ["posts.csv", "S2"],
    ),
    "固定的人在请假": (
        added("pins.csv", "2026-06-08,am,S5,W1-P1"),
        ["pins.csv", "第3行", "S5"],
    ),
    "没有这项制度": (
        replaced("hall.yaml", "huzhou-window", "huzhou-windows"),
        ["huzhou-windows"],
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_book_is_refused_in_one_line(
    hallrota: Command, book: Path, tmp_path: Path, name: str
) -> None:
    spoil, words = SPOILT[name]
    spoil(book)
    out = tmp_path / "plan.json"

    said = hallrota("plan", book, "--month", "2026-06", "--out", out)

    assert said.code == 2
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == (2 if name == "表头不对" else 1), lines  # and what is missing
    assert all(word in lines[0] for word in words), lines
    assert [each.name for each in tmp_path.iterdir()] == ["book"]


def test_every_fault_is_told_at_once(hallrota: Command, book: Path) -> None:
    removed("posts.csv")(book)
    added("leave.csv", "R9,S9,sick,2026-06-09 pm,2026-06-10 am,requested,,,yes")(book)

    said = hallrota("book", "check", book)

    assert said.code == 2
    assert len(said.err.splitlines()) == 2


@pytest.mark.parametrize("month", ["2035-06", "2026-13", "June"])
def test_a_month_nobody_has_published_is_refused(
    hallrota: Command, book: Path, tmp_path: Path, month: str
) -> None:
    said = hallrota("plan", book, "--month", month, "--out", tmp_path / "plan.json")

    assert said.code == 2
    assert month in said.err
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "plan.json").exists()


def test_a_policy_with_an_unknown_key_is_refused_with_its_place(
    hallrota: Command, tmp_path: Path
) -> None:
    policies = Path(__file__).parents[2] / "policies"
    text = (policies / "huzhou-window.yaml").read_text("utf-8")
    spoilt = tmp_path / "huzhou-window.yaml"
    spoilt.write_text(text.replace("\nscorable:", "\nscoreable:"), "utf-8")

    said = hallrota("policy", "lint", spoilt)

    assert said.code == 2
    assert "huzhou-window.yaml" in said.err
    assert "scoreable" in said.err
    assert any(char.isdigit() for char in said.err)


ASKED = {
    "--staff": "S2",
    "--kind": "personal",
    "--from": "2026-06-23 am",
    "--to": "2026-06-23 pm",
}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--staff", "S99"),  # nobody
        ("--kind", "holiday"),  # no such kind
        ("--from", "2026-06-23"),  # no half
        ("--from", "2026-06-31 am"),  # no such day
        ("--to", "2026-06-22 pm"),  # before it begins
        ("--submitted", "yesterday"),
        ("--documents", "maybe"),
        ("--substitute", "S99"),
    ],
)
def test_a_request_that_cannot_be_is_refused_in_one_line(
    hallrota: Command, book: Path, option: str, value: str
) -> None:
    options = {**ASKED, option: value}

    said = hallrota("leave", book, *[each for pair in options.items() for each in pair])

    assert said.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert value in said.err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"hall": "small"}'])
def test_a_plan_file_that_is_none_is_refused(
    hallrota: Command, book: Path, tmp_path: Path, text: str
) -> None:
    (tmp_path / "plan.json").write_text(text, "utf-8")

    said = hallrota(
        "score", book, "--period", "2026-06", "--plan", tmp_path / "plan.json"
    )

    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("plan.json")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["frobnicate"], "frobnicate"),
        ([], "没有写命令"),
        (["policy"], "没有写命令"),
        (["plann"], "是否应为“plan”"),
        (["plan"], "缺少 BOOK"),
        (["leave", "x", "--staff", "S1"], "缺少 --kind"),
        (["plan", "x", "--frob"], "--frob"),
        (["plan", "x", "--monthh", "2026-06"], "是否应为 --month"),
        (["plan", "x", "--month", "2026-06", "--time-limit", "-1"], "--time-limit："),
        (["plan", "x", "--month", "2026-06", "--seed", "one"], "integer"),
        (["serve", "--port", "0"], "1"),
    ],
)
def test_a_command_typed_wrongly_is_told_in_one_line(
    hallrota: Command, arguments: list[str], word: str
) -> None:
    said = hallrota(*arguments)

    assert said.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert word in said.err


def test_english_is_spoken_on_request(hallrota: Command) -> None:
    said = hallrota("plan", "nowhere", "--month", "2026-06", "--lang", "en")

    assert said.code == 2
    assert "there is no such folder" in said.err
