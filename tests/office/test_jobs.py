"""Long solves: in a child process, stoppable, and a broken one breaks nothing."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from hall.domain import Hall
from hall.plan_json import plan_to_json
from office import JobView, Office, jobs
from office.jobs import Child
from tests.office.worlds import MONTH, bare_plan

SECONDS = 60.0


@pytest.fixture(autouse=True)
def _all_over() -> Iterator[None]:
    """Wait for the last job's thread, so that no test disturbs the next."""
    yield
    for thread in threading.enumerate():
        if thread.name.startswith("solve-"):
            thread.join(SECONDS)


def awaited(
    office: Office,
    job_id: str,
    ready: Callable[[JobView], bool] = lambda job: not job.busy,
) -> JobView:
    """Return the job once it is ready; by default, once it is over."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job = office.job(job_id)
        if job is not None and ready(job):
            return job
        time.sleep(0.02)
    raise TimeoutError(job_id)


def pretend(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a few lines of Python stand in for the solver's process."""

    def child() -> Child:
        return subprocess.Popen(
            [sys.executable, "-u", "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    monkeypatch.setattr(jobs, "_child", child)


def test_a_finished_plan_becomes_the_draft(office: Office) -> None:
    job = awaited(office, office.start_plan(MONTH))

    stored = office.draft(MONTH)
    assert (job.state, job.error) == ("done", None)
    assert stored is not None
    assert stored.plan.assignments
    assert stored.plan.predicted["huzhou-staff"]["S1"]["score"]
    assert not job.waiting


def test_a_job_is_found_again_after_a_reload(office: Office, url: str) -> None:
    job_id = office.start_plan(MONTH)

    reloaded = Office.open(url)

    found = reloaded.current_job(MONTH)
    assert found is not None
    assert found.id == job_id
    assert awaited(reloaded, job_id).state == "done"
    reloaded.close()


def test_what_people_can_mend_is_told_in_both_languages(url: str, small: Hall) -> None:
    office = Office.open(url)
    office.load_book(small)

    job = awaited(office, office.start_plan("2035-06"))

    assert job.state == "failed"
    assert job.error is not None
    assert "2035" in job.error.zh
    assert "2035" in job.error.en
    assert office.draft("2035-06") is None
    office.close()


PROGRESS = """
import json, sys
order = sys.stdin.readline()
print(json.dumps({"kind": "progress", "stage": "cover", "done": 3, "total": 7,
                  "levels": [["points", 500, 300]]}))
"""


def solver_with_a_plan() -> str:
    """Return a solver that tells its plan once it is stopped."""
    best = {"kind": "plan", "plan": plan_to_json(bare_plan(seed=3))}
    return f"{PROGRESS}\nsys.stdin.readline()\nprint({json.dumps(best)!r})"


def test_progress_is_kept_for_every_page(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, PROGRESS + "sys.stdin.readline()")
    job_id = office.start_plan(MONTH)

    job = awaited(office, job_id, lambda job: job.stage == "cover")

    assert (job.state, job.done, job.total) == ("running", 3, 7)
    assert [(x.name, x.value, x.bound) for x in job.levels] == [("points", 500, 300)]
    office.stop_job(job_id)
    assert awaited(office, job_id).state == "stopped"


def test_stopping_keeps_the_best_found_so_far(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, solver_with_a_plan())
    job_id = office.start_plan(MONTH)
    awaited(office, job_id, lambda job: job.stage == "cover")
    asked = time.monotonic()

    office.stop_job(job_id)
    job = awaited(office, job_id)

    assert job.state == "stopped"
    assert time.monotonic() - asked < 1
    assert office.draft(MONTH) is not None


def test_a_killed_process_is_reported_and_nothing_is_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = office.save_draft(MONTH, bare_plan(), None)
    pretend(
        monkeypatch, f"{PROGRESS}import os; os.kill(os.getpid(), {signal.SIGKILL:d})"
    )

    job = awaited(office, office.start_plan(MONTH))

    assert job.state == "failed"
    assert job.error is not None
    assert "unexpectedly" in job.error.en
    assert office.draft(MONTH) == mine


def test_a_child_that_does_not_listen_is_ended(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SECONDS_TO_STOP", 0.2)
    pretend(monkeypatch, PROGRESS + "import time; time.sleep(60)")
    job_id = office.start_plan(MONTH)
    awaited(office, job_id, lambda job: job.stage == "cover")

    office.stop_job(job_id)

    assert awaited(office, job_id).state == "stopped"


def test_one_solve_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, PROGRESS + "sys.stdin.readline()")
    first = office.start_plan(MONTH)
    awaited(office, first, lambda job: job.stage == "cover")

    second = office.start_plan("2026-07")

    waiting = office.job(second)
    assert waiting is not None
    assert waiting.state == "queued"
    office.stop_job(second)
    office.stop_job(first)
    assert awaited(office, second).state == "stopped"
    assert awaited(office, first).state == "stopped"


def test_a_plan_does_not_overwrite_what_somebody_changed_meanwhile(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, solver_with_a_plan())
    job_id = office.start_plan(MONTH)
    awaited(office, job_id, lambda job: job.stage == "cover")
    theirs = office.save_draft(MONTH, bare_plan(seed=7), None)

    office.stop_job(job_id)
    job = awaited(office, job_id)

    assert job.waiting
    assert office.draft(MONTH) == theirs
    adopted = office.adopt(job_id)
    assert adopted.version == theirs.version + 1
    assert office.job(job_id) != job


def test_jobs_of_a_program_that_ended_have_failed(office: Office, url: str) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    job_id = office.start_plan(MONTH)
    awaited(office, job_id)
    with office.database.writing() as session:
        session.connection().exec_driver_sql(
            f"UPDATE jobs SET state = 'running', process = {gone.pid}"
        )

    reopened = Office.open(url)

    job = reopened.job(job_id)
    assert job is not None
    assert job.state == "failed"
    assert job.error is not None
    assert "closed during the solve" in job.error.en
    reopened.close()
