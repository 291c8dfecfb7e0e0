"""A plan changed by hand: one cell moved, everything that follows counted anew."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hall.plan import Assignment, Gap, Level, Lunch, Plan, PlannedActivity
from planner.account import total
from planner.assemble import charges, gaps_left, rounded
from planner.burdens import burdens
from planner.case import Case
from planner.fairness import STAND_INS, unevenness
from planner.predict import Rota, predicted, uncovered
from planner.problem import Problem


@dataclass(frozen=True, slots=True)
class Move:
    """One person put somewhere in one block; place: a post id, ``lunch``, ``free``."""

    date: dt.date
    block: str
    staff: str
    place: str


def edited(case: Case, plan: Plan, moves: Iterable[Move]) -> Plan:
    """Return ``plan`` after the moves, one after the other."""
    for move in moves:
        plan = _moved(case.question.problem, plan, move)
    return recounted(case, plan)


def _moved(problem: Problem, plan: Plan, move: Move) -> Plan:
    date, block, staff, place = move.date, move.block, move.staff, move.place
    assignments = [
        a
        for a in plan.assignments
        if (a.date, a.block) != (date, block) or (a.staff != staff and a.post != place)
    ]
    lunches = [
        lunch
        for lunch in plan.lunches
        if (lunch.date, lunch.staff) != (date, staff)
        or (place != "lunch" and lunch.block != block)
    ]
    if place == "lunch":
        lunches.append(Lunch(date, block, staff))
    elif place != "free":
        served_as = problem.served_as(problem.post[place], problem.person[staff])
        assignments.append(Assignment(date, block, place, staff, served_as))
    return replace(
        plan,
        assignments=tuple(sorted(assignments, key=lambda a: _order(problem, a))),
        lunches=tuple(sorted(lunches, key=lambda e: _meal_order(problem, e))),
        activities=tuple(_given_way(problem, plan, move)),
    )


def _given_way(problem: Problem, plan: Plan, move: Move) -> Iterator[PlannedActivity]:
    """Yield the activities; of those that the planner has added whoever moves is gone.

    An activity that nobody is left to attend is no more.
    """
    known = {activity.id for activity in problem.hall.activities}
    for activity in plan.activities:
        here = activity.date == move.date and move.block in activity.blocks
        gives_way = here and activity.id not in known and move.place != "free"
        gone = {move.staff} if gives_way else set[str]()
        staff = tuple(who for who in activity.staff if who not in gone)
        if staff:
            yield replace(activity, staff=staff)


def _order(problem: Problem, a: Assignment) -> tuple[dt.date, int, int]:
    return a.date, problem.block[a.block], problem.post[a.post]


def _meal_order(problem: Problem, lunch: Lunch) -> tuple[dt.date, int, int]:
    return lunch.date, problem.block[lunch.block], problem.person[lunch.staff]


def recounted(case: Case, plan: Plan) -> Plan:
    """Return a plan with the gaps, facts and levels that its rota really has.

    The bounds are those of the proven plan: no rota of the month can be better.
    """
    question, leave = case.question, case.state.leave
    problem = question.problem
    every = range(len(problem.hall.posts))
    bare = gaps_left(problem, plan.assignments, problem.days, every)
    facts = predicted(
        question, Rota(leave, plan.assignments, bare, plan.activities, plan.cadres)
    )
    gaps = tuple(
        Gap(
            gap.date,
            gap.session,
            gap.post,
            gap.minutes,
            charges(question, uncovered(question, gap, leave)),
        )
        for gap in bare
    )
    values = {
        "points": rounded(total(question.book, facts)),
        "gaps": len(gaps),
        "gap_minutes": sum(gap.minutes for gap in gaps),
        "stand_ins": sum(a.served_as != "A" for a in plan.assignments),
        "evenness": _evenness(problem, plan),
        "preference": _preference(problem, plan),
    }
    levels = tuple(
        Level(level.name, values.get(level.name, level.value), level.bound)
        for level in plan.levels
    )
    after = replace(plan, gaps=gaps, facts=facts, levels=levels, status="feasible")
    return replace(after, fairness=burdens(problem, after, leave))


def _evenness(problem: Problem, plan: Plan) -> int:
    counts = Counter(
        (problem.person[a.staff], STAND_INS)
        for a in plan.assignments
        if a.served_as != "A"
    )
    counts.update((problem.person[e.staff], f"lunch:{e.block}") for e in plan.lunches)
    return unevenness(problem.carry, counts)


def _preference(problem: Problem, plan: Plan) -> int:
    ranks = 0
    posts: dict[tuple[dt.date, str], set[str]] = {}
    for a in plan.assignments:
        rank = problem.rank.get((problem.post[a.post], problem.person[a.staff]), 0)
        ranks += max(0, rank - 1)
        posts.setdefault((a.date, a.staff), set()).add(a.post)
    return ranks + sum(len(served) - 1 for served in posts.values())
