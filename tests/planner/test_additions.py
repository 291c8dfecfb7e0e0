"""What the planner adds: as much as counts and free people allow, and no gap for it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.domain import Activity, Fact, Hall, Pin, PolicyChoice
from hall.plan import Plan, PlannedActivity
from planner import Engine, plan_month
from tests.planner.every_placement import FREE, Placement, Sitting, sittings
from tests.planner.judged import without_added
from tests.planner.test_every_placement import Prices
from tests.planner.tiny import MONTH, STAFF, WINDOW, hall, june, leave, post
from tests.planner.tiny_halls import QUIET, halls

WEEK = tuple(map(june, (1, 2, 3, 4, 5)))
FREE_PAIR = hall({"W1": "S1 S2 S3"}, (post("P1", "S1"),), (WINDOW,), working_days=WEEK)


def added(base: Hall, plan: Plan) -> list[PlannedActivity]:
    """Return what is in the plan and not in the book."""
    known = {activity.id for activity in base.activities}
    return [activity for activity in plan.activities if activity.id not in known]


def recorded(kind: str, count: int) -> Fact:
    """Return something that is on record for the first window."""
    return Fact(kind, kind, "W1", june(1), count=Decimal(count), verified=True)


@dataclass(frozen=True)
class Row:
    """A hall, and how many trainings and outreaches are added to it."""

    remark: str
    hall: Hall
    trainings: int
    outreach: int


LECTURE = Activity("T1", "T1", "training", june(2), ("pm",), ("S2", "S3"), True)
TALK = Activity("O1", "O1", "outreach", june(3), ("am",), ("S2",), True)
ROWS = [
    Row("two of three are free: four trainings, two outreaches", FREE_PAIR, 4, 2),
    Row("without the policy nobody asks for them", replace(FREE_PAIR, policies=()),
        0, 0),
    Row("what is on record counts",
        replace(FREE_PAIR, facts=(recorded("training_held", 3),
                                  recorded("outreach", 1))), 1, 1),
    Row("what is on record is enough",
        replace(FREE_PAIR, facts=(recorded("training_held", 4),
                                  recorded("outreach", 2))), 0, 0),
    Row("what the book has counts", replace(FREE_PAIR, activities=(LECTURE, TALK)),
        3, 1),
    Row("a training of too few does not count",
        replace(FREE_PAIR, activities=(replace(LECTURE, staff=("S2",)),)), 4, 2),
    Row("by another reading everybody must come: only at noon, and nobody eats then",
        replace(FREE_PAIR,
                policies=(PolicyChoice(WINDOW, {"training_quorum": Decimal(1)}),)),
        4, 2),
    Row("all at their posts: noons are left, and an outreach is not for noon",
        hall({"W1": "S1 S2"}, (post("P1", "S1"), post("P2", "S2")), (WINDOW,)), 1, 0),
    Row("whoever is pinned free is left in peace",
        replace(FREE_PAIR, working_days=WEEK[:1], pins=tuple(
            Pin(june(1), block, who, "free")
            for who in ("S1", "S2", "S3") for block in ("am", "pm")
        )), 1, 0),
    Row("nobody there, nothing added",
        replace(FREE_PAIR, working_days=WEEK[:1], leave=tuple(
            leave(who, "1 am", "1 pm", "sick", status="approved")
            for who in ("S1", "S2", "S3"))), 0, 0),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.remark)
def test_as_much_is_added_as_counts_and_can_be(row: Row) -> None:
    plan = plan_month(row.hall, MONTH)

    kinds = Counter(activity.kind for activity in added(row.hall, plan))
    assert kinds == Counter(training=row.trainings, outreach=row.outreach)
    assert plan.levels[0].proven
    assert Engine(row.hall, MONTH, plan).faults(plan) == ()


def test_trainings_are_spread_over_the_weeks() -> None:
    weeks = tuple(map(june, (1, 2, 8, 9, 15, 16, 22, 23)))
    plan = plan_month(replace(FREE_PAIR, working_days=weeks), MONTH)

    held = [a.date.isocalendar().week for a in plan.activities if a.kind == "training"]
    assert len(set(held)) == len(held) == 4


def test_outreach_takes_turns() -> None:
    plan = plan_month(FREE_PAIR, MONTH)

    went = [a.staff for a in plan.activities if a.kind == "outreach"]
    assert len(went) == len(set(went)) == 2


def test_a_published_plan_keeps_its_dates() -> None:
    first = plan_month(FREE_PAIR, MONTH)
    moved = [
        replace(a, id="training-W1-2026-06-05-pm", date=june(5), blocks=("pm",))
        for a in first.activities
        if a.kind == "training"
    ]
    published = replace(first, activities=(moved[0],))

    again = plan_month(FREE_PAIR, MONTH, published=published)

    assert moved[0].id in {activity.id for activity in again.activities}


def test_whoever_is_put_to_a_post_by_hand_leaves_what_was_added() -> None:
    plan = plan_month(FREE_PAIR, MONTH)
    activity = next(a for a in plan.activities if a.kind == "training")
    leaver = next(who for who in activity.staff if who == "S2")
    base = replace(FREE_PAIR, posts=(post("P1", "S1", "S2"),))
    engine = Engine(base, MONTH, plan)

    after = engine.edit(plan, activity.date, activity.blocks[0], leaver, "P1")

    left = [a for a in after.activities if a.id == activity.id]
    assert all(leaver not in a.staff for a in left)
    assert not [f for f in engine.faults(after) if f.rule == "cover.one_place"]


FORBIDDEN = {
    "somebody of another window": ("S9", "pm", "activities.added"),
    "somebody who could serve an empty post": ("S2", "am", "activities.no_gap"),
    "somebody on leave": ("S3", "pm", "activities.added"),
}


@pytest.mark.parametrize("remark", FORBIDDEN)
def test_plans_with_a_wrong_attendee_are_unlawful(remark: str) -> None:
    staff, block, rule = FORBIDDEN[remark]
    base = hall(
        {"W1": "S1 S2 S3", "W2": "S9"},
        (post("P1", "S1", "S2"),),
        (WINDOW,),
        leave=(
            leave("S1", "1 am", "1 am", status="approved"),
            leave("S3", "1 pm", "1 pm", "sick", status="approved"),
        ),
        pins=(Pin(june(1), "am", "S2", "free"),) if rule.endswith("added") else (),
    )
    plan = plan_month(base, MONTH)
    bad = PlannedActivity("X", june(1), (block,), "W1", "training", (staff,))
    emptied = tuple(a for a in plan.assignments if (a.staff, a.block) != (staff, block))
    wrong = replace(plan, activities=(bad,), assignments=emptied)

    told = {fault.rule for fault in Engine(base, MONTH, plan).faults(wrong)}

    assert rule in told


@st.composite
def lone_windows(draw: st.DrawFn) -> Hall:
    """Draw a hall of one window that has been out often enough, without activities."""
    base = draw(
        halls(in_force=((WINDOW,), (WINDOW, STAFF))).filter(
            lambda h: len(h.windows) == 1
        )
    )
    return replace(
        base,
        policies=tuple(map(PolicyChoice, (WINDOW, STAFF))),
        activities=(),
        facts=(recorded("outreach", 2),),
    )


def test_no_other_rota_allows_more_trainings() -> None:
    seen: Counter[int] = Counter()

    @settings(QUIET, max_examples=80)
    @given(lone_windows())
    def compare(base: Hall) -> None:
        plan = plan_month(base, MONTH)
        if plan.status == "infeasible":
            return
        prices = Prices(base)
        possible = sum(_can_train(prices, sitting) for sitting in sittings(base))

        number = len(added(base, plan))
        assert number == min(4, possible)
        assert plan.levels[0].proven
        gained = prices.judge.points(without_added(base, plan)) - prices.judge.points(
            plan.facts
        )
        assert gained == 100 * number
        assert Engine(base, MONTH, plan).faults(plan) == ()
        seen[number] += 1

    compare()
    assert len(seen) >= 4, seen


def _can_train(prices: Prices, sitting: Sitting) -> bool:
    """Tell whether a placement as good as any leaves enough people free at once."""
    levels: dict[tuple[Fraction, int, int, int], list[Placement]] = {}
    for at in sitting.lawful_ones():
        gaps, counts = sitting.gaps(at), sitting.counts(at)
        stand_ins = sum(n for (_, what), n in counts.items() if what == "stand_ins")
        minutes = sum(minutes for *_, minutes in gaps)
        level = prices.of(sitting, at), len(gaps), minutes, stand_ins
        levels.setdefault(level, []).append(at)
    return any(_enough_free(sitting, at) for at in levels[min(levels)])


def _enough_free(sitting: Sitting, at: Placement) -> bool:
    people: Sequence[str] = [person.id for person in sitting.hall.staff]
    pins: Mapping[tuple[str, str], str] = {
        (pin.block, pin.staff): pin.place
        for pin in sitting.hall.pins
        if pin.date == sitting.day
    }
    return any(
        sum(at[block.id, who] == FREE and (block.id, who) not in pins for who in people)
        >= max(1, ceil(len(people) / 2))
        for block in sitting.blocks
    )
