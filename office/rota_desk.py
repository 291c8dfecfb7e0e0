"""Rotas at the desk: drafts, edits, pins, publishing, long solves."""

import datetime as dt
from collections.abc import Sequence

from hall.domain import LeaveStatus, Pin
from hall.errors import Fault, RequestError, Say
from hall.plan import Plan
from office import jobs
from office.changes import check_cell
from office.desk import Desk
from office.rota import agree, with_predictions
from office.store.audit import Deed, log
from office.store.halls import touch
from office.store.jobs import JobView, find_job, get_job, job_view, newest_job
from office.store.leave import decide_leave
from office.store.plans import NO_VERSION, add_draft, mark_published, planned_months
from office.stored import StaleDraft, StoredPlan, kept
from planner import PlanFault


class RotaDesk(Desk):
    """What can be done with the plan of a month."""

    def months(self) -> list[str]:
        """Return the months that have a plan."""
        with self.database.reading() as session:
            return planned_months(session, self.hall_id)

    def draft(self, month: str) -> StoredPlan | None:
        """Return the draft of a month; None once it is published and untouched."""
        stored = self.newest(month)
        return stored if stored is not None and stored.state == "draft" else None

    def save_draft(
        self, month: str, plan: Plan, base_version: int | None, note: str = ""
    ) -> StoredPlan:
        """Save a plan as the next version of its month.

        Args:
            month: The month, written ``2026-06``.
            plan: The plan to keep.
            base_version: The version it was made from; None = there was none.
            note: A word about what changed.

        Raises:
            StaleDraft: Somebody saved in between; nothing was overwritten.
        """
        draft = kept(plan, note)
        with self.database.writing() as session:
            theirs = self.newest_in(session, month)
            if _version(theirs) != (base_version or NO_VERSION):
                raise StaleDraft(month, theirs)
            add_draft(session, self.hall_id, month, draft)
            return self._saved(self.newest_in(session, month))

    def edit_cell(  # noqa: PLR0913, PLR0917 - four words name a cell and what goes into it
        self,
        month: str,
        version: int,
        date: dt.date,
        block: str,
        staff: str,
        place: str,
    ) -> StoredPlan:
        """Put a person at a post, at ``lunch`` or ``free``, and save that.

        Raises:
            StaleDraft: ``version`` is not the newest any more.
            RequestError: There is no such person, block or place.
        """
        return self.edit_cells(month, version, [Pin(date, block, staff, place)])

    def edit_cells(
        self, month: str, version: int, cells: Sequence[Pin], note: str = ""
    ) -> StoredPlan:
        """Put people at their places, one after the other, and save that once.

        Raises:
            StaleDraft: ``version`` is not the newest any more.
            RequestError: There is no such person, block or place.
        """
        mine = self._exactly(month, version)
        for cell in cells:
            check_cell(self.hall(), cell)
        edited = self.editor(mine).edit_all(mine.plan, cells)
        agree(self.hall(), edited)
        told = note or "; ".join(
            f"{c.date.isoformat()} {c.block} {c.staff}: {c.place}" for c in cells
        )
        plan = with_predictions(self.hall(), edited)
        return self.save_draft(month, plan, version, note=told)

    def faults(self, month: str) -> tuple[PlanFault, ...]:
        """Return what is unlawful in the newest plan of a month."""
        stored = self.newest(month)
        if stored is None:
            return ()
        return tuple(self.editor(stored).faults(stored.plan))

    def publish(self, month: str, version: int) -> StoredPlan:
        """Publish a version; its decisions on leave become final.

        Raises:
            StaleDraft: ``version`` is not the newest any more.
            RequestError: The plan breaks a rule; every breach is named.
        """
        mine = self._exactly(month, version)
        broken = self.editor(mine).faults(mine.plan)
        if broken:
            raise RequestError(map(_breach, broken))
        decisions: dict[str, LeaveStatus] = {
            each.id: each.decision for each in mine.plan.leave
        }
        with self.database.writing() as session:
            theirs = self.newest_in(session, month)
            if _version(theirs) != version:
                raise StaleDraft(month, theirs)
            mark_published(session, self.hall_id, month, version)
            deed = Deed("rota.published", month, details={"version": version})
            log(session, self.hall_id, deed)
            if decide_leave(session, self.hall_id, decisions):
                touch(session, self.hall_id)
            return self._saved(self.newest_in(session, month))

    def _exactly(self, month: str, version: int) -> StoredPlan:
        stored = self.newest(month)
        if stored is None or stored.version != version:
            raise StaleDraft(month, stored)
        return stored

    def _saved(self, stored: StoredPlan | None) -> StoredPlan:
        if stored is None:
            raise LookupError("the version that was just saved is gone")
        return stored

    def start_plan(self, month: str, time_limit: float | None = None) -> str:
        """Start planning a month in the background; return the job's id."""
        return jobs.start(self.database, jobs.Task(self.hall_id, month, time_limit))

    def job(self, job_id: str) -> JobView | None:
        """Return how a job stands; None where there is no such job."""
        with self.database.reading() as session:
            row = find_job(session, job_id)
            return None if row is None else job_view(row)

    def current_job(self, month: str) -> JobView | None:
        """Return the job of a month that was started last."""
        with self.database.reading() as session:
            row = newest_job(session, self.hall_id, month)
            return None if row is None else job_view(row)

    def stop_job(self, job_id: str) -> None:
        """Ask a job to stop with the best it has."""
        jobs.stop(job_id)

    def adopt(self, job_id: str) -> StoredPlan:
        """Take a finished plan over, though somebody changed the draft meanwhile."""
        with self.database.writing() as session:
            row = get_job(session, job_id)
            if row.result is not None:
                draft = jobs.draft_of(row.result)
                add_draft(session, row.hall, row.month, draft)
                row.result = None
            return self._saved(self.newest_in(session, row.month))


def _version(stored: StoredPlan | None) -> int:
    return NO_VERSION if stored is None else stored.version


def _breach(fault: PlanFault) -> Fault:
    return Fault(
        "",
        fault.what,
        Say("改好后再发布", "Mend it before publishing"),
    )
