"""One mixed-integer model of a small instance, for the proof: HiGHS over work blocks.

Each person's on and off days are a flow over blocks of shifts in a row; block lengths,
rests and the horizon's edges are in the arcs, so the linear relaxation is strong.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt

from benchmarks.nrp.parse import WEEK, Contract, Instance, Ints

SMALL = 1_600  # person-days times shifts
Arc = tuple[int, int, bool]  # first day, day after the last, works


def is_small(instance: Instance) -> bool:
    """Tell whether a proof by one model is worth trying."""
    return len(instance.people) * instance.days * len(instance.shifts) <= SMALL


def solve_compact(instance: Instance, seconds: float) -> tuple[Ints | None, float]:
    """Return the best roster found, if any, and a lower bound."""
    model = mathopt.Model(name=instance.name)
    works = {
        (p, d, s): model.add_binary_variable()
        for p in range(len(instance.people))
        for d in np.flatnonzero(~instance.free[p]).tolist()
        for s in np.flatnonzero(instance.most[p]).tolist()
    }
    for person in range(len(instance.people)):
        _person(model, instance, person, works)
    model.minimize(_objective(model, instance, works))
    result = mathopt.solve(
        model,
        mathopt.SolverType.HIGHS,
        params=mathopt.SolveParameters(
            time_limit=timedelta(seconds=seconds), relative_gap_tolerance=0.0
        ),
    )
    bound = result.termination.objective_bounds.dual_bound
    if not result.has_primal_feasible_solution():
        return None, bound
    roster = np.full((len(instance.people), instance.days), -1)
    for (p, d, s), value in zip(
        works, result.variable_values(list(works.values())), strict=True
    ):
        if value > 0.5:  # noqa: PLR2004
            roster[p, d] = s
    return roster, bound


Works = dict[tuple[int, int, int], mathopt.Variable]


def _person(model: mathopt.Model, instance: Instance, p: int, works: Works) -> None:
    contract, days = instance.contracts[p], instance.days
    on = [
        mathopt.fast_sum(
            [works[p, d, s] for s in range(len(instance.shifts)) if (p, d, s) in works]
        )
        for d in range(days)
    ]
    _flow(model, contract, on)
    minutes = mathopt.fast_sum(
        [int(instance.minutes[s]) * x for (q, _, s), x in works.items() if q == p]
    )
    model.add_linear_constraint(minutes >= contract.min_minutes)
    model.add_linear_constraint(minutes <= contract.max_minutes)
    weekends = []
    for saturday in range(WEEK - 2, days, WEEK):
        weekend = model.add_binary_variable()
        weekends.append(weekend)
        for day in (saturday, saturday + 1):
            model.add_linear_constraint(on[day] - weekend <= 0)
    model.add_linear_constraint(mathopt.fast_sum(weekends) <= contract.max_weekends)
    _shifts(model, instance, p, works)


def _shifts(model: mathopt.Model, instance: Instance, p: int, works: Works) -> None:
    for s in range(len(instance.shifts)):
        mine = [works[p, d, s] for d in range(instance.days) if (p, d, s) in works]
        if len(mine) > instance.most[p, s]:
            model.add_linear_constraint(
                mathopt.fast_sum(mine) <= int(instance.most[p, s])
            )
        after = np.flatnonzero(~instance.follows[s]).tolist()
        for d in range(instance.days - 1):
            banned = [works[p, d + 1, t] for t in after if (p, d + 1, t) in works]
            if banned and (p, d, s) in works:
                model.add_linear_constraint(
                    works[p, d, s] + mathopt.fast_sum(banned) <= 1
                )


def _flow(
    model: mathopt.Model, contract: Contract, on: list[mathopt.LinearBase]
) -> None:
    """Cover the days with blocks of shifts and rests, in turn."""
    days = len(on)
    leaving: dict[tuple[int, bool], list[mathopt.Variable]] = defaultdict(list)
    entering: dict[tuple[int, bool], list[mathopt.Variable]] = defaultdict(list)
    covering: dict[int, list[mathopt.Variable]] = defaultdict(list)
    for first, last, working in _arcs(contract, days):
        arc = model.add_binary_variable()
        leaving[first, working].append(arc)
        entering[last, not working].append(arc)
        if working:
            for day in range(first, last):
                covering[day].append(arc)
    begin = leaving[0, True] + leaving[0, False]
    model.add_linear_constraint(mathopt.fast_sum(begin) == 1)
    for day in range(1, days):
        for working in (True, False):
            out, into = leaving[day, working], entering[day, working]
            model.add_linear_constraint(
                mathopt.fast_sum(out) - mathopt.fast_sum(into) == 0
            )
    for day in range(days):
        model.add_linear_constraint(on[day] - mathopt.fast_sum(covering[day]) == 0)


def _arcs(contract: Contract, days: int) -> Iterator[Arc]:
    for first in range(days):
        for last in range(first + 1, days + 1):
            length, edge = last - first, first == 0 or last == days
            if length <= contract.max_run and (edge or length >= contract.min_run):
                yield first, last, True
            if edge or length >= contract.min_off:
                yield first, last, False


def _objective(
    model: mathopt.Model, instance: Instance, works: Works
) -> mathopt.LinearBase:
    served: dict[tuple[int, int], list[mathopt.Variable]] = defaultdict(list)
    for (_, d, s), x in works.items():
        served[d, s].append(x)
    terms: list[mathopt.LinearBase] = [
        int(instance.wish[key]) * x for key, x in works.items() if instance.wish[key]
    ]
    for d in range(instance.days):
        for s in range(len(instance.shifts)):
            short, extra = (model.add_variable(lb=0) for _ in range(2))
            model.add_linear_constraint(
                mathopt.fast_sum(served[d, s]) + short - extra
                == int(instance.need[d, s])
            )
            terms += [
                int(instance.under[d, s]) * short,
                int(instance.over[d, s]) * extra,
            ]
    return mathopt.fast_sum(terms) + instance.wish_base
