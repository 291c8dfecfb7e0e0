"""Somebody calls in sick: the published plan repaired for the days of the leave."""

import datetime as dt

from hall.domain import Hall, LeaveRequest
from hall.plan import Plan
from office.changes import with_leave
from office.rota import agree, with_predictions
from planner import Engine


def sick_call(
    hall: Hall,
    plan: Plan,
    request: LeaveRequest,
    now: dt.time | None = None,
    engine: Engine | None = None,
) -> Plan:
    """Return the plan with somebody on sick leave, and what changes for whom.

    Args:
        hall: The hall, without the request.
        plan: The plan people go by.
        request: The leave, of kind ``sick``; it begins today.
        now: The time of the call; what is over by then stays as it was.
        engine: Spares preparing the plan anew.

    Raises:
        RequestError: The request cannot be, or no repair was found within the limit.
        UnsoundPlan: A fault of the program; the plan must not be used.
    """
    sick = with_leave(hall, request)
    repaired = (engine or Engine(hall, plan.month, plan)).sick_call(request, now)
    agree(sick, repaired)
    return with_predictions(sick, repaired)
