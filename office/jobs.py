"""Long solves in a child process: one at a time, stoppable, and never in the way.

The solver's native code can end its process; then the job has failed and nothing
else is lost. Progress goes to the database, so a page finds it again by the job's id.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hall.errors import Say
from hall.plan_json import plan_from_json
from office.store.database import Database
from office.store.event_tables import JobRow
from office.store.jobs import JobState, add_job, get_job
from office.store.plans import NO_VERSION, Draft, add_draft, newest
from office.store.values import now

Child = subprocess.Popen[str]
Message = Mapping[str, object]
PROGRESS = ("stage", "done", "total", "levels")
STOPPED: JobState = "stopped"
ONE_AT_A_TIME = threading.BoundedSemaphore(1)
SECONDS_TO_STOP = 5.0
ROOT = Path(__file__).parents[1]
UNEXPECTED = Say(
    "求解进程意外中止，排班没有改动；请再试一次",
    "The solving process ended unexpectedly; no plan was changed. Try again",
)
_watched: dict[str, "Solve"] = {}  # those of this process


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be solved, on which database."""

    hall: str
    month: str
    time_limit: float | None = None


def start(database: Database, task: Task) -> str:
    """Start a long solve and return the job's id."""
    job_id = uuid.uuid4().hex[:12]
    with database.writing() as session:
        base = newest(session, task.hall, task.month)
        add_job(session, _new_row(job_id, task, base.version if base else NO_VERSION))
    solve = Solve(database, job_id, task)
    _watched[job_id] = solve
    threading.Thread(target=solve.run, name=f"solve-{job_id}", daemon=True).start()
    return job_id


def stop(job_id: str) -> None:
    """Ask a job to stop with the best it has; nothing happens to one that is over."""
    solve = _watched.get(job_id)
    if solve is not None:
        solve.stop()


def _new_row(job_id: str, task: Task, base_version: int) -> JobRow:
    return JobRow(
        id=job_id,
        hall=task.hall,
        month=task.month,
        state="queued",
        stage="",
        done=0,
        total=0,
        levels=[],
        error_zh="",
        error_en="",
        process=os.getpid(),
        base_version=base_version,
        created_at=now(),
    )


class Solve:
    """Looks after one child process from its start to its last line."""

    def __init__(self, database: Database, job_id: str, task: Task) -> None:
        """Prepare; nothing runs yet."""
        self._database = database
        self._id = job_id
        self._task = task
        self._stopping = threading.Event()
        self._child: Child | None = None

    def run(self) -> None:
        """Wait for the turn, solve, keep what came of it."""
        try:
            with ONE_AT_A_TIME:
                self._solve()
        except Exception:
            self._fail(UNEXPECTED)
            raise
        finally:
            del _watched[self._id]

    def stop(self) -> None:
        """Ask the child to stop; end it if it does not answer."""
        self._stopping.set()
        child = self._child
        if child is None:
            return
        with contextlib.suppress(BrokenPipeError, ValueError):  # it was over already
            _say(child, "stop")
            reminder = threading.Timer(SECONDS_TO_STOP, child.kill)
            reminder.daemon = True
            reminder.start()

    def _solve(self) -> None:
        if self._stopping.is_set():
            self._keep(state=STOPPED, finished_at=now())
            return
        self._keep(state="running", started_at=now())
        with _child() as child:
            self._child = child
            _say(child, json.dumps(self._order()))
            last = self._follow(child)
        self._conclude(last)

    def _order(self) -> dict[str, object]:
        return {
            "url": self._database.url,
            "hall": self._task.hall,
            "month": self._task.month,
            "time_limit": self._task.time_limit,
        }

    def _follow(self, child: Child) -> Message:
        """Keep the progress; return the last whole line."""
        last: Message = {}
        for line in child.stdout or ():
            if not line.endswith("\n"):
                return {}  # the child died while it wrote
            last = json.loads(line)
            if last["kind"] == "progress":
                self._keep(**{name: last[name] for name in PROGRESS})
        return last

    def _conclude(self, last: Message) -> None:
        kind = last.get("kind")
        if kind == "plan":
            self._keep_plan(str(last["plan"]))
        elif kind == "fault":
            self._fail(Say(str(last["zh"]), str(last["en"])))
        elif self._stopping.is_set():
            self._keep(state=STOPPED, finished_at=now())
        else:
            self._fail(UNEXPECTED)

    def _keep_plan(self, payload: str) -> None:
        """Make the plan the draft, unless somebody changed the draft meanwhile."""
        with self._database.writing() as session:
            row = get_job(session, self._id)
            last = newest(session, row.hall, row.month)
            if (last.version if last else NO_VERSION) == row.base_version:
                add_draft(session, row.hall, row.month, draft_of(payload))
            else:
                row.result = payload
            row.state = STOPPED if self._stopping.is_set() else "done"
            row.finished_at = now()

    def _fail(self, why: Say) -> None:
        self._keep(state="failed", error_zh=why.zh, error_en=why.en, finished_at=now())

    def _keep(self, **values: object) -> None:
        with self._database.writing() as session:
            row = get_job(session, self._id)
            for name, value in values.items():
                setattr(row, name, value)


def draft_of(payload: str) -> Draft:
    """Return the draft that keeps a plan.json."""
    return Draft(payload, dict(plan_from_json(payload).made))


def _say(child: Child, line: str) -> None:
    if child.stdin is None:
        raise TypeError("the child has no pipe to listen at")
    child.stdin.write(line + "\n")
    child.stdin.flush()


def _child() -> Child:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-m", "office.solve_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path},
    )
