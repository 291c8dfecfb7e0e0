"""June 2026 in the demo hall: activities, pins, and what May left behind."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from random import Random

from data.demo_people import People
from hall.domain import Activity, Pin

YEAR, MONTH = 2026, 6
# window, day, block, name, from which place of the window's list on
_TRAININGS = (
    (4, 4, "L3", "就业补贴政策午间课", 4),
    (6, 11, "L3", "数电发票午间课", 5),
    (8, 16, "L3", "带押过户业务午间课", 4),
    (2, 17, "L3", "户籍新规午间课", 4),
    (12, 24, "L3", "施工许可午间课", 3),
    (7, 25, "L3", "个体户转企业午间课", 4),
    (1, 3, "am", "综合受理轮训", 9),
)
_OUTREACH = (
    (10, 17, "am", "进社区讲低保政策", 3),
    (4, 23, "pm", "进企业讲社保政策", 0),
    (17, 9, "am", "进小区讲水电过户", 0),
)
# window, place in its list, day, block, place
_PINS = (
    (1, 1, 2, "L2", "lunch"),
    (1, 2, 5, "pm", "W1-P2"),
    (2, 1, 9, "am", "W2-P1"),
    (4, 1, 12, "L1", "lunch"),
    (5, 1, 16, "L1", "W5-P1"),
    (6, 1, 17, "am", "W6-P1"),
    (6, 2, 23, "L2", "lunch"),
    (7, 1, 18, "L3", "lunch"),
    (8, 1, 3, "L1", "W8-P1"),
    (9, 1, 22, "pm", "free"),
    (12, 1, 25, "am", "W12-P1"),
    (17, 1, 29, "L1", "lunch"),
)
_MAY_LUNCHES = 18
_YEAR_LEAVE = (("leave_personal_year", 0.4, 8), ("leave_sick_year", 0.25, 10))


def make_activities(people: People) -> tuple[Activity, ...]:
    """Return the month's activities: one meeting of heads, trainings, outreach."""
    heads = tuple(p.id for p in people.staff if p.role == "head")
    everybody = tuple(p.id for p in people.staff)
    told = [
        Activity("M1", "窗口负责人例会", "meeting", _day(10), ("pm",), heads, True),
        Activity(
            "M2", "端午包粽子活动", "meeting", _day(18), ("L3",), everybody, False
        ),
    ]
    for number, (window, day, block, name, first) in enumerate(_TRAININGS, start=1):
        staff = tuple(people.of(window)[first:])
        told.append(
            Activity(f"T{number}", name, "training", _day(day), (block,), staff, True)
        )
    for number, (window, day, block, name, index) in enumerate(_OUTREACH, start=1):
        person = (people.of(window)[index],)
        told.append(
            Activity(f"O{number}", name, "outreach", _day(day), (block,), person, True)
        )
    told.append(
        Activity(
            "V1",
            "公积金新政自学",
            "training",
            _day(26),
            ("L3",),
            tuple(people.of(9)),
            False,
        )
    )
    return tuple(told)


def make_pins(people: People) -> tuple[Pin, ...]:
    """Return the places that somebody has already promised to people."""
    return tuple(
        Pin(_day(day), block, people.of(window)[index], place)
        for window, index, day, block, place in _PINS
    )


def make_carry(rng: Random, people: People) -> dict[tuple[str, str], Decimal]:
    """Return what May left behind: lunches by block, stand-ins, leave of the year."""
    carry: dict[tuple[str, str], Decimal] = {}
    holders = {post.holder for post in people.posts}
    for person in people.staff:
        if person.joined and person.joined.year == YEAR:
            continue
        eaten = Counter(rng.choices(("L1", "L2", "L3"), k=_MAY_LUNCHES))
        for block in ("L1", "L2", "L3"):
            carry[person.id, f"lunch:{block}"] = Decimal(eaten[block])
        busy = (0, 4) if person.id in holders else (5, 14)
        carry[person.id, "stand_ins"] = Decimal(rng.randint(*busy))
        for measure, share, most in _YEAR_LEAVE:
            if rng.random() < share:
                carry[person.id, measure] = Decimal(rng.randint(1, most)) / 2
    return carry


def _day(day: int) -> dt.date:
    return dt.date(YEAR, MONTH, day)
