"""Leave at the desk: ask what would happen, hand a request in."""

from dataclasses import replace

from hall.domain import LeaveRequest
from hall.errors import Fault, RequestError, Say
from hall.plan import Answer
from hall.plan_json import answer_to_json
from office.changes import with_leave
from office.desk import Desk
from office.leave import ask
from office.leave_balance import Threshold, thresholds
from office.store.audit import Deed, log
from office.store.halls import touch
from office.store.leave import StoredLeave, add_leave, stored_leave
from office.store.plans import planned_months


class LeaveDesk(Desk):
    """What can be done with a leave request."""

    def ask(self, request: LeaveRequest, month: str) -> Answer:
        """Answer a request against the plan people go by, without storing anything.

        Raises:
            RequestError: The request cannot be, or the month is not planned yet.
        """
        named = replace(request, id=self._free_id())
        with_leave(self.hall(), named)
        stored = self.published(month) or self.newest(month)
        if stored is None:
            raise RequestError([unplanned(month)])
        return ask(self.hall(), stored.plan, named, self.engine(stored))

    def submit(self, request: LeaveRequest, answer: Answer) -> LeaveRequest:
        """Hand a request in with the answer that was shown; it gets its id here.

        Raises:
            RequestError: The request cannot be.
        """
        named = replace(request, id=self._free_id())
        with_leave(self.hall(), named)
        with self.database.writing() as session:
            add_leave(session, self.hall_id, named, answer_to_json(answer))
            deed = Deed("leave.submitted", named.id, named.staff)
            log(session, self.hall_id, deed)
            touch(session, self.hall_id)
        return named

    def leave_thresholds(self, month: str, staff: str) -> list[Threshold]:
        """Return the lines that somebody's days of leave may cross, and the days."""
        year = [m for m in self._planned() if m[:4] == month[:4]]
        found = (self.published(m) or self.newest(m) for m in year)
        plans = [stored.plan for stored in found if stored is not None]
        return thresholds(self.hall(), month, staff, plans)

    def _planned(self) -> list[str]:
        with self.database.reading() as session:
            return planned_months(session, self.hall_id)

    def leave_requests(self, month: str) -> list[LeaveRequest]:
        """Return the requests that touch a month."""
        return [each.request for each in self.answered_leave(month)]

    def answered_leave(self, month: str) -> list[StoredLeave]:
        """Return the requests that touch a month, with the answers that were given."""
        with self.database.reading() as session:
            every = stored_leave(session, self.hall_id)
        return [each for each in every if _touches(each.request, month)]

    def _free_id(self) -> str:
        taken = {request.id for request in self.hall().leave}
        number = len(taken) + 1
        while f"Q{number}" in taken:
            number += 1
        return f"Q{number}"


def _touches(request: LeaveRequest, month: str) -> bool:
    first, last = request.start.date, request.end.date
    return f"{first:%Y-%m}" <= month <= f"{last:%Y-%m}"


def unplanned(month: str) -> Fault:
    """Return the fault that a month has no plan to ask against."""
    return Fault(
        "",
        Say(f"{month} 还没有排班", f"{month} is not planned yet"),
        Say("请先在“排班”页生成排班", "Plan it on the rota page first"),
    )
