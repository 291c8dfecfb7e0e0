"""The last level: backups by rank, and people who stay at one place.

Everything decided before stays: each part's levels, who eats when, and how many
stand-in duties each person has that day. So a cluster's days are independent again.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from planner.cpsat import Effort, Linear, Model, solve
from planner.decompose import Cluster, Part
from planner.fairness import STAND_INS, counted
from planner.goals import Goal
from planner.levels import Bounds, hold
from planner.placed import Placed, read
from planner.problem import Problem
from planner.roster import Roster
from planner.rules import write
from planner.state import LUNCH, State

Found = dict[Part, Placed]


def settle(state: State, found: Found, goal: Goal, effort: Effort) -> Bounds:
    """Improve ``found`` in place, day by day; return the level as it then stands."""
    for parts in _groups(found):
        own = {part: found[part] for part in parts}
        if preference(state.problem, own):
            found.update(_settled(state, own, goal, effort))
    return Bounds("preference", preference(state.problem, found), 0)


def preference(problem: Problem, found: Mapping[Part, Placed]) -> int:
    """Return Σ ranks beyond the first backup + changes of post within a day."""
    ranks = 0
    posts: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for placed in found.values():
        for cell, person, place in placed.places:
            if place != LUNCH:
                ranks += max(0, problem.rank[place, person] - 1)
                posts[cell.day, person].add(place)
    return ranks + sum(len(served) - 1 for served in posts.values())


def _groups(found: Found) -> list[list[Part]]:
    """Return the parts of each cluster's day; a part of several days stays whole."""
    groups: defaultdict[tuple[Cluster, int], list[Part]] = defaultdict(list)
    for part in found:
        groups[part.cluster, part.cells[0].day].append(part)
    return list(groups.values())


def _settled(state: State, own: Found, goal: Goal, effort: Effort) -> Found:
    model = Model()
    rosters = {part: write(Roster(state, (part,), model=model)) for part in own}
    for part, roster in rosters.items():
        hold(model, goal.levels(roster), own[part].levels)
        _keep_lunch(model, roster, own[part])
    _keep_duties(model, rosters, own, state.problem)
    model.minimize(_cost(model, rosters, state.problem))
    solved = solve(model, effort)
    if not solved.found:
        return own
    return {part: read(x, solved, own[part].levels) for part, x in rosters.items()}


def _keep_lunch(model: cp_model.CpModel, roster: Roster, placed: Placed) -> None:
    for (cell, person), literal in roster.eats.items():
        model.add(literal == int((cell, person, LUNCH) in placed.places))


def _keep_duties(
    model: cp_model.CpModel,
    rosters: Mapping[Part, Roster],
    own: Found,
    problem: Problem,
) -> None:
    duties: defaultdict[int, list[cp_model.IntVar]] = defaultdict(list)
    for roster in rosters.values():
        for (_cell, post, person), literal in roster.serves.items():
            if problem.rank[post, person] > 0:
                duties[person].append(literal)
    counts: Counter[tuple[int, str]] = counted(problem, own.values())
    for person, literals in duties.items():
        model.add(sum(literals) == counts[person, STAND_INS])


def _cost(
    model: cp_model.CpModel, rosters: Mapping[Part, Roster], problem: Problem
) -> Linear:
    """Return ranks + posts per person and day − people who serve at all."""
    ranks: list[cp_model.LinearExpr] = []
    serving: defaultdict[tuple[int, int], defaultdict[int, list[cp_model.IntVar]]]
    serving = defaultdict(lambda: defaultdict(list))
    for roster in rosters.values():
        for (cell, post, person), literal in roster.serves.items():
            if problem.rank[post, person] > 1:
                ranks.append((problem.rank[post, person] - 1) * literal)
            serving[cell.day, person][post].append(literal)
    moves: list[cp_model.LinearExpr] = []
    for posts in serving.values():
        at = [_any(model, literals) for literals in posts.values()]
        moves += [*at, -1 * _any(model, [x for some in posts.values() for x in some])]
    return cp_model.LinearExpr.sum([*ranks, *moves])


def _any(model: cp_model.CpModel, literals: list[cp_model.IntVar]) -> cp_model.IntVar:
    some = model.new_bool_var("")
    model.add_max_equality(some, literals)
    return some
