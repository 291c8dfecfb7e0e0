"""Halls and offices for the tests of the office; nothing outside a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.book import read_book
from hall.domain import Hall
from office import Office

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def small() -> Hall:
    """Return the hall of one window."""
    return read_book(DATA / "small")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the address of a database that is not there yet."""
    return f"sqlite:///{tmp_path}/folder/hall.db"


@pytest.fixture
def office(url: str, small: Hall) -> Iterator[Office]:
    """Return an office with the small hall loaded."""
    office = Office.open(url)
    office.load_book(small)
    yield office
    office.close()
