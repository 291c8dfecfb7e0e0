"""What differs between two versions of a plan, person by person."""

import datetime as dt
from collections.abc import Mapping

from hall.plan import Plan, Rearranged
from planner.problem import Problem

Where = Mapping[tuple[dt.date, str, str], str]  # date, block, staff → place
FREE, LUNCH = "free", "lunch"


def rearranged(problem: Problem, old: Plan, new: Plan) -> tuple[Rearranged, ...]:
    """Return who is elsewhere in ``new`` than in ``old``, in time."""
    before, after = _places(old), _places(new)
    changed = [
        key
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key) and key[0] in problem.day
    ]
    order = {who.id: n for n, who in enumerate(problem.hall.staff)}
    return tuple(
        Rearranged(*key, before.get(key, FREE), after.get(key, FREE))
        for key in sorted(
            changed,
            key=lambda k: (k[0], problem.block.get(k[1], 0), order.get(k[2], 0)),
        )
    )


def _places(plan: Plan) -> Where:
    serving = {(a.date, a.block, a.staff): a.post for a in plan.assignments}
    eating = {(meal.date, meal.block, meal.staff): LUNCH for meal in plan.lunches}
    attending = {
        (activity.date, block, staff): activity.id
        for activity in plan.activities
        for block in activity.blocks
        for staff in activity.staff
    }
    return {**serving, **eating, **attending}
