"""Many requests at once: the best orders, against every order there is."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import settings as configured
from hypothesis import strategies as st

from hall.domain import HALVES, HalfDay, Hall, LeaveRequest
from planner.assemble import rounded
from planner.cpsat import Effort
from planner.decide import Court, in_order
from planner.month import MonthSolver, Unsolvable
from planner.needs import NEVER_REFUSED
from planner.orders import outlook
from planner.prepare import prepare
from tests.planner.leave_table import RIVALS, week
from tests.planner.tiny import LEAVE, MONTH, STAFF, june, leave
from tests.planner.tiny_halls import KINDS, QUIET, halls


def test_best_orders_are_the_best_of_all_orders() -> None:
    seen: Counter[str] = Counter()

    @configured(QUIET, max_examples=120)
    @given(halls(in_force=((LEAVE,), (STAFF, LEAVE))), st.data())
    def compare(base: Hall, data: st.DataObject) -> None:
        days = base.working_days or ()
        halves = st.builds(HalfDay, st.sampled_from(days), st.sampled_from(HALVES))
        free = [p.id for p in base.staff if p.id not in {r.staff for r in base.leave}]
        rows = []
        for number, who in enumerate(free[:3]):
            start, end = sorted((data.draw(halves), data.draw(halves)))
            kind = data.draw(st.sampled_from(KINDS))
            rows.append(LeaveRequest(f"R{number}", who, kind, start, end))
        try:
            _compare(replace(base, leave=(*base.leave, *rows)), seen)
        except Unsolvable:
            return

    compare()
    assert seen["compared"] >= 30, seen
    assert seen["refused"] >= 2, seen


def _compare(asked: Hall, seen: Counter[str]) -> None:
    question = prepare(asked, MONTH)
    court = Court(MonthSolver(Effort()), question.rules, question.calendar)
    granted = [row for row in asked.leave if row.status == "approved"]
    state = court.granted(question.problem, granted, None)
    court.solver.solve(state)
    rows = in_order(row for row in asked.leave if row.status == "requested")
    first = [row for row in rows if row.kind in NEVER_REFUSED]
    rest = [row for row in rows if row.kind not in NEVER_REFUSED]
    ends = []
    for order in permutations(rest):
        _, rulings = court.in_turn(state, [*first, *order])
        refused = sum(ruling.decision == "refused" for ruling in rulings)
        ends.append((refused, sum(ruling.points for ruling in rulings)))

    found = outlook(asked, MONTH)

    most, least = found.most_approved, found.fewest_points
    scale = question.problem.scale
    assert found.proven
    assert len(most.refused) == min(ends)[0]
    assert least.points == rounded(Fraction(min(p for _, p in ends), scale))
    assert len(most.approved) >= len(found.by_filing.approved)
    assert least.points <= found.by_filing.points
    assert all(found.by_filing.refused.values())
    seen["compared"] += 1
    seen["refused"] += bool(most.refused)


def test_another_order_may_approve_more() -> None:
    asked = week(
        RIVALS,
        (leave("S1", "2 am", "3 pm", id="long", submitted=june(1)),),
        (leave("S2", "2 am", id="morning", submitted=june(2)),),
    )
    twice = replace(
        asked, leave=(*asked.leave, leave("S2", "3 am", id="next", submitted=june(2)))
    )

    found = outlook(twice, MONTH)

    assert found.by_filing.approved == ("long",)
    assert set(found.by_filing.refused) == {"morning", "next"}
    assert set(found.most_approved.approved) == {"morning", "next"}
    assert {o.kind for o in found.most_approved.refused["long"]} == {"rule", "leave"}
