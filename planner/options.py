"""Who else might stand in for a leave: the best stand-ins, each by what he costs.

An option names one person, whom an approval then binds; so what is promised for it is
just what approving the request with that name gives.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hall.domain import LeaveRequest
from hall.plan import Option
from planner.assemble import rounded
from planner.case import Case
from planner.decide import Court
from planner.needs import candidates, needs
from planner.spells import spell_of
from planner.state import Promise

WANTED = 3


def options(
    case: Case, request: LeaveRequest, most: int = WANTED
) -> tuple[Option, ...]:
    """Return who could stand in for the whole leave, cheapest and best-placed first.

    Empty where no stand-in is needed, nobody can do it all, or one is named already.
    """
    problem, state = case.question.problem, case.state
    court = Court(case.solver, case.question.rules, case.question.calendar)
    spell = spell_of(case.question.calendar, request, state.leave)
    wanted = needs(state, request, spell, case.question.rules)
    if not wanted or not wanted[0].posts or request.substitute is not None:
        return ()
    able = set(candidates(problem, request, wanted[0]))
    for need in wanted[1:]:
        able.intersection_update(candidates(problem, request, need))
    post = wanted[0].posts[0]
    found = []
    for person in able:
        named = replace(request, substitute=problem.hall.staff[person].id)
        ruling = court.decide(state, named)
        if ruling.decision == "approved" and _met(ruling.promises) == len(wanted):
            points = Fraction(court.points(state, ruling), problem.scale)
            rank = problem.rank.get((post, person), len(problem.hall.staff))
            found.append((points, rank, person))
    return tuple(
        Option(
            problem.hall.staff[person].id,
            problem.served_as(post, person),
            rounded(points),
        )
        for points, _rank, person in sorted(found)[:most]
    )


def _met(promises: Mapping[int, tuple[Promise, ...]]) -> int:
    return sum(len(made) for made in promises.values())
