"""Where the material that the policies were made from lies, if it is there."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the source documents and open cases, or skip without it."""
    if not SHARED.is_dir():
        message = f"no source material at {SHARED}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED
