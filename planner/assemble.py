"""A solved month written down as a plan: records, gaps with their charges, levels."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from hall.domain import Activity, Fact, Session
from hall.plan import (
    Assignment,
    Charge,
    Gap,
    LeaveDecision,
    Level,
    Lunch,
    Plan,
    PlannedActivity,
    Substitute,
)
from planner.account import total
from planner.attendance import added_activities
from planner.burdens import burdens
from planner.cadres import CadrePlan
from planner.chains import chains
from planner.decide import Ruling
from planner.decompose import Part
from planner.levels import Bounds
from planner.needs import candidates
from planner.placed import Placed
from planner.predict import Rota, predicted
from planner.prepare import Question
from planner.pricing import SESSIONS
from planner.problem import Cell, Problem
from planner.spells import spell_of
from planner.state import LUNCH, State

Found = Mapping[Part, Placed]
Served = Mapping[tuple[dt.date, str, str], str]  # date, block, post → staff


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that is decided about a month, still in numbers.

    Attributes:
        later: The levels after `stand_ins`.
        missed: Scaled points that added activities might have won beyond, at most.
    """

    question: Question
    state: State
    rulings: tuple[Ruling, ...]
    found: Found
    cadres: CadrePlan
    later: tuple[Bounds, ...]
    missed: int = 0


def written(draft: Draft, made: Mapping[str, object]) -> Plan:
    """Write a draft down as a plan."""
    question, problem = draft.question, draft.question.problem
    assignments = assigned(problem, draft.found.values())
    every = range(len(problem.hall.posts))
    bare = gaps_left(problem, assignments, problem.days, every)
    activities = attended(question, draft.state, draft.found.values())
    facts = predicted(
        question,
        Rota(draft.state.leave, assignments, bare, activities, draft.cadres.duties),
    )
    gaps = tuple(
        Gap(gap.date, gap.session, gap.post, gap.minutes, charges(question, fact))
        for gap, fact in zip(bare, facts, strict=False)
    )
    levels = _levels(draft, total(question.book, facts))
    served = {(a.date, a.block, a.post): a.staff for a in assignments}
    plan = Plan(
        hall=problem.hall.id,
        month=problem.month,
        status="optimal" if all(level.proven for level in levels) else "feasible",
        levels=levels,
        assignments=assignments,
        lunches=_lunches(problem, draft.found),
        activities=activities,
        cadres=draft.cadres.duties,
        gaps=gaps,
        leave=tuple(_decision(draft, ruling, served) for ruling in draft.rulings),
        facts=facts,
        made=made,
    )
    return replace(plan, fairness=burdens(problem, plan, draft.state.leave))


def charges(question: Question, fact: Fact) -> tuple[Charge, ...]:
    """Return who is charged what for a fact, in whole hundredths."""
    return tuple(
        Charge(c.policy, c.clause, c.charged, rounded(c.points), c.fine)
        for c in question.book.charges(fact)
    )


def rounded(points: Fraction) -> int:
    """Round exact hundredths half away from nought, for display."""
    nearest = int(abs(points) + Fraction(1, 2))
    return nearest if points >= 0 else -nearest


def assigned(problem: Problem, found: Iterable[Placed]) -> tuple[Assignment, ...]:
    """Return who serves which post, in time."""
    serving = sorted(
        (cell, post, person)
        for placed in found
        for cell, person, post in placed.places
        if post != LUNCH
    )
    return tuple(
        Assignment(
            problem.days[cell.day],
            problem.blocks[cell.block].id,
            problem.hall.posts[post].id,
            problem.hall.staff[person].id,
            problem.served_as(post, person),
        )
        for cell, post, person in serving
    )


def _lunches(problem: Problem, found: Found) -> tuple[Lunch, ...]:
    eating = sorted(
        (cell, person)
        for placed in found.values()
        for cell, person, place in placed.places
        if place == LUNCH
    )
    return tuple(
        Lunch(
            problem.days[cell.day],
            problem.blocks[cell.block].id,
            problem.hall.staff[person].id,
        )
        for cell, person in eating
    )


def gaps_left(
    problem: Problem,
    assignments: Iterable[Assignment],
    days: Iterable[dt.date],
    posts: Iterable[int],
) -> tuple[Gap, ...]:
    """Return the gaps of ``posts`` on ``days``, without their charges, in time."""
    served = {(a.date, a.block, a.post) for a in assignments}
    chosen = sorted(posts)
    return tuple(
        Gap(day, session, problem.hall.posts[post].id, minutes)
        for day in days
        for session in SESSIONS
        for post in chosen
        if (minutes := _unserved(problem, day, session, post, served))
    )


def _unserved(
    problem: Problem,
    day: dt.date,
    session: Session,
    post: int,
    served: set[tuple[dt.date, str, str]],
) -> int:
    post_id = problem.hall.posts[post].id
    return sum(
        problem.blocks[block].minutes
        for block in problem.blocks_in(session)
        if problem.is_open(post, block)
        and (day, problem.blocks[block].id, post_id) not in served
    )


def attended(
    question: Question, state: State, found: Iterable[Placed]
) -> tuple[PlannedActivity, ...]:
    """Return who attends what: the required who are there, who chose to, who is free.

    What the planner has added comes last.
    """
    problem, parts = question.problem, list(found)
    chosen: defaultdict[str, set[str]] = defaultdict(set)
    for placed in parts:
        for activity_id, person in placed.attends:
            chosen[activity_id].add(problem.hall.staff[person].id)
    planned = (
        _attended(problem, state, activity, chosen[activity.id])
        for activity in problem.hall.activities
        if activity.date in problem.day
    )
    own = (activity for activity in planned if activity.staff)
    return *own, *added_activities(state, parts)


def _attended(
    problem: Problem, state: State, activity: Activity, chosen: set[str]
) -> PlannedActivity:
    day = problem.day[activity.date]
    cells = [Cell(day, problem.block[block]) for block in activity.blocks]
    going = activity.staff if activity.required else sorted(chosen)
    staff = tuple(
        s
        for s in going
        if not any(state.absent(cell, problem.person[s]) for cell in cells)
    )
    windows = {problem.hall.staff[problem.person[s]].window for s in staff}
    return PlannedActivity(
        activity.id,
        activity.date,
        activity.blocks,
        next(iter(windows)) if len(windows) == 1 else None,
        activity.kind,
        staff,
    )


def _decision(draft: Draft, ruling: Ruling, served: Served) -> LeaveDecision:
    question, request = draft.question, ruling.request
    scale = question.problem.scale
    if ruling.decision == "refused":
        return LeaveDecision(
            request.id,
            "refused",
            reasons=ruling.reasons,
            core=ruling.core,
            would_help=ruling.would_help,
        )
    person = question.problem.hall.staff[question.problem.person[request.staff]]
    others = [leave for leave in draft.state.leave if leave.id != request.id]
    spell = spell_of(question.calendar, request, others)
    return LeaveDecision(
        request.id,
        "approved",
        chains(question.rules, person, spell),
        substitutes(question.problem, ruling, served),
        rounded(Fraction(ruling.points, scale)),
    )


def substitutes(
    problem: Problem, ruling: Ruling, served: Served
) -> tuple[Substitute, ...]:
    """Return who stands in on the half-days that need somebody.

    A stand-in is somebody whom the rule admits and who serves the post through the
    half-day while his own is served.
    """
    found = []
    for need in ruling.needs:
        people = candidates(problem, ruling.request, need)
        admitted = {problem.hall.staff[person].id for person in people}
        date = problem.days[need.day]
        blocks = [problem.blocks[b].id for b in problem.blocks_in(need.half)]
        for post in need.posts:
            post_id = problem.hall.posts[post].id
            there = {served.get((date, block, post_id)) for block in blocks}
            found += [
                Substitute(date, need.half, staff, post_id, _as(problem, post, staff))
                for staff in there
                if len(there) == 1 and staff in admitted
                if _own_served(problem, staff, date, blocks, served)
            ]
    return tuple(found)


def _as(problem: Problem, post: int, staff: str) -> str:
    return problem.served_as(post, problem.person[staff])


def _own_served(
    problem: Problem, staff: str, date: dt.date, blocks: list[str], served: Served
) -> bool:
    own = problem.held_by[problem.person[staff]]
    return all(
        (date, block, problem.hall.posts[post].id) in served
        for post in own
        for block in blocks
    )


def _levels(draft: Draft, exact: Fraction) -> tuple[Level, ...]:
    """Add the parts' levels up; points are the whole account, rounded for display."""
    values: defaultdict[str, int] = defaultdict(int)
    bounds: defaultdict[str, int] = defaultdict(int)
    for placed in draft.found.values():
        for level in placed.levels:
            values[level.name] += level.value
            bounds[level.name] += level.bound
    slack = values["points"] - bounds["points"]
    slack += draft.cadres.points - draft.cadres.bound + draft.missed
    least = exact - Fraction(slack, draft.question.problem.scale)
    return (
        Level("points", rounded(exact), rounded(least)),
        *(
            Level(name, values[name], bounds[name])
            for name in values
            if name != "points"
        ),
        *(Level(level.name, level.value, level.bound) for level in draft.later),
    )
