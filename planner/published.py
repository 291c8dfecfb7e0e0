"""A plan read back as a placement, to change little of it or to check it."""

from hall.plan import Plan
from planner.levels import Placement
from planner.problem import Cell, Problem
from planner.state import LUNCH


def placement(problem: Problem, plan: Plan) -> Placement:
    """Return who is where in ``plan``; what the hall no longer knows is left out."""
    serving = {
        (Cell(problem.day[a.date], problem.block[a.block]), person, post)
        for a in plan.assignments
        if a.date in problem.day
        for person in (problem.person.get(a.staff),)
        for post in (problem.post.get(a.post),)
        if person is not None and post is not None
    }
    eating = {
        (Cell(problem.day[lunch.date], problem.block[lunch.block]), person, LUNCH)
        for lunch in plan.lunches
        if lunch.date in problem.day
        for person in (problem.person.get(lunch.staff),)
        if person is not None
    }
    return frozenset(serving | eating)
