"""Start the app; the very first time with the demo hall loaded and planned."""

import os
import socket
import sys
import time
from pathlib import Path
from typing import NoReturn

from hall.book import read_book
from hall.errors import Fault, RequestError, Say
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


def refuse_taken(port: int) -> None:
    """Make sure that the app can listen on ``port``, before anything is planned.

    Raises:
        RequestError: Another program listens there, or it may not be used.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            what = Say("端口已被占用或不能使用", "the port is taken or not allowed")
            remedy = Say(
                "请换一个端口：--port，或 make run PORT=…",
                "Choose another with --port, or make run PORT=…",
            )
            raise RequestError([Fault(f"--port {port}", what, remedy)]) from error


def open_app(port: int) -> NoReturn:
    """Become the app's server on this machine only."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    settings = {"port": port, "address": ADDRESS}
    options = [f"--server.{name}={value}" for name, value in settings.items()]
    os.execv(sys.executable, [*command, *options])
