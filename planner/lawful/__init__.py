"""Is a plan lawful? The contract a second time, in plain Python, without a solver.

Every plan passes here before anybody sees it, and a plan changed by hand is told here
what is wrong with it.
"""

from collections.abc import Callable

from hall.plan import Plan
from planner.lawful import breaks, cover, duties
from planner.lawful.checked import Checked, PlanFault
from planner.prepare import Question
from planner.state import State

__all__ = ["CHECKS", "PlanFault", "faults"]

CHECKS: tuple[Callable[[Checked], None], ...] = (
    cover.one_place,
    cover.one_server,
    cover.eligible,
    cover.open_posts,
    cover.there,
    breaks.lunch_once,
    breaks.lunch_at_noon,
    breaks.canteen,
    breaks.nursing,
    breaks.facing,
    cover.minimum,
    cover.noon_minimum,
    cover.pins,
    cover.promises,
    duties.cadres,
    duties.activities,
    duties.added,
    cover.gaps_named,
)


def faults(question: Question, state: State, plan: Plan) -> tuple[PlanFault, ...]:
    """Return everything that is unlawful about a plan, in time."""
    checked = Checked(question, state, plan)
    for check in CHECKS:
        check(checked)
    return tuple(sorted(checked.faults, key=lambda f: (f.date, f.block or "", f.rule)))
