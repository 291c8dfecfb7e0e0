"""A hall small enough to read: two windows, four people, three days."""

import datetime as dt

from hall.domain import (
    Activity,
    Block,
    Cadre,
    HalfDay,
    Hall,
    LeaveRequest,
    Person,
    Pin,
    Post,
    Window,
)
from hall.plan import (
    Assignment,
    CadreDuty,
    Charge,
    Gap,
    LeaveDecision,
    Level,
    Lunch,
    Plan,
    PlannedActivity,
)

MON, TUE, NEXT_MON = dt.date(2026, 6, 1), dt.date(2026, 6, 2), dt.date(2026, 6, 8)
MONTH = "2026-06"
AM, NOON1, NOON2, PM = "am", "L1", "L2", "pm"
BLOCKS = (
    Block(AM, dt.time(9), dt.time(11, 30), "am"),
    Block(NOON1, dt.time(11, 30), dt.time(12, 30), "noon"),
    Block(NOON2, dt.time(12, 30), dt.time(13, 30), "noon"),
    Block(PM, dt.time(13, 30), dt.time(17), "pm"),
)
ANN, BEN, CAI, DAN = (
    Person("S1", "张安", "W1", "head"),
    Person("S2", "<b>李本</b>", "W1"),
    Person("S3", "王才", "W1"),
    Person("S4", "赵丹", "W2", joined=TUE),
)
COUNTER = Post("P1", "W1", "公安局受理1号岗", "S1", ("S3",), noon=True)
DESK = Post("P2", "W1", "公安局登记2号岗", "S2", ("S3",))
OTHER = Post("P3", "W2", "税务局受理岗", "S4")


def hall() -> Hall:
    """Return the hall."""
    return Hall(
        "tiny",
        "小小大厅",
        BLOCKS,
        (
            Window("W1", "公安窗口", "公安局", "administrative"),
            Window("W2", "税务窗口", "税务局", "administrative"),
        ),
        (ANN, BEN, CAI, DAN),
        (COUNTER, DESK, OTHER),
        working_days=(MON, TUE, NEXT_MON),
        cadres=(Cadre("C1", "雷远科长", ("W1",)), Cadre("C2", "姜伟科长", ("W1",))),
        leave=(
            LeaveRequest(
                "L1", "S2", "annual", HalfDay(TUE, "am"), HalfDay(TUE, "am"), "approved"
            ),
            LeaveRequest(
                "L2", "S3", "sick", HalfDay(NEXT_MON, "am"), HalfDay(NEXT_MON, "pm")
            ),
            LeaveRequest(
                "L3", "S1", "annual", HalfDay(MON, "am"), HalfDay(MON, "pm"), "refused"
            ),
        ),
        activities=(
            Activity("T1", "业务培训", "training", TUE, (PM,), ("S3",), required=True),
        ),
        pins=(Pin(MON, AM, "S1", "P1"),),
    )


def plan() -> Plan:
    """Return a plan of the hall: one stand-in, one gap, one of everything else."""
    return Plan(
        "tiny",
        MONTH,
        "optimal",
        levels=(Level("points", 500, 500), Level("gaps", 1, 1)),
        assignments=(
            Assignment(MON, AM, "P1", "S1", "A"),
            Assignment(MON, AM, "P2", "S2", "A"),
            Assignment(MON, NOON1, "P1", "S1", "A"),
            Assignment(MON, NOON2, "P1", "S3", "B1"),
            Assignment(MON, PM, "P1", "S1", "A"),
            Assignment(MON, PM, "P2", "S2", "A"),
            Assignment(TUE, AM, "P1", "S1", "A"),
            Assignment(TUE, AM, "P2", "S3", "B1"),
        ),
        lunches=(
            Lunch(MON, NOON2, "S1"),
            Lunch(MON, NOON1, "S2"),
            Lunch(MON, NOON1, "S3"),
        ),
        activities=(PlannedActivity("T1", TUE, (PM,), None, "training", ("S3",)),),
        cadres=(CadreDuty(MON, "am", "C1", "W1"),),
        gaps=(
            Gap(TUE, "pm", "P2", 210, (Charge("huzhou-staff", "4", "S2", 500, 50),)),
        ),
        leave=(LeaveDecision("L2", "approved"),),
    )
