"""The app as its users meet it: a server of its own, and a browser's visit to it."""

import os
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run")
PATIENCE = 60_000  # milliseconds; a loaded machine is slow, not broken
DESK = (1440, 900)
PHONE = (390, 844)


def chromium() -> str | None:
    """Return the browser of this machine, None where there is none."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return path if Path(path).exists() else None


def url_of(file: Path) -> str:
    """Return the address of a database file."""
    return f"sqlite:///{file}"


@contextmanager
def served(file: Path) -> Iterator[str]:
    """Run the app on a database of its own; its address is given when it answers."""
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
        try:
            yield f"http://127.0.0.1:{port}"
        finally:  # a failed test would wait for it for ever
            server.terminate()
            drain.join()


class Visit:
    """A page and the requests it made to anywhere but the app."""

    def __init__(self, browser: Browser, address: str, size: tuple[int, int]) -> None:
        """Open a fresh context."""
        self.address = address
        self.outside: list[str] = []
        context = browser.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": size[0], "height": size[1]},
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

    def set_day(self, key: str, day: int) -> None:
        """Type a day of the month into a date field."""
        field = self.page.locator(f".st-key-{key}").get_by_role("spinbutton").last
        field.focus()
        self.page.keyboard.type(f"{day:02}")
        expect(field).to_have_text(f"{day:02}")
        self.page.keyboard.press("Escape")  # the calendar would cover the form
        expect(self.page.locator("[data-st-overlay-root] table")).to_have_count(0)

    def ready(self) -> None:
        """Wait until nothing runs and every part of the page has arrived."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=PATIENCE
        )
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
