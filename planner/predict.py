"""The facts that a plan predicts: gaps, leave, cadres, activities, full weeks."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hall.domain import HALVES, Fact, Half, HalfDay, LeaveRequest
from hall.plan import Assignment, CadreDuty, Gap, PlannedActivity
from planner.full_weeks import FULL_WEEK, is_full
from planner.prepare import FACT_OF, Question, attendees_needed
from planner.pricing import gap_fact, leave_fact, on_leave
from planner.spells import HALF, working_halves

Served = set[tuple[dt.date, str, str]]  # date, block id, post id


@dataclass(frozen=True, slots=True)
class Rota:
    """What facts are predicted from."""

    leave: Sequence[LeaveRequest]
    assignments: Sequence[Assignment]
    gaps: Sequence[Gap]
    activities: Sequence[PlannedActivity]
    cadres: Sequence[CadreDuty]


def predicted(question: Question, rota: Rota) -> tuple[Fact, ...]:
    """Return the predicted facts of a plan, numbered, by kind and then in time."""
    served = {(a.date, a.block, a.post) for a in rota.assignments}
    facts = [
        *(uncovered(question, gap, rota.leave) for gap in rota.gaps),
        *leave_taken(question, rota.leave, served),
        *(_on_site(duty) for duty in rota.cadres),
        *(fact for each in rota.activities for fact in counting(question, each)),
        *full_weeks(question, range(len(question.problem.hall.staff)), rota.leave),
    ]
    return tuple(replace(fact, id=f"plan-{n}") for n, fact in enumerate(facts, 1))


def uncovered(question: Question, gap: Gap, leave: Iterable[LeaveRequest]) -> Fact:
    """Return the fact that a gap makes; a holder on leave is named in it."""
    problem = question.problem
    post = problem.post[gap.post]
    fact = gap_fact(problem.hall, gap.date, post, gap.session, gap.minutes)
    away = [r for r in leave if r.staff == fact.subject and _covers(r, gap)]
    return on_leave(fact, fact.subject) if away else fact


def _covers(request: LeaveRequest, gap: Gap) -> bool:
    halves: tuple[Half, ...] = HALVES
    if gap.session != "noon":
        halves = (gap.session,)
    return any(
        request.start <= HalfDay(gap.date, half) <= request.end for half in halves
    )


def leave_taken(
    question: Question, leave: Iterable[LeaveRequest], served: Served
) -> Iterator[Fact]:
    """Yield one fact per run of a leave's half-days in the month alike in `covered`."""
    problem = question.problem
    recorded = {
        (fact.subject, fact.date)
        for fact in problem.hall.facts
        if fact.type == "leave_taken"
    }
    for request in leave:
        halves = [
            half
            for half in working_halves(question.calendar, request)
            if half.date in problem.day
        ]
        for covered, run in groupby(
            halves, key=lambda half: _covered(question, request.staff, half, served)
        ):
            taken = list(run)
            if (request.staff, taken[0].date) in recorded:
                continue
            days = HALF * len(taken)
            yield leave_fact(
                request.staff, taken[0].date, request.kind, days, covered=covered
            )


def _covered(question: Question, staff: str, half: HalfDay, served: Served) -> bool:
    """Tell whether the held posts are served in every block of the half-day."""
    hall = question.problem.hall
    return all(
        (half.date, block.id, post.id) in served
        for post in hall.posts
        if post.holder == staff
        for block in hall.blocks
        if block.session == half.half
    )


def _on_site(duty: CadreDuty) -> Fact:
    attributes = {"half": duty.half, "cadre": duty.cadre, "planned": True}
    return Fact("", "cadre_on_site", duty.window, duty.date, attributes=attributes)


def counting(question: Question, activity: PlannedActivity) -> Iterator[Fact]:
    """Yield a fact for each window with enough of its people at the activity."""
    kind = FACT_OF.get(activity.kind)
    if kind is None:
        return
    hall = question.problem.hall
    sizes = Counter(person.window for person in hall.staff)
    there = Counter(each.window for each in hall.staff if each.id in activity.staff)
    for window in hall.windows:
        if window.id not in there:
            continue
        needed = attendees_needed(question.book.quotas, activity.kind, sizes[window.id])
        if there[window.id] >= needed:
            yield Fact("", kind, window.id, activity.date, attributes={"planned": True})


def full_weeks(
    question: Question, people: Iterable[int], leave: Iterable[LeaveRequest]
) -> Iterator[Fact]:
    """Yield the full weeks of ``people`` by time, dated their last working day."""
    problem = question.problem
    staff = [problem.hall.staff[person] for person in people]
    rows = _by_person(leave)
    for week in problem.weeks:
        for person in staff:
            if is_full(person, week, rows.get(person.id, ())):
                planned = {"planned": True}
                yield Fact("", FULL_WEEK, person.id, week[-1], attributes=planned)


def _by_person(
    leave: Iterable[LeaveRequest],
) -> Mapping[str, Sequence[LeaveRequest]]:
    rows: defaultdict[str, list[LeaveRequest]] = defaultdict(list)
    for request in leave:
        rows[request.staff].append(request)
    return rows
