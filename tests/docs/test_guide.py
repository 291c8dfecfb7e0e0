"""The guide says what is there: pictures that are made, words of the screen."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from cli import app
from docs.stories import PICTURES
from ui.texts import catalogue

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "docs" / "screens"
GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
MOST_BYTES = 150 * 1024


def pictures(text: str) -> set[str]:
    return set(re.findall(r"screens/([\w-]+)\.png", text))


def test_the_guide_shows_every_picture_that_is_made() -> None:
    assert pictures(GUIDE) == set(PICTURES)


def test_every_picture_of_the_guide_and_the_first_page_is_there() -> None:
    kept = {file.stem for file in SCREENS.glob("*.png")}

    assert kept == set(PICTURES)
    assert pictures(README) <= kept


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small(name: str) -> None:
    assert (SCREENS / f"{name}.png").stat().st_size <= MOST_BYTES


def test_what_the_guide_quotes_stands_on_the_screen() -> None:
    known = set(catalogue("zh").values())
    quoted = set(re.findall("「([^」]+)」", GUIDE))

    assert len(quoted) > 40
    assert quoted <= known


def commands(text: str) -> list[list[str]]:
    lines = re.findall(r"^\.venv/bin/hallrota (.+)$", text, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("words", commands(GUIDE + README), ids=" ".join)
def test_every_command_is_one_of_the_command_line(words: list[str]) -> None:
    command: Any = typer.main.get_command(app)
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]

    known = {name for option in command.params for name in option.opts}
    asked = {word for word in words if word.startswith("--")}

    assert asked <= known


def test_the_first_page_names_every_command() -> None:
    command: Any = typer.main.get_command(app)

    missing = {c for c in command.commands if f"hallrota {c} " not in README}

    assert missing == set()
