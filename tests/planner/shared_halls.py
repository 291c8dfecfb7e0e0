"""Where the sample halls lie, next to the repository, if they are there."""

import os
from pathlib import Path

import pytest
import yaml

from scoring.library import load_library

SHARED = Path(__file__).resolve().parents[3] / "shared"


def require_shared() -> None:
    """Skip without the sample halls; where they must be there, fail instead."""
    if SHARED.is_dir():
        return
    message = "the sample halls are not next to the repository"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def require_policies(wanted: list[str]) -> None:
    """Skip a hall whose policies are not all in the library."""
    missing = sorted(set(wanted) - set(load_library()))
    if missing:
        pytest.skip(f"policies not in the library: {', '.join(missing)}")


def read_yaml(path: Path) -> dict[str, object]:
    """Read a YAML file of the sample halls."""
    loaded: dict[str, object] = yaml.safe_load(path.read_text("utf-8"))
    return loaded
