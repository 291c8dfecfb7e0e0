"""The policies give what the texts say, read once more from the texts alone.

The cases were written from the sources, the clause catalogue and the readings before
anybody looked at the policy files; ``short_cases`` tells how they are written.
"""

from pathlib import Path
from typing import Any

import pytest

from scoring.cases import run_cases
from scoring.library import load_library
from tests.scoring.short_cases import expanded

HERE = Path(__file__).parent
FILES = sorted((HERE / "law").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_policy_reads_as_the_text(file: Path, tmp_path: Path) -> None:
    assert failing(expanded(file, tmp_path / file.name)) == []


def test_leave_is_answered_as_the_texts_say() -> None:
    assert failing(HERE / "law_leave.yaml") == []


def test_every_policy_has_been_read_again() -> None:
    assert {file.stem for file in FILES} == set(load_library())


def failing(file: Path) -> list[dict[str, Any]]:
    """Return the cases of a file that do not hold."""
    report: dict[str, Any] = run_cases([file])
    assert report["cases"]
    return [each for each in report["cases"] if not each["passed"]]
