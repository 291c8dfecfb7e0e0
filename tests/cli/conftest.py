"""The command line as people use it: arguments in; exit code and two streams out."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import cli
from terminal.door import run

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Said:
    """What came of a command."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def hallrota(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs `hallrota` with its arguments."""

    def command(*arguments: object) -> Said:
        code = run(cli.app, [str(each) for each in arguments])
        return Said(code, *capsys.readouterr())

    return command


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a copy of the small book, to be spoilt."""
    return Path(shutil.copytree(DATA / "small", tmp_path / "book"))
