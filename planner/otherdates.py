"""The same leave at another time: what would cost less, nearest first."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hall.domain import HalfDay, LeaveRequest
from hall.plan import Alternative, Verdict
from planner.assemble import rounded
from planner.case import Case
from planner.decide import Court
from planner.month import Undecided, Unsolvable
from planner.problem import Problem
from planner.spells import working_halves
from planner.state import half_days
from planner.touched import touched

REACH = 10  # working days either way
WANTED = 3
TRIED = 6  # candidates decided in full; the rest looked worse at a quick look


def alternatives(
    case: Case, court: Court, request: LeaveRequest, limit: Fraction | None
) -> tuple[Alternative, ...]:
    """Return other dates in the month that are allowed and cost less than ``limit``.

    Candidates are ranked by a quick look without promises and the canteen; only the
    most promising are decided in full. ``limit`` None: any allowed date will do.
    """
    ranked = sorted(
        (_quick_look(case, other), distance, other.start, other)
        for distance, other in _shifted(case, request)
    )
    scale = case.question.problem.scale
    found = []
    for _quick, _distance, _start, other in ranked[:TRIED]:
        try:
            ruling = court.decide(case.state, other)
            if ruling.decision == "refused":
                continue
            points = Fraction(court.points(case.state, ruling), scale)
        except Undecided:
            continue  # what is not decided is not offered
        if limit is None or points < limit:
            lawful: Verdict = (
                "approve_with_substitutes" if ruling.promises else "approve"
            )
            found.append(
                Alternative(
                    str(other.start),
                    str(other.end),
                    rounded(points),
                    "advise_against" if points > 0 else lawful,
                )
            )
        if len(found) == WANTED:
            break
    return tuple(sorted(found, key=lambda a: (a.points, a.start)))


def _quick_look(case: Case, request: LeaveRequest) -> int:
    after = case.state.with_leave(request, {})
    try:
        return sum(
            sign * case.solver.least_points(state, part)
            for sign, state in ((1, after), (-1, case.state))
            for part in touched(case.solver, state, request)
        )
    except (Unsolvable, Undecided):
        return 1 << 60


def _shifted(case: Case, request: LeaveRequest) -> Iterator[tuple[int, LeaveRequest]]:
    """Yield the leave moved by whole working days, with how far it moved."""
    problem = case.question.problem
    length = len(working_halves(case.question.calendar, request))
    halves = [HalfDay(day, half) for day in problem.days for half in ("am", "pm")]
    if request.start not in halves or not length:
        return
    own = halves.index(request.start)
    for first in range(own % 2, len(halves) - length + 1, 2):
        distance = abs(first - own) // 2
        other = replace(request, start=halves[first], end=halves[first + length - 1])
        if 0 < distance <= REACH and not _taken(case, problem, other):
            yield distance, other


def _taken(case: Case, problem: Problem, request: LeaveRequest) -> bool:
    """Tell whether the person is on leave at that time already."""
    person = problem.person[request.staff]
    return any(
        (person, half) in case.state.days[day].on_leave
        for day, half in half_days(problem, request)
    )
