"""A plan changed by hand: counted anew, and told what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hall.book import read_book
from hall.domain import Activity, Cadre, HalfDay, Pin
from hall.plan import Assignment, CadreDuty, Lunch, Plan
from planner import Engine, plan_month
from planner.lawful import faults
from planner.prepare import prepare
from planner.state import State
from tests.planner.tiny import (
    LEAVE,
    MONTH,
    STAFF,
    WINDOW,
    hall,
    june,
    leave,
    post,
    windows,
)

SMALL = Path(__file__).parents[2] / "data" / "small"
OPEN = june(1)
BUSY = hall(
    {"W1": "S1 S2 S3", "W2": "S8"},
    (
        post("P1", "S1", "S2", noon=True),
        post("P2", "S2", "S1"),
        post("P3", "S8", "S3", window="W2"),
    ),
    (STAFF, WINDOW, LEAVE),
    windows=windows("W1", "W2", minimum=1, noon_minimum=0),
    canteen_seats=2,
    qualified=(("S3", "P1"),),
    cadres=(Cadre("C1", "C1", ("W1",), frozenset({HalfDay(OPEN, "pm")})),),
    activities=(Activity("M1", "M1", "meeting", OPEN, ("am",), ("S3",), True),),
)
NOON_KEPT = replace(
    BUSY,
    windows=(*windows("W1", minimum=1, noon_minimum=1), *windows("W2")),
    canteen_seats=None,
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return the plan of the busy hall."""
    return plan_month(BUSY, MONTH)


@pytest.fixture(scope="module")
def engine(plan: Plan) -> Engine:
    """Return its engine."""
    return Engine(BUSY, MONTH, plan)


def values(plan: Plan) -> dict[str, int]:
    """Return the levels' values by name."""
    return {level.name: level.value for level in plan.levels}


def test_plan_as_made_has_no_faults_and_counts_as_made(
    engine: Engine, plan: Plan
) -> None:
    again = engine.edit(plan, OPEN, "am", _server(plan, "am", "P1"), "P1")

    assert engine.faults(plan) == ()
    assert values(again) == values(plan)
    assert again.facts == plan.facts
    assert again.gaps == plan.gaps


def _server(plan: Plan, block: str, post_id: str) -> str:
    return next(
        a.staff
        for a in plan.assignments
        if (a.date, a.block, a.post) == (OPEN, block, post_id)
    )


def test_editing_back_restores_rota_and_levels(engine: Engine, plan: Plan) -> None:
    server = _server(plan, "pm", "P1")

    off = engine.edit(plan, OPEN, "pm", server, "free")
    back = engine.edit(off, OPEN, "pm", server, "P1")

    assert values(off) != values(plan)
    assert (back.assignments, back.lunches) == (plan.assignments, plan.lunches)
    assert (back.gaps, back.facts, back.levels) == (plan.gaps, plan.facts, plan.levels)


def test_small_hall_counts_the_same_after_any_cell_is_put_where_it_is() -> None:
    book = read_book(SMALL)
    made = plan_month(book, MONTH)
    cell = made.assignments[len(made.assignments) // 2]

    again = Engine(book, MONTH, made).edit(
        made, cell.date, cell.block, cell.staff, cell.post
    )

    assert (again.levels, again.facts, again.gaps) == (
        made.levels, made.facts, made.gaps,
    )  # fmt: skip


def test_freed_post_is_a_gap_with_its_price_and_moves_the_levels(
    engine: Engine, plan: Plan
) -> None:
    off = engine.edit(plan, OPEN, "pm", _server(plan, "pm", "P3"), "free")

    (gap,) = [gap for gap in off.gaps if gap not in plan.gaps]
    assert (gap.date, gap.session, gap.post, gap.minutes) == (OPEN, "pm", "P3", 210)
    assert {(c.policy, c.charged, c.points) for c in gap.charges} == {
        (STAFF, "S8", 500),
        (WINDOW, "W2", 500),
    }
    assert values(off)["points"] == values(plan)["points"] + 1000
    assert values(off)["gaps"] == values(plan)["gaps"] + 1
    assert values(off)["gap_minutes"] == values(plan)["gap_minutes"] + 210


def test_bounds_stay_where_they_were_proven(engine: Engine, plan: Plan) -> None:
    off = engine.edit(plan, OPEN, "pm", _server(plan, "pm", "P3"), "free")

    assert [(level.name, level.bound) for level in off.levels] == [
        (level.name, level.bound) for level in plan.levels
    ]
    assert off.status == "feasible"


def test_whoever_served_the_post_is_freed(engine: Engine, plan: Plan) -> None:
    moved = engine.edit(plan, OPEN, "pm", "S3", "P3")

    at = [(a.staff, a.post) for a in moved.assignments if a.block == "pm"]
    assert ("S3", "P3") in at
    assert "S8" not in [staff for staff, _ in at]
    assert values(moved)["stand_ins"] == values(plan)["stand_ins"] + 1


def test_stand_in_is_written_down_in_his_capacity(engine: Engine, plan: Plan) -> None:
    moved = engine.edit(plan, OPEN, "pm", "S3", "P1")

    (served_as,) = [
        a.served_as for a in moved.assignments if (a.block, a.post) == ("pm", "P1")
    ]
    assert served_as == "third"


@pytest.mark.parametrize(
    ("block", "place", "lunches"),
    [
        ("L2", "lunch", ["L2"]),  # lunch moves from its block
        ("L1", "P1", []),  # work in the lunch block takes the lunch away
        ("L1", "free", []),  # nor does one eat while free
        ("L2", "P1", ["L1"]),  # work in another block leaves it
    ],
)
def test_lunch_follows_the_edit(
    engine: Engine, plan: Plan, block: str, place: str, lunches: list[str]
) -> None:
    fed = engine.edit(plan, OPEN, "L1", "S1", "lunch")

    edited = engine.edit(fed, OPEN, block, "S1", place)

    assert [e.block for e in edited.lunches if e.staff == "S1"] == lunches


def test_post_that_a_person_may_not_serve_is_a_fault_not_a_crash(
    engine: Engine, plan: Plan
) -> None:
    edited = engine.edit(plan, OPEN, "pm", "S8", "P2")

    assert "cover.eligible" in {fault.rule for fault in engine.faults(edited)}


@dataclass(frozen=True)
class Wrong:
    """A change to the plan of the busy hall, and the fault it makes."""

    rule: str
    remark: str
    change: Callable[[Plan], Plan]


def serve(block: str, staff: str, post_id: str, plan: Plan) -> Plan:
    """Add an assignment to a plan, whatever is there."""
    extra = Assignment(OPEN, block, post_id, staff, "A")
    return replace(plan, assignments=(*plan.assignments, extra))


def unserved(plan: Plan, block: str, *posts: str) -> Plan:
    """Take people from posts in one block."""
    return replace(
        plan,
        assignments=tuple(
            a for a in plan.assignments if a.block != block or a.post not in posts
        ),
    )


def eating(plan: Plan, *lunches: tuple[str, str]) -> Plan:
    """Give a plan these lunches (block, staff) and no other."""
    return replace(plan, lunches=tuple(Lunch(OPEN, b, staff) for b, staff in lunches))


WRONG = [
    Wrong("cover.one_place", "two posts at once",
          lambda plan: serve("pm", _server(plan, "pm", "P1"), "P2", plan)),
    Wrong("cover.served_or_empty", "two people at one post",
          lambda plan: serve("pm", "S3", "P3", plan)),
    Wrong("cover.eligible", "may not serve it",
          lambda plan: serve("pm", "S8", "P2", unserved(plan, "pm", "P2", "P3"))),
    Wrong("cover.eligible", "a post that there is not",
          lambda plan: serve("pm", "S3", "P9", plan)),
    Wrong("cover.open", "a post that is closed at noon",
          lambda plan: serve("L1", "S2", "P2", plan)),
    Wrong("cover.open", "a block that there is not",
          lambda plan: serve("night", "S2", "P2", plan)),
    Wrong("cover.there", "serves during a required meeting",
          lambda plan: serve("am", "S3", "P3", unserved(plan, "am", "P3"))),
    Wrong("lunch.once", "no lunch", lambda plan: replace(plan, lunches=())),
    Wrong("lunch.once", "two lunches",
          lambda plan: eating(plan, ("L1", "S1"), ("L2", "S1"))),
    Wrong("lunch.at_noon", "lunch in the afternoon",
          lambda plan: eating(plan, ("pm", "S3"))),
    Wrong("lunch.canteen", "three for two seats",
          lambda plan: eating(plan, *(("L1", staff) for staff in ("S1", "S2", "S3")))),
    Wrong("cover.minimum", "nobody at the window",
          lambda plan: unserved(plan, "pm", "P1", "P2")),
    Wrong("cadres.place", "a cadre who cannot come then",
          lambda plan: replace(plan, cadres=(CadreDuty(OPEN, "pm", "C1", "W1"),))),
    Wrong("cadres.place", "a cadre at a window not his",
          lambda plan: replace(plan, cadres=(CadreDuty(OPEN, "am", "C1", "W2"),))),
    Wrong("cadres.place", "a cadre at two places",
          lambda plan: replace(plan, cadres=(CadreDuty(OPEN, "am", "C1", "W1"),) * 2)),
    Wrong("cadres.place", "a cadre that there is not",
          lambda plan: replace(plan, cadres=(CadreDuty(OPEN, "am", "C9", "W1"),))),
    Wrong("cover.gaps_named", "a gap without its name",
          lambda plan: unserved(plan, "pm", "P3")),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda w: f"{w.rule}: {w.remark}")
def test_fault_is_told(engine: Engine, plan: Plan, wrong: Wrong) -> None:
    found = engine.faults(wrong.change(plan))

    told = [fault for fault in found if fault.rule == wrong.rule]
    assert told
    assert {fault.date for fault in told} == {OPEN}
    assert all(fault.what.zh and fault.what.en for fault in told)


def test_fault_names_where_and_who(engine: Engine, plan: Plan) -> None:
    found = engine.faults(serve("pm", "S8", "P2", unserved(plan, "pm", "P2", "P3")))

    (told,) = [fault for fault in found if fault.rule == "cover.eligible"]
    assert (told.block, told.staff, told.post) == ("pm", "S8", "P2")


def test_pinned_person_elsewhere_is_a_fault() -> None:
    pinned = replace(BUSY, pins=(Pin(OPEN, "pm", "S3", "P3"),))
    made = plan_month(pinned, MONTH)
    engine = Engine(pinned, MONTH, made)

    edited = engine.edit(made, OPEN, "pm", "S8", "P3")

    assert engine.faults(made) == ()
    assert [(f.rule, f.staff) for f in engine.faults(edited)] == [("cover.pins", "S3")]


def test_noon_below_its_minimum_while_one_stands_by_is_a_fault() -> None:
    made = plan_month(NOON_KEPT, MONTH)
    engine = Engine(NOON_KEPT, MONTH, made)

    edited = engine.edit(made, OPEN, "L1", _server(made, "L1", "P1"), "free")

    assert engine.faults(made) == ()
    assert {fault.rule for fault in engine.faults(edited)} == {"cover.noon_minimum"}


def test_stand_in_that_was_promised_and_is_not_there_is_a_fault() -> None:
    promised = replace(BUSY, leave=(leave("S8", "1 pm"),))
    made = plan_month(promised, MONTH)
    engine = Engine(promised, MONTH, made)

    edited = engine.edit(made, OPEN, "pm", "S3", "free")

    assert {d.decision for d in made.leave} == {"approved"}
    assert [f.rule for f in engine.faults(edited)] == ["standins.promised"]


def test_facing_desks_that_eat_together_are_a_fault(plan: Plan) -> None:
    question = prepare(BUSY, MONTH)
    problem = replace(question.problem, facing=((0, 2),))
    state = State.of(problem, ())
    fed = eating(plan, ("L1", "S1"), ("L1", "S3"), ("L2", "S2"), ("L2", "S8"))

    told = faults(replace(question, problem=problem), state, fed)

    assert "lunch.facing" in {fault.rule for fault in told}


def test_whoever_has_not_joined_yet_attends_nothing() -> None:
    later = replace(
        BUSY,
        staff=tuple(
            replace(p, joined=june(15)) if p.id == "S3" else p for p in BUSY.staff
        ),
    )

    booked = {activity.id for activity in later.activities}
    assert not booked & {each.id for each in plan_month(later, MONTH).activities}
