"""Every rule alone: what it allows, what it forbids, and where it turns."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from ortools.sat.python import cp_model

from hall.domain import Activity, Block, Hall, LeaveRequest, Person, Pin
from planner.cpsat import Effort, solve
from planner.decompose import Part, clusters
from planner.month import seats_of
from planner.prepare import prepare
from planner.problem import Cell, Problem
from planner.roster import Roster
from planner.rules import RULES, write
from planner.state import Added, Promise, State
from scoring.leave_rules import ClauseRef
from tests.planner.tiny import WINDOW, hall, june, leave, post, windows

STRUCTURE = {"cover.one_place", "cover.served_or_empty"}  # what a placement means
NURSING = "nursing"
Places = Mapping[tuple[str, str], str]  # (block, staff): post, lunch, free, T1, …


@dataclass(frozen=True)
class Case:
    """One placement that a rule, alone, allows or forbids.

    Attributes:
        where: Everything that is placed if it is allowed, otherwise as little as
            needed to break the rule.
        boundary: Whether one step further would turn the answer.
        won: How often the first bonus is to be won.
        added: What the planner has added on the first day.
    """

    rule: str
    remark: str
    hall: Hall
    where: Places
    allowed: bool
    boundary: bool = False
    leave: tuple[LeaveRequest, ...] = ()
    promises: tuple[Promise, ...] = ()
    facing: bool = False
    won: int = 0
    added: tuple[Added, ...] = ()


def allows(case: Case) -> bool:
    """Tell whether a case's placement is possible under its rule and the structure."""
    roster = _roster(case)
    write(roster, frozenset(RULES) - STRUCTURE - {case.rule})
    _place(roster, case)
    outcome = solve(roster.model, Effort()).outcome
    assert outcome in ("optimal", "infeasible")
    return outcome == "optimal"


def _roster(case: Case) -> Roster:
    problem: Problem = prepare(case.hall, "2026-06").problem
    if case.facing:
        problem = replace(problem, facing=((0, 1),))
    state = State.of(problem, ())
    for request in case.leave:
        state = state.with_leave(request, {0: case.promises})
    for activity in case.added:
        state = state.with_added(0, activity)
    cells = tuple(Cell(0, block) for block in range(len(problem.blocks)))
    parts = tuple(Part(cluster, cells) for cluster in clusters(problem))
    return Roster(state, parts, seats_of(state, parts[0]))


def _place(x: Roster, case: Case) -> None:
    """Fix the placement: all of it where it should be allowed, else what is named."""
    for literal, place, keys in _literals(x):
        told = [case.where.get(key, "").split() for key in keys]
        if all(place in at for at in told):
            x.model.add(literal == 1)
        elif case.allowed or any(told):
            x.model.add(literal == 0)
    if case.won:
        x.model.add(x.won[0].count >= case.won)


def _literals(
    x: Roster,
) -> list[tuple[cp_model.IntVar, str, list[tuple[str, str]]]]:
    """Return each literal with its place and the (block, staff) it fills."""
    blocks = [block.id for block in x.problem.blocks]
    staff = [person.id for person in x.problem.hall.staff]
    posts = [each.id for each in x.problem.hall.posts]
    activities = {activity.id: activity for activity in x.problem.optional}
    found = [
        (literal, posts[place], [(blocks[cell.block], staff[person])])
        for (cell, place, person), literal in x.serves.items()
    ]
    found += [
        (literal, "lunch", [(blocks[cell.block], staff[person])])
        for (cell, person), literal in x.eats.items()
    ]
    found += [
        (literal, name, [(blocks[b], staff[person]) for b in activities[name].blocks])
        for (name, person), literal in x.attends.items()
    ]
    found += [
        (literal, NURSING, [(blocks[b], staff[person]) for b in sorted(pattern)])
        for (_day, person, pattern), literal in x.nurses.items()
    ]
    return found


PAIR = hall({"W1": "S1 S2"}, (post("P1", "S1", "S2"), post("P2", "S2", "S1")))
NOON = hall({"W1": "S1 S2"}, (post("P1", "S1", "S2", noon=True),))
SHARED_POST = hall({"W1": "S1 S2"}, (post("P1", "S1", "S2"),))
MEETING = replace(
    PAIR,
    activities=(Activity("M1", "M1", "meeting", june(1), ("am",), ("S1",), True),),
)
THREE = hall({"W1": "S1 S2 S3"}, (post("P1", "S1"),), canteen_seats=2)
TWO_NEEDED = replace(PAIR, windows=windows("W1", minimum=2))
NOON_KEPT = replace(NOON, windows=windows("W1", noon_minimum=1))
LEND = hall(
    {"W1": "S1", "W2": "S2 S3"},
    (post("P1", "S1", "S2"), post("P2", "S2", "S3", window="W2")),
)
NO_POST = hall(
    {"W1": "S1 S2", "W2": "S3"}, (post("P1", "S2", "S3"), post("P2", "S2", "S3"))
)
LECTURE = hall(
    {"W1": "S1 S2 S3"},
    (post("P1", "S1"),),
    (WINDOW,),
    activities=(
        Activity("T1", "T1", "training", june(1), ("pm",), ("S1", "S2", "S3"), False),
    ),
)
FINE = (
    Block("a1", dt.time(8), dt.time(9, 30), "am"),
    Block("a2", dt.time(9, 30), dt.time(12), "am"),
    Block("p1", dt.time(13), dt.time(15), "pm"),
)
TWO_HOURS = (
    Block("a1", dt.time(8), dt.time(9, 30), "am"),
    Block("p1", dt.time(13), dt.time(14, 30), "pm"),
)
MOTHER = replace(
    hall({"W1": "S1"}, (post("P1", "S1"),), blocks=FINE),
    staff=(Person("S1", "S1", "W1", lactation_until=june(1)),),
)
AWAY = (leave("S1", "1 am"),)
CLAUSE = ClauseRef("leave-and-substitution-2024", "二1(1)", "")
STAND_IN = (Promise("am", (0,), (1,), every=True, because=CLAUSE),)
SPARE = hall({"W1": "S1 S2 S3"}, (post("P1", "S1", "S2 S3"),))
FOR_TWO = (Added(0, "training", (3,), 2),)
FOR_THREE = (Added(0, "training", (3,), 3),)
EITHER = (Promise("am", (0, 1), (2,), every=False, because=CLAUSE),)


def pinned(base: Hall, block: str, staff: str, place: str) -> Hall:
    """Return a hall with one pin."""
    return replace(base, pins=(Pin(june(1), block, staff, place),))


CASES = [
    Case("cover.one_place", "one post each", PAIR,
         {("am", "S1"): "P1", ("am", "S2"): "P2"}, allowed=True),
    Case("cover.one_place", "both posts by the same person, in different blocks", PAIR,
         {("am", "S1"): "P1", ("pm", "S1"): "P2"}, allowed=True, boundary=True),
    Case("cover.one_place", "both posts at once", PAIR, {("am", "S1"): "P1 P2"},
         allowed=False, boundary=True),
    Case("cover.served_or_empty", "nobody serves: the post is empty", SHARED_POST, {},
         allowed=True),
    Case("cover.served_or_empty", "one serves", SHARED_POST, {("am", "S2"): "P1"},
         allowed=True, boundary=True),
    Case("cover.served_or_empty", "two serve the same post", SHARED_POST,
         {("am", "S1"): "P1", ("am", "S2"): "P1"}, allowed=False),
    Case("cover.pins", "at the post of the pin", pinned(PAIR, "am", "S1", "P2"),
         {("am", "S1"): "P2"}, allowed=True),
    Case("cover.pins", "at another post", pinned(PAIR, "am", "S1", "P2"),
         {("am", "S1"): "P1"}, allowed=False),
    Case("cover.pins", "a pin says nothing of the next block",
         pinned(PAIR, "am", "S1", "P2"), {("am", "S1"): "P2", ("pm", "S1"): "P1"},
         allowed=True, boundary=True),
    Case("cover.pins", "pinned free, yet serving", pinned(PAIR, "am", "S1", "free"),
         {("am", "S1"): "P1"}, allowed=False),
    Case("cover.pins", "pinned free, yet required at a meeting",
         pinned(MEETING, "am", "S1", "free"), {}, allowed=False, boundary=True),
    Case("cover.pins", "pinned to lunch, yet eating later",
         pinned(NOON, "L1", "S1", "lunch"),
         {("L2", "S1"): "lunch", ("L1", "S1"): "free"}, allowed=False),
    Case("cover.pins", "a post that the person may not serve",
         pinned(THREE, "am", "S2", "P1"), {}, allowed=False),
    Case("cover.minimum", "more than the minimum",
         replace(PAIR, windows=windows("W1", minimum=1)),
         {(b, s): p for b in ("am", "pm") for s, p in (("S1", "P1"), ("S2", "P2"))},
         allowed=True),
    Case("cover.minimum", "exactly the minimum", TWO_NEEDED,
         {(b, s): p for b in ("am", "pm") for s, p in (("S1", "P1"), ("S2", "P2"))},
         allowed=True, boundary=True),
    Case("cover.minimum", "one fewer", TWO_NEEDED, {("am", "S1"): "free"},
         allowed=False),
    Case("cover.minimum", "as many as are left when one is on leave", TWO_NEEDED,
         {("am", "S2"): "P2", ("pm", "S1"): "P1", ("pm", "S2"): "P2"},
         allowed=True, boundary=True, leave=AWAY),
    Case("cover.minimum", "the one who is left stands idle", TWO_NEEDED,
         {("am", "S2"): "free"}, allowed=False, leave=AWAY),
    Case("cover.noon_minimum", "served in every noon block", NOON_KEPT,
         {("L1", "S1"): "P1", ("L2", "S2"): "P1"}, allowed=True),
    Case("cover.noon_minimum", "nobody serves while one stands by", NOON_KEPT,
         {("L1", "S1"): "free", ("L1", "S2"): "lunch"}, allowed=False),
    Case("cover.noon_minimum", "nobody serves, but both eat", NOON_KEPT,
         {("L1", "S1"): "lunch", ("L1", "S2"): "lunch", ("L2", "S1"): "P1"},
         allowed=True, boundary=True),
    Case("lunch.once", "one lunch each", NOON,
         {("L1", "S1"): "lunch", ("L2", "S2"): "lunch"}, allowed=True),
    Case("lunch.once", "no lunch", NOON, {("L1", "S1"): "P1", ("L2", "S1"): "P1"},
         allowed=False),
    Case("lunch.once", "two lunches", NOON,
         {("L1", "S1"): "lunch", ("L2", "S1"): "lunch"}, allowed=False, boundary=True),
    Case("lunch.once", "whoever is on leave for half the day eats nowhere", NOON,
         {("L1", "S2"): "lunch"}, allowed=True, boundary=True, leave=AWAY),
    Case("lunch.canteen", "seats to spare", THREE, {("L1", "S1"): "lunch"},
         allowed=True),
    Case("lunch.canteen", "the last seat", THREE,
         {("L1", s): "lunch" for s in ("S1", "S2")}, allowed=True, boundary=True),
    Case("lunch.canteen", "one more than there are seats", THREE,
         {("L1", s): "lunch" for s in ("S1", "S2", "S3")}, allowed=False),
    Case("lunch.facing", "one after the other", NOON,
         {("L1", "S1"): "lunch", ("L2", "S2"): "lunch"}, allowed=True, facing=True),
    Case("lunch.facing", "both at once", NOON,
         {("L1", "S1"): "lunch", ("L1", "S2"): "lunch"}, allowed=False, facing=True),
    Case("lunch.facing", "both at once where no policy minds", NOON,
         {("L1", "S1"): "lunch", ("L1", "S2"): "lunch"}, allowed=True, boundary=True),
    Case("lunch.nursing", "away in the only block of at most 90 minutes", MOTHER,
         {("a1", "S1"): NURSING, ("a2", "S1"): "P1"}, allowed=True),
    Case("lunch.nursing", "at the post in that block", MOTHER, {("a1", "S1"): "P1"},
         allowed=False),
    Case("lunch.nursing", "the other end of the day will do as well",
         replace(MOTHER, blocks=TWO_HOURS),
         {("a1", "S1"): "P1", ("p1", "S1"): NURSING}, allowed=True, boundary=True),
    Case("lunch.nursing", "owed no more on the day after",
         replace(MOTHER, staff=(Person("S1", "S1", "W1",
                                       lactation_until=dt.date(2026, 5, 31)),)),
         {("a1", "S1"): "P1"}, allowed=True, boundary=True),
    Case("activities.bonus", "all attend, it counts", LECTURE,
         {("pm", s): "T1" for s in ("S1", "S2", "S3")}, allowed=True, won=1),
    Case("activities.bonus", "half of the staff, rounded up, is enough", LECTURE,
         {("pm", s): "T1" for s in ("S2", "S3")}, allowed=True, boundary=True, won=1),
    Case("activities.bonus", "one of three does not make it count", LECTURE,
         {("pm", "S2"): "T1", ("pm", "S1"): "free", ("pm", "S3"): "free"},
         allowed=False, won=1),
    Case("activities.added", "as many are free as it needs", SPARE,
         {("pm", "S1"): "P1"}, allowed=True, boundary=True, added=FOR_TWO),
    Case("activities.added", "all are free", SPARE, {}, allowed=True, added=FOR_THREE),
    Case("activities.added", "one of those it needs is at a post", SPARE,
         {("pm", "S2"): "P1"}, allowed=False, boundary=True, added=FOR_THREE),
    Case("activities.added", "whoever is on leave is no attendee", SPARE,
         {("pm", "S2"): "P1"}, allowed=False, added=FOR_TWO,
         leave=(leave("S1", "1 pm"),)),
    Case("activities.added", "whoever is pinned free is left in peace",
         pinned(SPARE, "pm", "S3", "free"), {("pm", "S2"): "P1"}, allowed=False,
         added=FOR_TWO),
    Case("standins.promised", "the stand-in serves, his own post is served", LEND,
         {("am", "S2"): "P1", ("am", "S3"): "P2"}, allowed=True, leave=AWAY,
         promises=STAND_IN),
    Case("standins.promised", "his own post is empty", LEND,
         {("am", "S2"): "P1", ("am", "S3"): "free"}, allowed=False, boundary=True,
         leave=AWAY, promises=STAND_IN),
    Case("standins.promised", "he stays at his own post", LEND, {("am", "S2"): "P2"},
         allowed=False, leave=AWAY, promises=STAND_IN),
    Case("standins.promised", "for somebody without a post any post of his window does",
         NO_POST, {("am", "S3"): "P2"}, allowed=True, boundary=True, leave=AWAY,
         promises=EITHER),
    Case("standins.promised", "but one it must be", NO_POST, {("am", "S3"): "free"},
         allowed=False, leave=AWAY, promises=EITHER),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.rule}: {c.remark}")
def test_rule_alone_allows_and_forbids_what_it_says(case: Case) -> None:
    assert allows(case) is case.allowed


def test_every_rule_has_something_allowed_forbidden_and_on_its_boundary() -> None:
    assert {case.rule for case in CASES if case.allowed} == set(RULES)
    assert {case.rule for case in CASES if not case.allowed} == set(RULES)
    assert {case.rule for case in CASES if case.boundary} == set(RULES)
