"""Long solves as they are kept: state, progress, and what came of them."""

import datetime as dt
import os
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from hall.errors import Say
from hall.plan import Level
from office.store.event_tables import JobRow
from office.store.values import now

JobState = Literal["queued", "running", "done", "stopped", "failed"]
BUSY: tuple[JobState, ...] = ("queued", "running")


@dataclass(frozen=True, slots=True)
class JobView:
    """A long solve as a page shows it.

    Attributes:
        stage: What the planner is at; ``done`` of ``total`` steps of it.
        levels: What has been found so far, with bounds.
        seconds: Since it started; how long it took once it is over.
        error: Why it failed, for people to read.
        waiting: It has a plan that did not become the draft, because somebody
            changed the draft meanwhile; `Office.adopt` takes it over.
    """

    id: str
    hall: str
    month: str
    state: JobState
    stage: str
    done: int
    total: int
    levels: tuple[Level, ...]
    seconds: float
    error: Say | None
    waiting: bool

    @property
    def busy(self) -> bool:
        """Tell whether it is still under way."""
        return self.state in BUSY


def add_job(session: Session, job: JobRow) -> None:
    """Keep a new job."""
    session.add(job)


def get_job(session: Session, job_id: str) -> JobRow:
    """Return the row of a job that exists."""
    return session.get_one(JobRow, job_id)


def find_job(session: Session, job_id: str) -> JobRow | None:
    """Return the row of a job, None where there is no such job."""
    return session.get(JobRow, job_id)


def newest_job(session: Session, hall_id: str, month: str) -> JobRow | None:
    """Return the job of a month that was started last."""
    query = (
        select(JobRow)
        .where(JobRow.hall == hall_id, JobRow.month == month)
        .order_by(JobRow.created_at.desc())
        .limit(1)
    )
    return session.scalar(query)


def orphans(session: Session) -> list[JobRow]:
    """Return jobs that claim to be busy though nobody looks after them any more."""
    busy = session.scalars(select(JobRow).where(JobRow.state.in_(BUSY)))
    return [row for row in busy if not _alive(row.process)]


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def job_view(row: JobRow) -> JobView:
    """Return a job as a page shows it."""
    return JobView(
        id=row.id,
        hall=row.hall,
        month=row.month,
        state=cast("JobState", row.state),
        stage=row.stage,
        done=row.done,
        total=row.total,
        levels=unpack_levels(row.levels),
        seconds=_seconds(row),
        error=Say(row.error_zh, row.error_en) if row.error_zh else None,
        waiting=row.result is not None,
    )


def _seconds(row: JobRow) -> float:
    if row.started_at is None:
        return 0.0
    end: dt.datetime = row.finished_at or now()
    return (end - row.started_at).total_seconds()


def pack_levels(levels: tuple[Level, ...]) -> list[object]:
    """Return levels as JSON."""
    return [[level.name, level.value, level.bound] for level in levels]


def unpack_levels(packed: list[object]) -> tuple[Level, ...]:
    """Return the levels that ``pack_levels`` was given."""
    rows = cast("list[tuple[str, int, int]]", packed)
    return tuple(Level(name, value, bound) for name, value, bound in rows)
