"""The child process of a long solve: reads one order, writes JSON lines, obeys "stop".

In:  one line {"url", "hall", "month", "time_limit", "seed"}, later perhaps "stop".
Out: {"kind": "progress", …} now and then; at the end {"kind": "plan", …}, or
     {"kind": "fault", "zh", "en"} where people can mend something.
A dead parent closes the pipe, which counts as "stop".
"""

import json
import os
import sys
import threading
import time
from typing import TextIO

from hall.errors import HallrotaError
from hall.plan_json import plan_from_json, plan_to_json
from office.rota import Order, plan_with_predictions
from office.store.database import Database
from office.store.halls import load_hall
from office.store.jobs import pack_levels
from office.store.plans import newest_published
from planner import Progress, Stopped

SECONDS_BETWEEN = 0.25


class Teller:
    """Writes progress, not more often than somebody can read it."""

    def __init__(self, out: TextIO, stop: threading.Event) -> None:
        """Write to ``out`` until ``stop`` is set."""
        self._out = out
        self._stop = stop
        self._last = 0.0
        self._stage = ""

    def progress(self, progress: Progress) -> bool:
        """Tell how far the planner is; return whether it may go on."""
        now = time.monotonic()
        if progress.stage != self._stage or now - self._last >= SECONDS_BETWEEN:
            self._last, self._stage = now, progress.stage
            self.tell(
                kind="progress",
                stage=progress.stage,
                done=progress.done,
                total=progress.total,
                levels=pack_levels(progress.levels),
            )
        return not self._stop.is_set()

    def tell(self, **message: object) -> None:
        """Write one line."""
        self._out.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._out.flush()


def listen(source: TextIO, stop: threading.Event) -> None:
    """Set ``stop`` at the first further line, or when the parent is gone."""
    source.readline()
    stop.set()


def main() -> None:
    """Carry out the order on standard input."""
    order = json.loads(sys.stdin.readline())
    stop = threading.Event()
    threading.Thread(target=listen, args=(sys.stdin, stop), daemon=True).start()
    teller = Teller(_private_output(), stop)
    try:
        teller.tell(kind="plan", plan=solve(order, teller))
    except Stopped:
        teller.tell(kind="stopped")
    except HallrotaError as error:
        zh, en = ("\n".join(error.lines(lang)) for lang in ("zh", "en"))
        teller.tell(kind="fault", zh=zh, en=en)


def _private_output() -> TextIO:
    """Take standard output for our lines alone: native code may print, too."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def solve(order: dict[str, object], teller: Teller) -> str:
    """Plan the month that ``order`` names and return plan.json."""
    hall_id, month = str(order["hall"]), str(order["month"])
    database = Database(str(order["url"]))
    with database.reading() as session:
        hall = load_hall(session, hall_id)
        published = newest_published(session, hall_id, month)
    limit = order["time_limit"]
    plan = plan_with_predictions(
        hall,
        month,
        Order(
            published=plan_from_json(published.payload) if published else None,
            time_limit=float(limit) if isinstance(limit, int | float) else None,
            progress=teller.progress,
        ),
    )
    return plan_to_json(plan)


if __name__ == "__main__":
    main()
