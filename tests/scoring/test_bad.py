"""Bad policy files: each says at its head where it is wrong, what, and the remedy."""

import datetime as dt
from pathlib import Path

import pytest

from scoring.lint import lint_file

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
TODAY = dt.date(2026, 6, 30)


def test_there_are_many_ways_to_be_wrong() -> None:
    assert len(BAD) >= 40


@pytest.mark.parametrize("file", BAD, ids=[file.stem for file in BAD])
def test_every_fault_is_told_where_it_is_with_its_remedy(file: Path) -> None:
    head = file.read_text(encoding="utf-8").splitlines()
    told = [line.removeprefix("# ") for line in head if line.startswith("# ")]

    found = lint_file(file, TODAY)

    assert [
        f"{each.row}:{each.column} | {each.what.en} | {each.remedy.en}"
        for each in found
    ] == [line for line in told if " | " in line]
    for each in found:
        assert each.file == file.name
        assert each.what.zh != each.what.en
        assert each.remedy.zh != each.remedy.en
