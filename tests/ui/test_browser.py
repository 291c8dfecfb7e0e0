"""In a real browser: plan and publish a month; ask for leave. Never a sleep."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ui.conftest import ROOT, chromium, url_of

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
PATIENCE = 60_000  # milliseconds; a loaded machine is slow, not broken
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; without one, skip and say so, or fail where it must be there."""
    path = chromium()
    if path is None and os.environ.get("HALLROTA_REQUIRE_BROWSER") == "1":
        pytest.fail("Chromium is required here and was not found; CHROMIUM names it")
    if path is None:
        pytest.skip("no Chromium on this machine; CHROMIUM can name one")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def empty_app(empty_file: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the small hall, not planned yet."""
    yield from _served(Path(copy(empty_file, tmp_path / "hall.db")))


@pytest.fixture
def planned_app(planned_file: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the small hall with a draft of its month."""
    yield from _served(Path(copy(planned_file, tmp_path / "hall.db")))


def _served(file: Path) -> Iterator[str]:
    """Start the app on a database of its own; go on when it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    with subprocess.Popen(
        [*command, f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "HALLROTA_DATABASE_URL": url_of(file)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout is not None
        assert any("URL" in line for line in server.stdout), "the app did not start"
        drain = threading.Thread(target=deque, args=(server.stdout, 0))
        drain.start()  # a full pipe would stop the app
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        drain.join()


class Visit:
    """A page and the requests it made to anywhere but the app."""

    def __init__(self, browser: Browser, address: str, size: dict[str, int]) -> None:
        """Open a fresh context."""
        self.address = address
        self.outside: list[str] = []
        context = browser.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": size["width"], "height": size["height"]},
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        ours = (self.address, self.address.replace("http", "ws"), "data:", "blob:")
        if not url.startswith(ours):
            self.outside.append(url)

    def go(self, path: str) -> None:
        """Open a page and wait until its script is done."""
        self.page.goto(f"{self.address}/{path}")
        self.ready()

    def ready(self) -> None:
        """Wait until nothing runs any more."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=PATIENCE
        )


def test_plan_and_publish(browser: Browser, empty_app: str) -> None:
    visit = Visit(browser, empty_app, DESK)
    page = visit.page
    visit.go("rota?month=2026-06")

    page.get_by_role("button", name="开始排班").click()
    cell = page.locator("td.cell[data-staff=S2][data-date='2026-06-01']")
    expect(cell).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".board tbody tr.person")).to_have_count(5)
    board = page.locator(".wide")
    assert board.evaluate("node => node.scrollWidth <= node.clientWidth")

    cell.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("李思雨")
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_be_hidden()

    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("button", name="确定发布").click()

    expect(page.locator(".hr-state")).to_contain_text("已发布", timeout=PATIENCE)
    assert visit.outside == []


def test_ask_for_leave(browser: Browser, planned_app: str) -> None:
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("leave?month=2026-06")

    page.locator(".st-key-leave_staff input").click()
    page.get_by_role("option", name=re.compile("张三")).click()
    page.get_by_role("button", name="看能不能请").click()

    expect(page.locator(".hr-banner").first).to_contain_text("张三，事假")
    expect(page.get_by_text("找谁批")).to_be_visible()
    page.get_by_role("button", name="提交申请").click()

    expect(page.locator(".hr-banner.hr-good")).to_contain_text("已提交")
    assert visit.outside == []


def test_a_phone_shows_one_day_as_cards(browser: Browser, planned_app: str) -> None:
    visit = Visit(browser, planned_app, PHONE)
    page = visit.page
    visit.go("rota?month=2026-06")

    expect(page.locator(".wide")).to_be_hidden()
    page.locator(".tab", has_text="3").first.click()
    expect(page.locator(".narrow h3")).to_contain_text("6月3日")
    page.locator(".card", has_text="张三").click()

    expect(page.get_by_role("dialog")).to_contain_text("6月3日")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
