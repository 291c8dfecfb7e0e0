"""Tiny halls with one request of S1, and what the contract says becomes of it.

Each row is argued from contracts.md and the clause it names, not from what the planner
happens to answer. R1 is the request in question; the other leave rows come before it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hall.domain import Activity, Block, Hall, LeaveRequest, Pin, PolicyChoice
from tests.planner.tiny import LEAVE, STAFF, WINDOW, hall, june, leave, post

NORMS, YANLING = "work-norms-ab-post", "yanling-hrss-window"
HEXIAN, GAOXIN = "hexian-window", "gaoxin-front-desk"
BOTH, PLAN = ("plan", "leave"), ("plan",)
WEEKS = tuple(june(day) for day in (1, 2, 3, 4, 5, 8, 9, 10, 11, 12))
SHIFT = ("shift_leader",)
TWO = ("shift_leader", "centre_leader")
ALL = ("shift_leader", "department_leader", "centre_leader")
Rows = tuple[LeaveRequest, ...]


@dataclass(frozen=True)
class Row:
    """A hall, and what becomes of its request R1.

    Attributes:
        clauses: Of a refusal, one of which must be named.
        possible: Who may be the stand-in; nobody may be named beside them.
        number: Half-days with a stand-in, where ``possible`` is not empty.
        points: Hundredths lost by policy.
        gaps: Gaps more than without the request.
        chain: Approvers by leave-and-substitution-2024, where it matters.
        others: Decisions on the other requests.
        via: The interfaces through which R1 is asked.
    """

    remark: str
    hall: Hall
    decision: str
    clauses: tuple[str, ...] = ()
    possible: str = ""
    number: int = 0
    points: Mapping[str, int] = field(default_factory=dict)
    gaps: int = 0
    chain: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    via: tuple[str, ...] = BOTH


def yes(remark: str, base: Hall, **rest: Any) -> Row:
    """Return a row that is approved."""
    return Row(remark, base, "approved", **rest)


def no(remark: str, base: Hall, *clauses: str, **rest: Any) -> Row:
    """Return a row that is refused by one of the clauses."""
    return Row(remark, base, "refused", clauses, **rest)


def r1(start: str, end: str | None = None, kind: Any = "personal", **rest: Any) -> Rows:
    """Return S1's request."""
    return (leave("S1", start, end, kind, **{"id": "R1", **rest}),)


def old(staff: str, start: str, end: str | None = None, **rest: Any) -> Rows:
    """Return a leave that was approved before."""
    kind = rest.pop("kind", "personal")
    named = {"id": f"R0-{staff}-{start}", "status": "approved", **rest}
    return (leave(staff, start, end, kind, **named),)


def other(staff: str, start: str, end: str | None = None, **rest: Any) -> Rows:
    """Return another request, R2."""
    kind = rest.pop("kind", "personal")
    return (leave(staff, start, end, kind, **{"id": "R2", **rest}),)


def week(base: Hall, *rows: Rows, **rest: Any) -> Hall:
    """Return a hall with leave rows, by default over two weeks of June."""
    leaves = tuple(row for some in rows for row in some)
    return replace(base, leave=leaves, **{"working_days": WEEKS, **rest})


def meeting(day: int, block: str, staff: str) -> tuple[Activity, ...]:
    """Return a required meeting."""
    people = tuple(staff.split())
    return (Activity("M1", "M1", "meeting", june(day), (block,), people, True),)


def pinned(day: int, staff: str, place: str, *blocks: str) -> tuple[Pin, ...]:
    """Return pins of one person."""
    return tuple(Pin(june(day), block, staff, place) for block in blocks)


def fine(*cuts: tuple[str, str, str, Any]) -> tuple[Block, ...]:
    """Return blocks from (id, start, end, session)."""
    return tuple(
        Block(name, dt.time.fromisoformat(start), dt.time.fromisoformat(end), session)
        for name, start, end, session in cuts
    )


FINE = fine(
    ("am1", "09:00", "10:30", "am"),
    ("am2", "10:30", "11:30", "am"),
    ("L1", "11:30", "12:30", "noon"),
    ("L2", "12:30", "13:30", "noon"),
    ("pm1", "13:30", "15:30", "pm"),
    ("pm2", "15:30", "17:00", "pm"),
)
P1, NOON = post("P1", "S1", "S2"), post("P1", "S1", "S2", noon=True)
BARE = post("P1", "S1")
ONE = hall({"W1": "S1", "W2": "S7 S8 S9"}, (BARE,), (LEAVE,), qualified=(("S9", "P1"),))
NOBODY = hall({"W1": "S1"}, (BARE,), (LEAVE,))
PAIR = hall({"W1": "S1 S2", "W2": "S8 S9"}, (P1,), (LEAVE,))
PAIR_HELPED = replace(PAIR, qualified=(("S9", "P1"),))
PAIR_TWICE = replace(PAIR, qualified=(("S9", "P1"), ("S8", "P1")))
FOUR = hall({"W1": "S1 S2 S3 S4"}, (BARE, post("P2", "S2", "S3")), (LEAVE,))
FOUR_HELPED = replace(FOUR, posts=(post("P1", "S1", "S4"), post("P2", "S2", "S3")))
OWN = replace(ONE, posts=(BARE, post("P9", "S9", "S8", "W2")))
TRIO = hall({"W1": "S1 S2 S3"}, (BARE, post("P2", "S2", "S3")), (LEAVE,))
NURSING = tuple(
    replace(p, lactation_until=june(30)) if p.id == "S9" else p for p in ONE.staff
)
HEAD = tuple(replace(p, role="head") if p.id == "S1" else p for p in FOUR_HELPED.staff)
NEW = tuple(replace(p, joined=june(5)) if p.id == "S9" else p for p in ONE.staff)
ELSEWHERE = hall(
    {"W1": "S1 S2", "W2": "S9"},
    (post("P2", "S2"), post("P9", "S9", "S1", "W2")),
    (LEAVE,),
)
EITHER = hall(
    {"W1": "S1 S4 S5", "W2": "S2 S6 S7", "W3": "S3"},
    (post("P1", "S1", "S3"), post("P2", "S2", "S3", "W2")),
    (LEAVE,),
)
LENT = hall(
    {"W1": "S1 S2", "W2": "S7"}, (P1, post("P7", "S7", window="W2")), (LEAVE,),
    qualified=(("S2", "P7"),),
)  # fmt: skip
RIVALS = hall(
    {"W1": "S1", "W2": "S2", "W3": "S8 S9"},
    (BARE, post("P2", "S2", window="W2")),
    (LEAVE,),
    qualified=(("S9", "P1"), ("S9", "P2")),
)
TWO_HELPERS = replace(RIVALS, qualified=(*RIVALS.qualified, ("S8", "P1")))
AB = hall({"W1": "S1 S2 S3"}, (P1, post("P2", "S3")), (NORMS,))
AB_THIRD = hall(
    {"W1": "S1 S2 S3 S4"}, (P1, post("P2", "S3")), (NORMS,), qualified=(("S4", "P1"),)
)
YL = hall({"W1": "S1 S2 S3 S4"}, (P1, post("P2", "S3", "S4")), (YANLING,))
HX = replace(TRIO, policies=tuple(map(PolicyChoice, (HEXIAN, LEAVE))))
HS = replace(TRIO, policies=tuple(map(PolicyChoice, (STAFF, LEAVE))))
HW = replace(TRIO, policies=tuple(map(PolicyChoice, (STAFF, WINDOW, LEAVE))))
GN = hall(
    {"W1": "S1 S2 S3 S4"}, (post("P1", "S1", "S4"), post("P2", "S2", "S4")), (GAOXIN,)
)
GN_BARE = hall({"W1": "S1 S2 S3"}, (BARE,), (GAOXIN,))


def with_readings(base: Hall, **readings: Any) -> Hall:
    """Return the hall with readings of its leave policy."""
    return replace(base, policies=(PolicyChoice(LEAVE, readings=readings),))


LENGTH = [
    no(
        "two in the window, two days, nobody from outside",
        week(PAIR, r1("2 am", "3 pm")),
        "二1(2)",
    ),
    yes(
        "the same, somebody from outside",
        week(PAIR_HELPED, r1("2 am", "3 pm")),
        possible="S9",
        number=4,
        chain=ALL,
    ),
    yes(
        "either of two from outside",
        week(PAIR_TWICE, r1("2 am", "3 pm")),
        possible="S8 S9",
        number=4,
        chain=ALL,
    ),
    yes(
        "exactly one day: the colleague holds the post",
        week(PAIR, r1("2 am", "2 pm")),
        chain=SHIFT,
    ),
    no("one day and a half", week(PAIR, r1("2 pm", "3 pm")), "二1(2)"),
    yes(
        "an afternoon and the next morning are one day",
        week(PAIR, old("S1", "2 pm"), r1("3 am")),
        chain=SHIFT,
    ),
    no(
        "an afternoon and the next day are more",
        week(PAIR, old("S1", "2 pm"), r1("3 am", "3 pm")),
        "二1(2)",
    ),
    yes(
        "a morning and the next morning do not touch",
        week(PAIR, old("S1", "2 am"), r1("3 am", "3 pm")),
        chain=SHIFT,
    ),
    no(
        "leave on both sides is one spell",
        week(
            FOUR,
            old("S1", "1 am", "3 pm"),
            old("S1", "8 am", "8 pm"),
            r1("4 am", "5 pm"),
        ),
        "二1(3)",
    ),
    yes(
        "a refused row lengthens nothing",
        week(PAIR, old("S1", "2 am", "2 pm", status="refused"), r1("3 am", "3 pm")),
        chain=SHIFT,
    ),
    no(
        "Friday and Monday are two days",
        week(PAIR, old("S1", "5 am", "5 pm", kind="annual"), r1("8 am", "8 pm")),
        "二1(2)",
    ),
    no(
        "29 May and 1 June are two days",
        week(
            PAIR,
            old("S1", "2026-05-29 am", "2026-05-29 pm"),
            r1("1 am", "1 pm"),
            working_days=None,
        ),
        "二1(2)",
    ),
    yes(
        "where spells are not merged, each request is looked at alone",
        with_readings(
            week(PAIR, old("S1", "5 am", "5 pm"), r1("8 am", "8 pm")),
            merge_spells=False,
        ),
        chain=SHIFT,
    ),
    yes(
        "a lactation half-day does not lengthen",
        week(PAIR, old("S1", "2 pm", kind="lactation"), r1("3 am", "3 pm")),
        chain=SHIFT,
    ),
    yes(
        "four in the window, five days",
        week(FOUR, r1("1 am", "5 pm")),
        gaps=10,
        chain=ALL,
    ),
    no(
        "four in the window, five days and a half",
        week(FOUR, r1("1 am", "8 am")),
        "二1(3)",
    ),
    yes(
        "a colleague will do in a large window",
        week(FOUR_HELPED, r1("1 am", "8 pm")),
        possible="S4",
        number=12,
        chain=ALL,
    ),
]

STAND_INS = [
    no("alone, half a day, nobody", week(NOBODY, r1("2 pm")), "二1(1)", "一4"),
    yes(
        "alone, helped from outside",
        week(ONE, r1("2 pm")),
        possible="S9",
        number=1,
        chain=SHIFT,
    ),
    no(
        "the helper is pinned free in that half",
        week(ONE, r1("2 am"), pins=pinned(2, "S9", "free", "am")),
        "二1(1)",
        "一4",
    ),
    yes(
        "the helper is pinned free at noon only",
        week(ONE, r1("2 am"), pins=pinned(2, "S9", "free", "L1")),
        possible="S9",
        number=1,
    ),
    yes(
        "the helper is pinned to the very post",
        week(ONE, r1("2 am"), pins=pinned(2, "S9", "P1", "am")),
        possible="S9",
        number=1,
    ),
    no(
        "the helper is pinned to his own post",
        week(OWN, r1("2 am"), pins=pinned(2, "S9", "P9", "am")),
        "二1(1)",
        "一4",
    ),
    no(
        "the helper is on leave in that half",
        week(ONE, old("S9", "2 am"), r1("2 am")),
        "二1(1)",
        "一4",
    ),
    yes(
        "the helper is on leave in the other half",
        week(ONE, old("S9", "2 pm"), r1("2 am")),
        possible="S9",
        number=1,
    ),
    no(
        "the helper is at a meeting",
        week(ONE, r1("2 am", "2 pm"), activities=meeting(2, "am", "S9")),
        "二1(1)",
        "一4",
    ),
    no(
        "the helper is at a meeting for part of the half",
        week(ONE, r1("2 am"), blocks=FINE, activities=meeting(2, "am2", "S9")),
        "二1(1)",
        "一4",
    ),
    yes(
        "the helper's meeting is at noon",
        week(ONE, r1("2 am"), activities=meeting(2, "L1", "S9")),
        possible="S9",
        number=1,
    ),
    no(
        "the helper has not joined yet",
        week(ONE, r1("2 am"), staff=NEW),
        "二1(1)",
        "一4",
    ),
    yes(
        "the helper's own post is served by its B",
        week(OWN, r1("2 am", "2 pm")),
        possible="S9",
        number=2,
    ),
    no(
        "the helper's own post would stay empty",
        week(OWN, old("S8", "2 am", "2 pm"), r1("2 am", "2 pm")),
        "二1(1)",
        "一4",
    ),
    yes(
        "the helper takes her lactation time in the other half",
        week(ONE, r1("2 am"), staff=NURSING, blocks=FINE),
        possible="S9",
        number=1,
    ),
    no(
        "the helper must be away for lactation on a whole day",
        week(ONE, r1("2 am", "2 pm"), staff=NURSING, blocks=FINE),
        "二1(1)",
        "一4",
    ),
    yes(
        "blocks longer than lactation time: no effect",
        week(ONE, r1("2 am", "2 pm"), staff=NURSING),
        possible="S9",
        number=2,
    ),
    no(
        "the named stand-in may not serve the post",
        week(ONE, r1("2 am", substitute="S8")),
        "二1(1)",
        "一4",
        via=PLAN,
    ),
    yes(
        "the named stand-in binds",
        week(PAIR_TWICE, r1("2 am", "3 pm", substitute="S8")),
        possible="S8",
        number=4,
        via=PLAN,
    ),
    no(
        "the named stand-in is on leave, another would do",
        week(PAIR_TWICE, old("S8", "3 pm"), r1("2 am", "3 pm", substitute="S8")),
        "二1(2)",
        via=PLAN,
    ),
    yes(
        "somebody who holds no post needs none",
        week(replace(PAIR, posts=(post("P1", "S2", "S1"),)), r1("2 am", "4 pm")),
        chain=ALL,
    ),
    no(
        "unless he is the last of the window",
        week(
            replace(PAIR, posts=(post("P1", "S2", "S1"),)),
            old("S2", "2 am", "2 pm"),
            r1("2 am"),
        ),
        "一4",
    ),
    no(
        "or the others are at a meeting",
        week(
            replace(TRIO, posts=(post("P1", "S2", "S3"),)),
            r1("2 pm"),
            activities=meeting(2, "pm", "S2 S3"),
        ),
        "一4",
    ),
    no(
        "the last of three who is there",
        week(
            FOUR_HELPED,
            old("S2", "2 am"),
            old("S3", "2 am"),
            old("S4", "2 am"),
            r1("2 am"),
        ),
        "一4",
    ),
    yes(
        "two are away, one stays",
        week(FOUR_HELPED, old("S2", "2 am"), old("S3", "2 am"), r1("2 am")),
        chain=SHIFT,
    ),
    no(
        "the colleague stands in elsewhere: nobody would be left",
        week(LENT, other("S7", "2 am", submitted=june(1)), r1("2 am")),
        "一4",
        "二1(1)",
    ),
]

KINDS = [
    *(
        yes(
            f"{kind}: alone and nobody, never refused",
            week(NOBODY, r1("2 am", "2 pm", kind)),
            gaps=2,
            chain=SHIFT,
        )
        for kind in ("sick", "maternity", "lactation", "bereavement")
    ),
    *(
        no(
            f"{kind}: alone and nobody, refused",
            week(NOBODY, r1("2 am", "2 pm", kind)),
            "二1(1)",
            "一4",
        )
        for kind in ("official", "marriage", "compensatory", "annual")
    ),
    yes(
        "sick, two in the window, two days: the colleague is no stand-in",
        week(PAIR, r1("2 am", "3 pm", "sick")),
        chain=ALL,
    ),
    yes(
        "sick: somebody from outside stands in, though the colleague could serve",
        week(PAIR_HELPED, r1("2 am", "3 pm", "sick")),
        possible="S9",
        number=4,
        chain=ALL,
    ),
    yes(
        "sick: helped on the days on which it is possible",
        week(PAIR_HELPED, old("S9", "3 am", "3 pm"), r1("2 am", "3 pm", "sick")),
        possible="S9",
        number=2,
        chain=ALL,
    ),
    yes(
        "maternity over two weeks",
        week(FOUR_HELPED, r1("1 am", "12 pm", "maternity")),
        possible="S4",
        number=20,
        chain=ALL,
    ),
    no(
        "official without papers",
        week(FOUR_HELPED, r1("2 am", kind="official", documents=False)),
        "一3",
        via=PLAN,
    ),
    yes("official with papers", week(FOUR_HELPED, r1("2 am", kind="official"))),
    no("annual: its post would be empty", week(TRIO, r1("2 am", kind="annual")), "一6"),
    no(
        "annual: a gap at noon is a gap too",
        week(replace(PAIR, posts=(NOON,)), r1("2 am", "2 pm", "annual")),
        "一6",
    ),
    yes(
        "personal leave may open that gap",
        week(replace(PAIR, posts=(NOON,)), r1("2 am", "2 pm")),
        gaps=1,
    ),
    yes(
        "annual: alone, with a stand-in",
        week(ONE, r1("2 am", kind="annual")),
        possible="S9",
        number=1,
    ),
    yes(
        "annual: the gap opens in another window",
        week(
            ELSEWHERE,
            old("S9", "2 am", "2 pm", kind="sick"),
            r1("2 am", "2 pm", "annual"),
        ),
        gaps=2,
    ),
    yes(
        "annual: the gap may as well be another window's",
        week(EITHER, old("S2", "2 am", "2 pm"), r1("2 am", "2 pm", "annual")),
        gaps=2,
    ),
    no(
        "annual filed late",
        week(FOUR_HELPED, r1("2 am", kind="annual", submitted=june(3))),
        "一2",
        via=PLAN,
    ),
    yes(
        "filed the day it begins",
        week(FOUR_HELPED, r1("2 am", submitted=june(2))),
        via=PLAN,
    ),
    yes(
        "sick leave filed late",
        week(FOUR_HELPED, r1("2 am", kind="sick", submitted=june(9))),
        via=PLAN,
    ),
    yes(
        "marriage leave filed late",
        week(FOUR_HELPED, r1("2 am", kind="marriage", submitted=june(9))),
        via=PLAN,
    ),
]

CHAINS = [
    yes("a day and a half", week(FOUR_HELPED, r1("2 am", "3 am")), chain=TWO),
    yes("two and a half", week(FOUR_HELPED, r1("2 am", "4 am")), chain=ALL),
    yes(
        "two days, rule (2) alone",
        with_readings(week(FOUR_HELPED, r1("2 am", "3 pm")), two_day_rule="rule2_only"),
        chain=TWO,
    ),
    yes(
        "two days of a clerk, rule (1) for heads only",
        with_readings(week(FOUR_HELPED, r1("2 am", "3 pm")), two_day_rule="heads_only"),
        chain=TWO,
    ),
    yes(
        "a head's half-day goes one level up",
        week(FOUR_HELPED, r1("2 am"), staff=HEAD),
        chain=("department_leader",),
    ),
    yes(
        "a head's day and a half",
        week(FOUR_HELPED, r1("2 am", "3 am"), staff=HEAD),
        chain=("department_leader", "centre_leader"),
    ),
    yes(
        "the chain goes by the whole spell",
        week(FOUR_HELPED, old("S1", "2 am", "2 pm"), r1("3 am", "3 pm")),
        chain=ALL,
    ),
]

ORDERS = [
    yes(
        "both want the same helper, R1 was first",
        week(
            RIVALS,
            other("S2", "2 am", submitted=june(1)),
            r1("2 am", submitted=dt.date(2026, 5, 20)),
        ),
        possible="S9",
        number=1,
        others={"R2": "refused"},
        via=PLAN,
    ),
    no(
        "both want the same helper, R1 was second",
        week(RIVALS, other("S2", "2 am", submitted=dt.date(2026, 5, 20)), r1("2 am")),
        "二1(1)",
        "一4",
        others={"R2": "approved"},
    ),
    yes(
        "in different halves both may go",
        week(RIVALS, other("S2", "2 pm", submitted=june(1)), r1("2 am")),
        possible="S9",
        number=1,
        others={"R2": "approved"},
    ),
    yes(
        "the first gives way to another helper: no person was promised",
        week(
            TWO_HELPERS,
            other("S2", "2 am", submitted=june(2)),
            r1("2 am", submitted=june(1)),
        ),
        possible="S8",
        number=1,
        others={"R2": "approved"},
        via=PLAN,
    ),
    yes(
        "a named helper stays",
        week(
            TWO_HELPERS,
            other("S2", "2 am", submitted=june(2)),
            r1("2 am", submitted=june(1), substitute="S9"),
        ),
        possible="S9",
        number=1,
        others={"R2": "refused"},
        via=PLAN,
    ),
    no(
        "the helper is ill: sick leave is decided first",
        week(
            RIVALS,
            other("S9", "2 am", kind="sick", submitted=june(1)),
            r1("2 am", submitted=dt.date(2026, 5, 1)),
        ),
        "二1(1)",
        "一4",
        others={"R2": "approved"},
    ),
    no(
        "the helper already stands in for sick leave",
        week(RIVALS, other("S2", "2 am", kind="sick", submitted=june(1)), r1("2 am")),
        "二1(1)",
        "一4",
        others={"R2": "approved"},
    ),
    no(
        "approved leave keeps the helper it names",
        week(RIVALS, old("S2", "2 am", substitute="S9"), r1("2 am")),
        "二1(1)",
        "一4",
    ),
    yes(
        "approved leave that names nobody keeps nobody",
        week(RIVALS, old("S2", "2 am"), r1("2 am")),
        possible="S9",
        number=1,
        gaps=1,
    ),
    no(
        "the colleague asked first: nobody would be left",
        week(PAIR, other("S2", "2 am", submitted=june(1)), r1("2 am")),
        "一4",
        others={"R2": "approved"},
    ),
]

NORM_ROWS = [
    no(
        "A asks while B is away",
        week(AB, old("S2", "2 am", "2 pm"), r1("2 am", "2 pm")),
        "四",
    ),
    yes(
        "a third is there",
        week(AB_THIRD, old("S2", "2 am", "2 pm"), r1("2 am", "2 pm")),
        possible="S4",
        number=2,
    ),
    no(
        "B asks while A is away",
        week(
            replace(AB, posts=(post("P1", "S2", "S1"), post("P2", "S3"))),
            old("S2", "2 am"),
            r1("2 am"),
        ),
        "四",
    ),
    no(
        "B is at a meeting",
        week(AB, r1("2 pm"), activities=meeting(2, "pm", "S2")),
        "四",
    ),
    yes(
        "a post without B is not a pair",
        week(replace(AB, posts=(BARE, post("P2", "S3"))), r1("2 am")),
        gaps=1,
    ),
    yes(
        "one of two B is there",
        week(
            replace(AB, posts=(post("P1", "S1", "S2 S3"),)),
            old("S2", "2 am"),
            r1("2 am"),
        ),
    ),
    yes(
        "sick leave stands",
        week(AB, old("S2", "2 am"), r1("2 am", kind="sick")),
        gaps=1,
    ),
]

YANLING_ROWS = [
    yes(
        "B without a post of his own takes it",
        week(YL, r1("2 am", "2 pm")),
        possible="S2",
        number=2,
    ),
    no(
        "B has a post that nobody else serves",
        week(replace(YL, posts=(P1, post("P2", "S2"))), r1("2 am")),
        "一3",
    ),
    yes(
        "B's post is served by its own B",
        week(replace(YL, posts=(P1, post("P2", "S2", "S3"))), r1("2 am")),
        possible="S2",
        number=1,
    ),
    yes(
        "a third of the same, large window",
        week(replace(YL, posts=(BARE,), qualified=(("S4", "P1"),)), r1("2 am")),
        possible="S4",
        number=1,
    ),
    no(
        "a third of the same window of two",
        week(
            hall({"W1": "S1 S2"}, (BARE,), (YANLING,), qualified=(("S2", "P1"),)),
            r1("2 am"),
        ),
        "一3",
    ),
    yes(
        "B of the same window of two",
        week(hall({"W1": "S1 S2"}, (P1,), (YANLING,)), r1("2 am")),
        possible="S2",
        number=1,
    ),
    yes(
        "who holds no post needs nobody",
        week(replace(YL, posts=(post("P1", "S2", "S1"),)), r1("2 am")),
    ),
    no(
        "each of two posts needs somebody",
        week(replace(YL, posts=(P1, post("P2", "S1"))), r1("2 am")),
        "一3",
    ),
    yes(
        "sick and nobody: two gaps, charged to whoever is away",
        week(replace(YL, posts=(BARE,)), r1("2 am", "2 pm", "sick")),
        gaps=2,
        points={YANLING: 400},
    ),
]

PRICES = [
    yes(
        "hexian, personal, a day uncovered",
        week(HX, r1("2 am", "2 pm")),
        gaps=2,
        points={HEXIAN: 200},
    ),
    yes(
        "hexian, sick, two days uncovered",
        week(HX, r1("2 am", "3 pm", "sick")),
        gaps=4,
        points={HEXIAN: 200},
    ),
    yes(
        "hexian, sick, half a day",
        week(HX, r1("2 pm", kind="sick")),
        gaps=1,
        points={HEXIAN: 50},
    ),
    yes(
        "hexian, compensatory leave has no price",
        week(HX, r1("2 am", "2 pm", "compensatory")),
        gaps=2,
    ),
    yes(
        "hexian, covered",
        week(
            replace(HX, posts=(post("P1", "S1", "S3"), post("P2", "S2"))),
            r1("2 am", "2 pm"),
        ),
    ),
    yes(
        "huzhou-staff, each gap five points",
        week(HS, r1("2 am", "2 pm")),
        gaps=2,
        points={STAFF: 1000},
    ),
    yes(
        "and a third of it through the window's average",
        week(HW, r1("2 am")),
        gaps=1,
        points={STAFF: 500, WINDOW: 167},
    ),
    yes("gaoxin, annual leave breaks none", week(GN, r1("2 am", "2 pm", "annual"))),
    yes(
        "gaoxin, sick leave in a broken week",
        week(GN, old("S1", "1 am"), r1("3 am", "3 pm", "sick")),
    ),
    yes(
        "gaoxin, a morning uncovered is over two hours",
        week(GN_BARE, r1("2 am", kind="annual")),
        gaps=1,
        points={GAOXIN: 400},
    ),
]

ROWS = [
    *LENGTH,
    *STAND_INS,
    *KINDS,
    *CHAINS,
    *ORDERS,
    *NORM_ROWS,
    *YANLING_ROWS,
    *PRICES,
]
