"""The price calendar: each cell is what the leave request for it is answered."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.absence import AbsencePrice
from hall.domain import HalfDay, Hall, LeaveKind, LeaveRequest, Pin, PolicyChoice
from planner import Engine, plan_month
from planner.month import MonthSolver, Undecided
from planner.price_calendar import CalendarStopped
from tests.planner.tiny import LEAVE, MONTH, STAFF, WINDOW, hall, june, leave, post
from tests.planner.tiny_halls import CAPPED, POLICIES, QUIET, halls

IN_FORCE = (*POLICIES, *CAPPED, ("gaoxin-front-desk", LEAVE), *(((STAFF, LEAVE),) * 6))
KINDS: tuple[LeaveKind, ...] = ("personal", "personal", "annual", "sick")


def test_each_cell_is_what_the_request_for_it_is_answered() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=60)
    @given(halls(in_force=IN_FORCE), st.sampled_from(KINDS), st.booleans())
    def compare(drawn: Hall, kind: LeaveKind, lend: bool) -> None:
        base = _lending(drawn) if lend else drawn
        plan = plan_month(base, MONTH)
        if plan.status == "infeasible":
            return
        cells, _reused = Engine(base, MONTH, plan).prices(_people(base), kind)
        asked = Engine(base, MONTH, plan)
        for cell in cells:
            _same(asked, cell, kind)
            seen.update([cell.state, str(cell.verdict)])
        assert len(cells) == len(base.staff) * len(base.working_days or ()) * 2

    compare()
    kinds = ("refuse", "advise_against", "approve_with_substitutes", "approve")
    assert all(seen[each] >= 3 for each in (*kinds, "on_leave", "not_joined")), seen


def _lending(base: Hall) -> Hall:
    """Let everybody serve everywhere."""
    everywhere = tuple((p.id, each.id) for p in base.staff for each in base.posts)
    return replace(base, qualified=everywhere)


def _people(base: Hall) -> list[str]:
    return [person.id for person in base.staff]


def _same(engine: Engine, cell: AbsencePrice, kind: LeaveKind) -> None:
    if cell.state != "priced":
        assert (cell.verdict, cell.points) == (None, None)
        return
    at = HalfDay(cell.date, cell.half)
    answer = engine.answer(LeaveRequest("Q", cell.staff, kind, at, at))
    assert (cell.verdict, cell.points) == (answer.verdict, answer.points)
    refused = {f"{r.policy} {r.clause}" for r in answer.reasons}
    assert cell.verdict != "refuse" or set(cell.clauses) == refused


@st.composite
def changes(draw: st.DrawFn, base: Hall) -> Hall:
    """Draw what the hall becomes by a pin or a leave on one of its days."""
    day = draw(st.sampled_from(base.working_days or ()))
    who = draw(st.sampled_from(_people(base)))
    if draw(st.booleans()):
        return replace(base, pins=(*base.pins, Pin(day, "am", who, "free")))
    at = HalfDay(day, "pm")
    row = LeaveRequest("N", who, "official", at, at, "approved")
    return replace(base, leave=(*base.leave, row))


def test_what_is_taken_over_after_a_change_is_what_would_be_found_anew() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=60)
    @given(halls(in_force=IN_FORCE, most_days=4), st.data())
    def compare(base: Hall, data: st.DataObject) -> None:
        changed = data.draw(changes(base))
        if {row.staff for row in base.leave} & {
            row.staff for row in changed.leave[-1:]
        }:
            return
        before, after = (plan_month(each, MONTH) for each in (base, changed))
        if "infeasible" in (before.status, after.status):
            return
        old, _none = Engine(base, MONTH, before).prices(_people(base))
        anew, _none = Engine(changed, MONTH, after).prices(_people(base))
        known = {cell.depends: cell for cell in old if cell.depends}
        some, reused = Engine(changed, MONTH, after).prices(_people(base), known=known)
        assert some == anew
        seen["reused"] += reused
        seen["new"] += len(some) - reused
        seen["dearer"] += _prices(old) != _prices(anew)

    compare()
    assert min(seen["reused"], seen["new"]) >= 40, seen
    assert seen["dearer"] >= 5, seen


def _prices(cells: tuple[AbsencePrice, ...]) -> list[object]:
    return [(cell.state, cell.verdict, cell.points) for cell in cells]


WEEK = hall(
    {"W1": "S1 S2 S3", "W2": "S4 S5"},
    (
        post("P1", "S1", "S2", noon=True),
        post("P2", "S3"),
        post("P3", "S4", "S5", window="W2"),
    ),
    (STAFF, WINDOW, LEAVE),
    working_days=tuple(map(june, (1, 2, 3, 4, 5))),
)


def test_change_of_one_day_prices_only_what_depends_on_it() -> None:
    old, _none = Engine(WEEK, MONTH, plan_month(WEEK, MONTH)).prices(_people(WEEK))
    away = leave("S2", "2 am", kind="annual", status="approved")
    changed = replace(WEEK, leave=(away,))

    engine = Engine(changed, MONTH, plan_month(changed, MONTH))
    known = {cell.depends: cell for cell in old}
    cells, reused = engine.prices(_people(WEEK), known=known)

    others = [c for c in cells if c.staff in ("S4", "S5") or c.date != june(2)]
    kept = {(c.staff, c.date, c.half): c for c in old}
    assert all(kept[c.staff, c.date, c.half] == c for c in others if c.staff != "S2")
    assert reused >= len([c for c in others if c.staff != "S2"])
    (mine,) = (c for c in cells if (c.staff, c.date, c.half) == ("S2", june(2), "am"))
    assert mine.state == "on_leave"


def test_undecided_cell_is_for_a_person_to_say_and_has_no_price(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = Engine(WEEK, MONTH, plan_month(WEEK, MONTH))

    def give_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr(MonthSolver, "_solve", give_up)
    cells, _reused = engine.prices(["S1"])

    assert {(c.verdict, c.points, c.proven) for c in cells} == {
        ("needs_person", None, False)
    }


def test_calendar_tells_how_far_it_is_and_stops_when_told() -> None:
    engine = Engine(WEEK, MONTH, plan_month(WEEK, MONTH))
    told = []

    def tick(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    with pytest.raises(CalendarStopped):
        engine.prices(_people(WEEK), tick=tick)
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_sample_of_a_hall_of_twelve_is_answered_the_same() -> None:
    rng = Random(1)
    names = [f"S{n}" for n in range(1, 13)]
    posts = tuple(
        post(f"P{n}", f"S{n}", " ".join(rng.sample(names[9:], 2)),
             noon=n < 4)
        for n in range(1, 10)
    )  # fmt: skip
    away = tuple(
        leave(who, f"{day} am", f"{day + 1} pm", "annual", status="approved")
        for who, day in (("S2", 1), ("S5", 2), ("S9", 4))
    )
    base = replace(
        hall({"W1": " ".join(names)}, posts, ("hexian-window", LEAVE)),
        working_days=WEEK.working_days,
        leave=away,
        canteen_seats=6,
        policies=tuple(map(PolicyChoice, (STAFF, "hexian-window", LEAVE))),
    )
    plan = plan_month(base, MONTH)
    cells, _reused = Engine(base, MONTH, plan).prices(names)
    asked = Engine(base, MONTH, plan)

    sample = rng.sample(cells, 40)
    for cell in sample:
        _same(asked, cell, "personal")
    assert len({cell.points for cell in sample}) >= 3
