"""Plans, requests and answers as small as a test needs them."""

import datetime as dt

from hall.domain import Fact, HalfDay, LeaveRequest
from hall.plan import Answer, LeaveDecision, Level, Plan

MONTH = "2026-06"
FIRST = dt.date(2026, 6, 1)


def bare_plan(seed: int = 1, leave: tuple[LeaveDecision, ...] = ()) -> Plan:
    """Return a plan of the small hall with nothing in it but its making."""
    return Plan(
        hall="small",
        month=MONTH,
        status="optimal",
        levels=(Level("points", 0, 0),),
        leave=leave,
        made={"seed": seed},
    )


def wish(staff: str = "S2", day: int = 23) -> LeaveRequest:
    """Return a request for one whole day of June."""
    date = dt.date(2026, 6, day)
    return LeaveRequest(
        id="",
        staff=staff,
        kind="personal",
        start=HalfDay(date, "am"),
        end=HalfDay(date, "pm"),
    )


def approval() -> Answer:
    """Return the answer that costs nothing."""
    return Answer(
        verdict="approve",
        chains={},
        documents=(),
        days=1,
        counted_leave_days_month=1,
    )


def early_lunch(fact_id: str = "N1", staff: str = "S2") -> Fact:
    """Return a fact that huzhou-staff prices."""
    return Fact(id=fact_id, type="early_lunch", subject=staff, date=FIRST)
