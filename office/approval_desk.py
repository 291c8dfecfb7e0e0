"""Leave on its way through the office: sign, refuse, withdraw, come back, call in sick.

An approved leave changes the published rota at once, and a draft beside it, too.
"""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from hall.domain import Hall, LeaveRequest, LeaveStatus, Person
from hall.errors import Fault, RequestError, Say
from hall.plan import Answer, Plan
from office.leave_desk import LeaveDesk
from office.leave_file import (
    LeaveFile,
    check_signer,
    check_state,
    check_turn,
    check_why,
    leave_file,
)
from office.rota import agree, with_predictions
from office.store.audit import Deed, log
from office.store.halls import touch
from office.store.leave import APPROVED, decide_leave, withdraw_leave
from office.store.leave_steps import LeaveStep, add_step, steps_of
from office.store.plans import add_draft, mark_published
from office.stored import StoredPlan, kept

REFUSED: LeaveStatus = "refused"


class ApprovalDesk(LeaveDesk):
    """What can be done with a request that was handed in."""

    def leave_files(self, month: str) -> list[LeaveFile]:
        """Return the requests that touch a month, each with its steps."""
        with self.database.reading() as session:
            steps = steps_of(session, self.hall_id)
        return [
            leave_file(stored, steps.get(stored.request.id, ()))
            for stored in self.answered_leave(month)
        ]

    def leave_file(self, request_id: str) -> LeaveFile:
        """Return one request with its steps.

        Raises:
            RequestError: There is no such request.
        """
        found = next((r for r in self.hall().leave if r.id == request_id), None)
        if found is None:
            raise RequestError([_unknown(request_id)])
        files = self.leave_files(f"{found.start.date:%Y-%m}")
        return next(file for file in files if file.request.id == request_id)

    def sign_leave(self, request_id: str, by: str) -> LeaveFile:
        """Sign for whoever's turn it is; the last signature approves the leave.

        Raises:
            RequestError: Nobody's turn, one's own request, or the rota forbids it.
        """
        file = self.leave_file(request_id)
        name, role = check_signer(by, self._person(file)), check_turn(file)
        last = file.chain[-1] == role
        rotas = list(self._changed_rotas(file.request)) if last else []
        with self.database.writing() as session:
            self._note(session, request_id, LeaveStep("signed", name, role))
            if last:
                self._approve(session, file.request, rotas)
            touch(session, self.hall_id)
        return self.leave_file(request_id)

    def refuse_leave(self, request_id: str, by: str, why: str) -> LeaveFile:
        """Refuse a request that waits, with the reason.

        Raises:
            RequestError: No reason, one's own request, or it waits no more.
        """
        file = self.leave_file(request_id)
        name, role = check_signer(by, self._person(file)), check_turn(file)
        step = LeaveStep("refused", name, role, check_why(why))
        with self.database.writing() as session:
            self._note(session, request_id, step)
            decide_leave(session, self.hall_id, {request_id: REFUSED})
            touch(session, self.hall_id)
        return self.leave_file(request_id)

    def withdraw_leave(self, request_id: str, by: str) -> LeaveFile:
        """Take a request or an approved leave back; stand-ins stay until replanned.

        Raises:
            RequestError: It was refused, withdrawn or taken already.
        """
        file = self.leave_file(request_id)
        check_state(file, "waiting", "approved")
        with self.database.writing() as session:
            self._note(session, request_id, LeaveStep("withdrawn", by.strip()))
            withdraw_leave(session, self.hall_id, request_id)
            touch(session, self.hall_id)
        return self.leave_file(request_id)

    def confirm_return(self, request_id: str, by: str) -> LeaveFile:
        """Note that somebody is back (销假); another person confirms it.

        Raises:
            RequestError: The leave was not approved, or he would confirm himself.
        """
        file = self.leave_file(request_id)
        check_state(file, "approved")
        name = check_signer(by, self._person(file))
        with self.database.writing() as session:
            self._note(session, request_id, LeaveStep("returned", name))
        return self.leave_file(request_id)

    def call_in_sick(self, request: LeaveRequest, answer: Answer, by: str) -> LeaveFile:
        """Take a sick call: approved as it comes in, the rota mended at once.

        Raises:
            RequestError: The request cannot be, or somebody calls in for himself.
        """
        person = next(p for p in self.hall().staff if p.id == request.staff)
        name = check_signer(by, person)
        kept = self.submit(request, answer)
        rotas = list(self._changed_rotas(kept))
        with self.database.writing() as session:
            self._note(session, kept.id, LeaveStep("called_in", name))
            self._approve(session, kept, rotas)
            touch(session, self.hall_id)
        return self.leave_file(kept.id)

    def _person(self, file: LeaveFile) -> Person:
        return next(p for p in self.hall().staff if p.id == file.request.staff)

    def _note(self, session: Session, request_id: str, step: LeaveStep) -> None:
        add_step(session, self.hall_id, request_id, step)
        details = {"role": step.role, "why": step.why}
        deed = Deed(f"leave.{step.action}", request_id, step.by, details)
        log(session, self.hall_id, deed)

    def _approve(
        self, session: Session, request: LeaveRequest, rotas: list[StoredPlan]
    ) -> None:
        decide_leave(session, self.hall_id, {request.id: APPROVED})
        for stored in rotas:
            month = stored.plan.month
            draft = kept(stored.plan, stored.note)
            added = add_draft(session, self.hall_id, month, draft)
            if stored.state == "published":
                mark_published(session, self.hall_id, month, added.version)

    def _changed_rotas(self, request: LeaveRequest) -> Iterator[StoredPlan]:
        """Yield each rota that the leave touches, changed: published first."""
        after = _approved(self.hall(), request)
        for month in _months(request):
            published, draft = self.published(month), self.newest(month)
            for stored in (published, draft):
                if stored is None or (stored is draft and draft == published):
                    continue
                plan = self._granted(after, stored, request)
                yield replace(stored, plan=plan, note=request.id)

    def _granted(self, after: Hall, stored: StoredPlan, request: LeaveRequest) -> Plan:
        plan = self.engine(stored).grant(request)
        agree(after, plan)
        return with_predictions(after, plan)


def _approved(hall: Hall, request: LeaveRequest) -> Hall:
    rows = [
        replace(row, status=APPROVED) if row.id == request.id else row
        for row in hall.leave
    ]
    return replace(hall, leave=tuple(rows))


def _months(request: LeaveRequest) -> list[str]:
    first, last = request.start.date, request.end.date
    count = (last.year - first.year) * 12 + last.month - first.month
    months = [divmod(first.month - 1 + offset, 12) for offset in range(count + 1)]
    return [f"{first.year + year:04}-{month + 1:02}" for year, month in months]


def _unknown(request_id: str) -> Fault:
    return Fault(
        "",
        Say(f"没有编号“{request_id}”的申请", f"There is no request '{request_id}'"),
        Say("请刷新后再看", "Look at the list again"),
    )
