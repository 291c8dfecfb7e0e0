"""How evenly noons and stand-in duties fall: Σ n(n+1)/2 over people and measures.

n is what a person carries over plus this month's count. The sum is convex, so each
further duty of one person costs one more than the last: unit steps with rising prices.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from planner.cpsat import Linear
from planner.placed import Placed
from planner.problem import Cell, Problem
from planner.roster import Roster
from planner.state import LUNCH

Measure = tuple[int, str]  # person, "lunch:<block>" or "stand_ins"
STAND_INS = "stand_ins"


def measure(problem: Problem, cell: Cell, person: int, place: int) -> Measure | None:
    """Return what a placement counts towards; serving one's own post is no duty."""
    if place == LUNCH:
        return person, f"lunch:{problem.blocks[cell.block].id}"
    return (person, STAND_INS) if problem.rank[place, person] > 0 else None


def counted(problem: Problem, found: Iterable[Placed]) -> Counter[Measure]:
    """Return this month's counts."""
    counts: Counter[Measure] = Counter()
    for placed in found:
        for cell, person, place in placed.places:
            key = measure(problem, cell, person, place)
            if key is not None:
                counts[key] += 1
    return counts


def unevenness(carried: Mapping[Measure, int], counts: Mapping[Measure, int]) -> int:
    """Return Σ n(n+1)/2 over people and measures, n = carried over + counted."""
    loads = (carried.get(k, 0) + counts.get(k, 0) for k in set(counts) | set(carried))
    return sum(n * (n + 1) // 2 for n in loads)


@dataclass(frozen=True, slots=True)
class Load:
    """Unevenness as a sum over rosters: a constant and a linear part to minimise."""

    rising: Linear
    carried: int


def load(model: cp_model.CpModel, rosters: Iterable[Roster]) -> Load:
    """Write the unevenness of the rosters' people into their model."""
    duties: defaultdict[Measure, list[cp_model.IntVar]] = defaultdict(list)
    problem, people = None, set[int]()
    for roster in rosters:
        problem = roster.problem
        people.update(*(part.cluster.people for part in roster.parts))
        for (cell, person), literal in roster.eats.items():
            duties[person, f"lunch:{problem.blocks[cell.block].id}"].append(literal)
        for (_cell, post, person), literal in roster.serves.items():
            if problem.rank[post, person] > 0:
                duties[person, STAND_INS].append(literal)
    if problem is None:
        return Load(0, 0)
    carried = Counter({k: n for k, n in problem.carry.items() if k[0] in people})
    steps = [
        step
        for key, literals in duties.items()
        for step in steps_up(model, literals, carried[key])
    ]
    return Load(cp_model.LinearExpr.sum(steps), unevenness(carried, {}))


def steps_up(
    model: cp_model.CpModel, literals: list[cp_model.IntVar], carried: int
) -> Iterable[Linear]:
    """Count literals in steps; step k costs carried + k, so cheap ones fill first."""
    taken = [model.new_bool_var("") for _ in literals]
    model.add(sum(literals) == sum(taken))
    for lower, upper in pairwise(taken):
        model.add_implication(upper, lower)
    return [(carried + k) * step for k, step in enumerate(taken, 1)]
