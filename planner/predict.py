"""The facts that a plan predicts: gaps, leave, cadres, activities, full weeks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hall.calendar import WorkCalendar
from hall.domain import HALVES, Fact, Half, HalfDay, Hall, LeaveRequest
from hall.plan import Assignment, CadreDuty, Gap, PlannedActivity
from planner.prepare import FACT_OF, Question, attendees_needed
from planner.pricing import gap_fact, leave_fact, on_leave
from planner.spells import HALF, working_halves

BREAKS_WEEK = ("personal", "sick")  # contracts.md, full_week_attendance
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
    hall, calendar = question.problem.hall, question.calendar
    served = {(a.date, a.block, a.post) for a in rota.assignments}
    facts = [
        *(uncovered(question, gap, rota.leave) for gap in rota.gaps),
        *leave_taken(question, rota.leave, served),
        *(_on_site(duty) for duty in rota.cadres),
        *(fact for each in rota.activities for fact in counting(question, each)),
        *_full_weeks(hall, calendar, question.problem.days, rota.leave),
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
    staff: defaultdict[str, list[str]] = defaultdict(list)
    for person in hall.staff:
        staff[person.window].append(person.id)
    for window in hall.windows:
        there = sum(person in activity.staff for person in staff[window.id])
        needed = attendees_needed(
            question.book.quotas, activity.kind, len(staff[window.id])
        )
        if there >= needed:
            yield Fact("", kind, window.id, activity.date, attributes={"planned": True})


def _full_weeks(
    hall: Hall,
    calendar: WorkCalendar,
    days: Sequence[dt.date],
    leave: Sequence[LeaveRequest],
) -> Iterator[Fact]:
    """Yield full weeks, dated their last working day; weeks may start last month."""
    by_person: defaultdict[str, list[LeaveRequest]] = defaultdict(list)
    for request in leave:
        by_person[request.staff].append(request)
    for week in _weeks(calendar, days):
        for person in hall.staff:
            joined = person.joined or dt.date.min
            halves = [HalfDay(d, h) for d in week if d >= joined for h in HALVES]
            rows = by_person[person.id]
            broken = any(r.kind in BREAKS_WEEK and _takes(r, halves) for r in rows)
            if not broken and any(not _away(rows, half) for half in halves):
                attributes = {"planned": True}
                yield Fact(
                    "",
                    "full_week_attendance",
                    person.id,
                    week[-1],
                    attributes=attributes,
                )


def _weeks(calendar: WorkCalendar, days: Sequence[dt.date]) -> Iterator[list[dt.date]]:
    """Yield the working days of each calendar week whose last one is in the month."""
    mondays = dict.fromkeys(day - dt.timedelta(day.weekday()) for day in days)
    for monday in mondays:
        week = [monday + dt.timedelta(n) for n in range(7)]
        working = [day for day in week if calendar.is_working(day)]
        if working[-1] in days:
            yield working


def _takes(request: LeaveRequest, halves: Iterable[HalfDay]) -> bool:
    return any(request.start <= half <= request.end for half in halves)


def _away(rows: Iterable[LeaveRequest], half: HalfDay) -> bool:
    return any(request.start <= half <= request.end for request in rows)
