"""The small hall: one window of five people, for tests and first steps."""

import datetime as dt
from decimal import Decimal

from hall.domain import (
    Activity,
    Cadre,
    Fact,
    HalfDay,
    Hall,
    LeaveRequest,
    Person,
    Pin,
    Post,
    Window,
)

_JOINED = dt.date(2020, 3, 2)
_STAFF = (
    Person("S1", "陈秀兰", "W1", "head", dt.date(2012, 9, 3)),
    Person("S2", "张三", "W1", "clerk", _JOINED),
    Person("S3", "李思雨", "W1", "clerk", _JOINED),
    Person("S4", "王海涛", "W1", "clerk", _JOINED),
    Person("S5", "周敏", "W1", "clerk", dt.date(2023, 7, 10)),
)
_POSTS = (
    Post("W1-P1", "W1", "户籍受理岗", "S2", ("S5", "S3"), noon=True),
    Post("W1-P2", "W1", "身份证受理岗", "S3", ("S5", "S2")),
    Post("W1-P3", "W1", "审核岗", "S4", ("S1",)),
)


def make_small(hall: Hall) -> Hall:
    """Return the small hall, with the blocks and policies of ``hall``."""
    return Hall(
        id="small",
        name="示例镇便民服务中心",
        blocks=hall.blocks,
        windows=(Window("W1", "公安户政窗口", "公安局", "administrative", 2, 1),),
        staff=_STAFF,
        posts=_POSTS,
        canteen_seats=3,
        policies=hall.policies,
        qualified=(("S5", "W1-P3"),),
        facing=(("S2", "S3"),),
        cadres=(
            Cadre("C1", "赵志伟", ("W1",), frozenset({_half(5, "am"), _half(5, "pm")})),
            Cadre("C2", "孙雅琴", ("W1",), frozenset({_half(12, "am")})),
        ),
        leave=_LEAVE,
        activities=(
            Activity("M1", "负责人例会", "meeting", _day(10), ("pm",), ("S1",), True),
            Activity("T1", "户籍新规午间课", "training", _day(17), ("L3",),
                     ("S3", "S4", "S5"), True),
        ),
        pins=(Pin(_day(2), "L1", "S2", "lunch"),),
        carry={
            (person.id, f"lunch:L{block}"): Decimal(6 + (index + block) % 2)
            for index, person in enumerate(_STAFF)
            for block in (1, 2, 3)
        },
        facts=_FACTS,
    )  # fmt: skip


def _day(day: int) -> dt.date:
    return dt.date(2026, 6, day)


def _half(day: int, half: str) -> HalfDay:
    return HalfDay(_day(day), "am" if half == "am" else "pm")


_LEAVE = (
    LeaveRequest("R1", "S5", "annual", _half(8, "am"), _half(9, "pm"), "approved",
                 dt.date(2026, 5, 25)),
    LeaveRequest("R2", "S3", "personal", _half(15, "am"), _half(15, "pm"), "requested",
                 dt.date(2026, 6, 8)),
    LeaveRequest("R3", "S4", "annual", _half(8, "am"), _half(8, "pm"), "requested",
                 dt.date(2026, 6, 3)),
)  # fmt: skip
_FACTS = (
    Fact("F1", "early_lunch", "S4", _day(3)),
    Fact("F2", "praise_letter_banner_hotline", "S2", _day(4), item="锦旗"),
    Fact("F3", "training_held", "W1", _day(5)),
    Fact("F4", "info_report_on_time", "W1", _day(11)),
)
