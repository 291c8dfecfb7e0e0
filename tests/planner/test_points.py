"""A plan's points are the judge's: what its facts lose, to the last fraction."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hall.domain import (
    HALVES,
    Activity,
    Cadre,
    Fact,
    HalfDay,
    Hall,
    LeaveRequest,
    PolicyChoice,
)
from hall.plan import Plan
from planner import plan_month
from planner.account import total
from planner.assemble import rounded
from planner.prepare import prepare
from scoring.world import World
from tests.planner.judged import Judge
from tests.planner.tiny import LEAVE, MONTH, STAFF, WINDOW, june
from tests.planner.tiny_halls import (
    HEXIAN,
    KINDS,
    QUIET,
    YANLING,
    halls,
)
from tests.scoring.worlds import LIBRARY, facts, readings

DAYS = tuple(map(june, (1, 2, 3, 4, 5, 8)))
IN_FORCE = (
    (STAFF,),
    (WINDOW,),
    (STAFF, WINDOW),
    (STAFF, WINDOW, LEAVE),
    (HEXIAN, STAFF),
    (YANLING, WINDOW),
)


@st.composite
def busy_halls(draw: st.DrawFn) -> Hall:
    """Draw a hall with a past: facts, cadres, activities, requests, readings."""
    base = draw(halls())
    names = [person.id for person in base.staff]
    ids = draw(st.sampled_from(IN_FORCE))
    started = replace(
        base,
        working_days=draw(st.sampled_from([DAYS[:3], DAYS])),
        pins=(),
        policies=tuple(
            PolicyChoice(each, draw(readings(LIBRARY[each]))) for each in ids
        ),
        cadres=draw(
            st.lists(_cadre(), max_size=2, unique_by=lambda c: c.id).map(tuple)
        ),
        leave=(*base.leave, *draw(_requests(names, base))),
        activities=tuple(
            draw(_gathering(number, names)) for number in range(draw(st.integers(0, 7)))
        ),
    )
    return replace(started, facts=draw(_facts(started)))


def _cadre() -> st.SearchStrategy[Cadre]:
    busy = st.frozensets(
        st.builds(HalfDay, st.sampled_from(DAYS), st.sampled_from(HALVES)), max_size=3
    )
    reach = st.sampled_from((("W1",), ("W1", "W2")))
    ids = st.sampled_from(("C1", "C2"))
    return st.builds(Cadre, ids, st.just("cadre"), reach, busy)


def _requests(
    names: list[str], base: Hall
) -> st.SearchStrategy[tuple[LeaveRequest, ...]]:
    taken = {row.staff for row in base.leave}
    halves = st.builds(HalfDay, st.sampled_from(DAYS), st.sampled_from(HALVES))
    row = st.builds(
        lambda staff, kind, ends: LeaveRequest(
            f"Q-{staff}", staff, kind, *sorted(ends)
        ),
        st.sampled_from(names),
        st.sampled_from(KINDS),
        st.tuples(halves, halves),
    )
    return st.lists(row, max_size=1).map(
        lambda rows: tuple(row for row in rows if row.staff not in taken)
    )


def _gathering(number: int, names: list[str]) -> st.SearchStrategy[Activity]:
    crowd = st.lists(st.sampled_from(names), min_size=1, unique=True)
    return st.builds(
        Activity,
        st.just(f"T{number}"),
        st.just(f"T{number}"),
        st.sampled_from(("training", "training", "outreach")),
        st.just(DAYS[number % len(DAYS)]),
        st.just(("am",) if number < len(DAYS) else ("pm",)),
        crowd.map(sorted).map(tuple),
        st.sampled_from((True, False, False)),
    )


@st.composite
def _facts(draw: st.DrawFn, hall: Hall) -> tuple[Fact, ...]:
    world = World.of(hall, hall.working_days or ())
    return tuple(draw(facts(world, n)) for n in range(draw(st.integers(0, 8))))


def test_points_are_the_difference_that_the_judge_makes() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=60)
    @given(busy_halls())
    def compare(hall: Hall) -> None:
        plan = plan_month(hall, MONTH)
        if plan.status == "infeasible":
            seen["infeasible"] += 1
            return
        exact = total(prepare(hall, MONTH).book, plan.facts)

        assert exact == Judge(hall).points(plan.facts)
        assert plan.levels[0].value == rounded(exact)
        assert plan.levels[0].bound <= plan.levels[0].value
        seen.update(_features(plan, fraction=exact.denominator > 1))

    compare()
    assert seen["infeasible"] < 60
    assert set(seen) >= {
        "uncovered_post",
        "cadre_on_site",
        "training_held",
        "outreach",
        "leave_taken",
        "full_week_attendance",
        "fraction",
    }


def _features(plan: Plan, *, fraction: bool) -> set[str]:
    return {fact.type for fact in plan.facts} | ({"fraction"} if fraction else set())
