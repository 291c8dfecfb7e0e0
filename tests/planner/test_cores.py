"""Why a leave is refused: irreducible, verified, and true by every placement."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import settings as configured
from hypothesis import strategies as st

from hall.domain import HALVES, HalfDay, Hall, LeaveKind, LeaveRequest, Post
from hall.plan import Help, Reason
from planner.cores import Refusal, explained
from planner.cpsat import Effort
from planner.decide import Court, Ruling
from planner.month import MonthSolver, Unsolvable
from planner.obstacles import World
from planner.prepare import prepare
from planner.state import State
from tests.planner.every_placement import Sitting
from tests.planner.leave_table import NORMS, ROWS, YANLING
from tests.planner.tiny import LEAVE, MONTH, half
from tests.planner.tiny_halls import QUIET, halls

RULES = ((LEAVE,), (LEAVE, NORMS), (YANLING,), (YANLING, LEAVE))
EXAMPLES = 800
REFUSABLE: tuple[LeaveKind, ...] = ("personal", "annual", "marriage", "official")


def judged(base: Hall, request: LeaveRequest) -> tuple[Court, State, Ruling]:
    """Decide one request against the approved leave of a hall.

    Raises:
        Unsolvable: nothing can be planned there, with or without the request.
    """
    question = prepare(base, MONTH)
    court = Court(MonthSolver(Effort()), question.rules, question.calendar)
    rows = [row for row in base.leave if row.status == "approved"]
    state = court.granted(question.problem, rows, None)
    court.solver.solve(state)
    return court, state, court.decide(state, request)


@st.composite
def asked(draw: st.DrawFn, base: Hall) -> LeaveRequest | None:
    """Draw a request of somebody who is not on leave yet, if there is somebody."""
    taken = {row.staff for row in base.leave}
    free = [person.id for person in base.staff if person.id not in taken]
    halves = st.builds(
        HalfDay, st.sampled_from(base.working_days or ()), st.sampled_from(HALVES)
    )
    start, end = sorted(draw(st.tuples(halves, halves)))
    kind = draw(st.sampled_from(REFUSABLE))
    return (
        LeaveRequest("R1", draw(st.sampled_from(free)), kind, start, end)
        if free
        else None
    )


def test_cores_refuse_by_themselves_and_nothing_in_them_is_superfluous() -> None:
    seen: Counter[str] = Counter()

    @configured(QUIET, max_examples=EXAMPLES)
    @given(halls(in_force=RULES), st.booleans(), st.data())
    def compare(base: Hall, lend: bool, data: st.DataObject) -> None:
        everywhere = tuple((p.id, each.id) for p in base.staff for each in base.posts)
        hall = replace(base, qualified=everywhere if lend else base.qualified)
        request = data.draw(asked(hall))
        if request is None:
            return
        try:
            court, state, ruling = judged(hall, request)
        except Unsolvable:
            return
        if ruling.decision == "refused":
            seen["refused"] += 1
            seen.update(_check_core(court, state, ruling))
            seen["placed"] += _check_by_every_placement(hall, ruling)

    compare()
    assert seen["refused"] >= 50, seen
    assert min(seen["leave"], seen["post"]) >= 5, seen
    assert seen["placed"] >= 40, seen


def _check_core(court: Court, state: State, ruling: Ruling) -> list[str]:
    ruled = explained(court, state, ruling)
    world = World(state, ruling.request, tuple(court.rules))
    every, core = set(world.obstacles()), set(ruled.core)
    first = Refusal.of(court, state, ruling).halves
    judge = replace(court, halves=first)
    if not _refused(judge, world):
        judge = court  # no half-day refuses by itself
    assert core
    assert _refused(judge, world.without(every - core))
    for obstacle in core:
        assert not _refused(judge, world.without(every - core | {obstacle}))
    for each in ruled.would_help:
        _check_help(court, world, each)
    return [obstacle.kind for obstacle in core]


def _refused(court: Court, world: World) -> bool:
    """Decide in another world; where that has no lawful plan, nothing is gained."""
    try:
        ruling = replace(court, rules=world.rules).decide(world.state, world.request)
    except Unsolvable:
        return True
    return ruling.decision == "refused"


def _check_help(court: Court, world: World, each: Help) -> None:
    if each.kind == "stand_in":
        return
    if each.kind == "shorter":
        start, end = (
            half(f"{text[:10]} {text[-2:]}")
            for text in (each.start or "", each.end or "")
        )
        world = replace(world, request=replace(world.request, start=start, end=end))
    else:
        (gone,) = [
            o
            for o in world.obstacles()
            if (o.kind, o.staff, o.id, o.date and str(o.date))
            == (each.kind, each.staff, each.id, each.start)
        ]
        world = world.without([gone])
    again = replace(court, rules=world.rules)
    assert again.decide(world.state, world.request).decision == "approved"


def _check_by_every_placement(hall: Hall, ruling: Ruling) -> bool:
    """Look at every placement of a half-day that lacks a stand-in: none has one."""
    reason = next((r for r in ruling.reasons if r.rule == "no_stand_in"), None)
    if reason is None or reason.date is None or reason.half is None:
        return False
    granted = replace(ruling.request, status="approved")
    away = replace(hall, leave=(*hall.leave, granted))
    assert not _found(away, ruling.request, reason)
    return True


def _found(hall: Hall, request: LeaveRequest, reason: Reason) -> bool:
    """Tell whether some lawful placement has the stand-ins that are needed."""
    if reason.date is None or reason.half is None:
        return False
    window = {person.id: person.window for person in hall.staff}
    small = sum(home == window[request.staff] for home in window.values()) <= 2

    def stands_in(who: str, post: Post) -> bool:
        backup = reason.clause == "一3" and who in post.backups
        return backup or not small or window[who] != window[request.staff]

    held = [post for post in hall.posts if post.holder == request.staff]
    own = [post for post in hall.posts if post.window == window[request.staff]]
    sitting = Sitting(hall, reason.date, reason.half)
    for at in sitting.lawful_ones():
        empty = {gap[2] for gap in sitting.gaps(at)}
        helped = [
            any(
                place == post.id
                and stands_in(who, post)
                and not empty & {p.id for p in hall.posts if p.holder == who}
                for (_, who), place in at.items()
            )
            for post in held or own
        ]
        if all(helped) if held else any(helped):
            return True
    return False


def test_cores_of_the_table_name_rules_that_are_in_force() -> None:
    for row in ROWS:
        request = next(each for each in row.hall.leave if each.id == "R1")
        if row.decision == "approved" or any(r.id == "R2" for r in row.hall.leave):
            continue
        ruled = explained(*judged(row.hall, request))
        rules = [each.clause for each in ruled.core if each.kind == "rule"]
        assert rules, row.remark
        assert set(rules) <= set(row.clauses), row.remark


def test_core_names_the_stand_in_who_is_away_and_what_would_help() -> None:
    row = next(
        row for row in ROWS if row.remark == "the helper is on leave in that half"
    )

    ruled = explained(*judged(row.hall, row.hall.leave[-1]))

    assert [(o.kind, o.staff) for o in ruled.core] == [("rule", None), ("leave", "S9")]
    assert [(each.kind, each.staff or each.id) for each in ruled.would_help] == [
        ("leave", "S9"),
        ("stand_in", "P1"),
    ]
