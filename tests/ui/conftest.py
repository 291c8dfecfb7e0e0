"""An office on a file of its own, with the small hall planned once for all tests."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright

from hall.book import read_book
from office import Office
from office.rota import plan_with_predictions
from tests.ui.serving import FLAGS, ROOT, chromium, served, url_of

SMALL = ROOT / "data" / "small"
MONTH = "2026-06"


@pytest.fixture(scope="session")
def planned_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the small hall and a draft of its month."""
    file = tmp_path_factory.mktemp("office") / "planned.db"
    office = Office.open(url_of(file))
    office.load_book(read_book(SMALL))
    plan = plan_with_predictions(office.hall(), MONTH)
    office.save_draft(MONTH, plan, None)
    office.close()
    return file


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the small hall and no plan."""
    file = tmp_path_factory.mktemp("office") / "empty.db"
    office = Office.open(url_of(file))
    office.load_book(read_book(SMALL))
    office.close()
    return file


@pytest.fixture
def database(
    planned_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Point the app at a fresh copy of the planned hall."""
    file = tmp_path / "hall.db"
    shutil.copy(planned_file, file)
    monkeypatch.setenv("HALLROTA_DATABASE_URL", url_of(file))
    st.cache_resource.clear()
    yield url_of(file)
    st.cache_resource.clear()


@pytest.fixture
def office(database: str) -> Iterator[Office]:
    """Open the same office that the pages see."""
    desk = Office.open(database)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; without one, skip and say so, or fail where it must be there."""
    path = chromium()
    if path is None and os.environ.get("HALLROTA_REQUIRE_BROWSER") == "1":
        pytest.fail("Chromium is required here and was not found; CHROMIUM names it")
    if path is None:
        pytest.skip("no Chromium on this machine; CHROMIUM can name one")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield started
        started.close()


@pytest.fixture
def empty_app(empty_file: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the small hall, not planned yet."""
    with served(Path(shutil.copy(empty_file, tmp_path / "hall.db"))) as address:
        yield address


@pytest.fixture
def planned_app(planned_file: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the small hall with a draft of its month."""
    with served(Path(shutil.copy(planned_file, tmp_path / "hall.db"))) as address:
        yield address
