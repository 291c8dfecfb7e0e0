"""Start the app; the very first time with the demo hall loaded and planned."""

import os
import sys
import time
from pathlib import Path
from typing import NoReturn

from hall.book import read_book
from office import JobView, Office
from terminal.door import say
from ui.texts import Texts

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "data" / "demo"
DEMO_MONTH = "2026-06"
ADDRESS = "127.0.0.1"
SECONDS_BETWEEN_LOOKS = 0.2


def prepare(book: Path | None, texts: Texts) -> None:
    """Load ``book``, or the demo hall where there is no hall yet, planned."""
    office = Office.open()
    if book is not None:
        office.load_book(read_book(book))
    elif not office.halls():
        say([texts("terminal.serve.first")])
        office.load_book(read_book(DEMO))
        _plan(office, texts)
    office.close()


def _plan(office: Office, texts: Texts) -> None:
    job = _finished(office, office.start_plan(DEMO_MONTH))
    if job.error is not None:
        say([job.error.text(texts.lang)])
    else:
        say([texts("terminal.serve.planned", seconds=f"{job.seconds:.1f}")])


def _finished(office: Office, job_id: str) -> JobView:
    while True:
        job = office.job(job_id)
        if job is None or not job.busy:
            break
        time.sleep(SECONDS_BETWEEN_LOOKS)
    if job is None:
        raise LookupError(f"job {job_id} vanished")
    return job


def open_app(port: int) -> NoReturn:
    """Become the app's server on this machine only."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    settings = {"port": port, "address": ADDRESS}
    options = [f"--server.{name}={value}" for name, value in settings.items()]
    os.execv(sys.executable, [*command, *options])
