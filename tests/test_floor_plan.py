"""The two doors, app.py and cli.py, keep to their rooms (the rest: import-linter)."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "app.py": {"streamlit", "ui", "office", "hall"},
    "cli.py": {"typer", "terminal", "office", "scoring", "ui", "hall"},
}


def imported(source: str) -> set[str]:
    """Return the top-level names that a module imports, wherever in the module."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("door", ALLOWED)
def test_a_door_leads_only_to_its_rooms(door: str) -> None:
    found = imported((ROOT / door).read_text(encoding="utf-8"))

    assert found
    assert found - set(sys.stdlib_module_names) <= ALLOWED[door]
