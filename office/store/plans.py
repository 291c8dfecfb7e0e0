"""Plans: every save is a version; publishing marks one, and it is never thrown away."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from office.store.event_tables import PlanRow
from office.store.values import moment, now

PlanState = Literal["draft", "published"]
DRAFT: PlanState = "draft"
PUBLISHED: PlanState = "published"
DRAFTS_KEPT = 20
NO_VERSION = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be saved: plan.json, how it was made, and a word about it."""

    payload: str
    made: dict[str, object]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A kept version; ``payload`` is plan.json."""

    key: int
    version: int
    state: PlanState
    payload: str
    note: str
    saved_at: dt.datetime
    published_at: dt.datetime | None


def newest(session: Session, hall_id: str, month: str) -> PlanVersion | None:
    """Return the newest version of a month, draft or published."""
    return _first(session, hall_id, month, None)


def newest_published(session: Session, hall_id: str, month: str) -> PlanVersion | None:
    """Return the version published last."""
    return _first(session, hall_id, month, PUBLISHED)


def _first(
    session: Session, hall_id: str, month: str, state: PlanState | None
) -> PlanVersion | None:
    query = select(PlanRow).where(PlanRow.hall == hall_id, PlanRow.month == month)
    if state is not None:
        query = query.where(PlanRow.state == state)
    row = session.scalar(query.order_by(PlanRow.version.desc()).limit(1))
    return None if row is None else _version(row)


def planned_months(session: Session, hall_id: str) -> list[str]:
    """Return the months that have a plan, in order."""
    query = select(PlanRow.month).where(PlanRow.hall == hall_id).distinct()
    return sorted(session.scalars(query))


def add_draft(session: Session, hall_id: str, month: str, draft: Draft) -> PlanVersion:
    """Save the next version of a month; drafts long passed by are dropped."""
    last = newest(session, hall_id, month)
    row = PlanRow(
        hall=hall_id,
        month=month,
        version=(last.version if last else NO_VERSION) + 1,
        state=DRAFT,
        payload=draft.payload,
        made=draft.made,
        note=draft.note,
        saved_at=now(),
    )
    session.add(row)
    session.execute(
        delete(PlanRow).where(
            PlanRow.hall == hall_id,
            PlanRow.month == month,
            PlanRow.state == DRAFT,
            PlanRow.version <= row.version - DRAFTS_KEPT,
        )
    )
    session.flush()
    return _version(row)


def mark_published(
    session: Session, hall_id: str, month: str, version: int
) -> PlanVersion:
    """Publish a version that exists."""
    row = session.scalars(
        select(PlanRow).where(
            PlanRow.hall == hall_id, PlanRow.month == month, PlanRow.version == version
        )
    ).one()
    row.state = PUBLISHED
    row.published_at = now()
    session.flush()
    return _version(row)


def _version(row: PlanRow) -> PlanVersion:
    return PlanVersion(
        key=row.seq,
        version=row.version,
        state=cast("PlanState", row.state),
        payload=row.payload,
        note=row.note,
        saved_at=moment(row.saved_at),
        published_at=None if row.published_at is None else moment(row.published_at),
    )
