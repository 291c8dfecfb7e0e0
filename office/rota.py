"""Plan a month so that it can be shown: solved, checked, re-scored, with predictions.

The solver is not trusted. A plan that the plain lawfulness check faults, or whose
points are not exactly what the scorer takes for its facts, never reaches anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from hall.domain import Hall
from hall.plan import Plan
from office.scores import plan_points, predicted_cards
from planner import Engine, Progress, plan_month

INFEASIBLE = "infeasible"
POINTS = "points"
HALF = Fraction(1, 2)  # a level is written in whole hundredths; averages make thirds


class UnsoundPlan(RuntimeError):
    """The planner contradicts the checker or the scorer: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a month is to be planned.

    Attributes:
        published: The plan people go by; few changes against it are wanted.
        time_limit: Seconds; None = until everything is proven.
        progress: Called often; returning False stops with the best found so far.
    """

    published: Plan | None = None
    time_limit: float | None = None
    seed: int = 1
    progress: Callable[[Progress], bool] | None = None


def plan_with_predictions(hall: Hall, month: str, order: Order | None = None) -> Plan:
    """Plan a month, check it twice, and fill in the predicted scorecards.

    Raises:
        HallrotaError: The book, the month or a policy cannot be planned with.
        UnsoundPlan: A fault of the program; the plan must not be used.
    """
    order = order or Order()
    plan = plan_month(
        hall,
        month,
        published=order.published,
        time_limit=order.time_limit,
        seed=order.seed,
        progress=order.progress,
    )
    if plan.status == INFEASIBLE:
        return plan
    confirm(hall, plan)
    return with_predictions(hall, plan)


def with_predictions(hall: Hall, plan: Plan) -> Plan:
    """Return ``plan`` with the scorecards that its facts lead to."""
    cards = predicted_cards(hall, plan)
    return replace(plan, predicted=cards)


def confirm(hall: Hall, plan: Plan) -> None:
    """Check a plan with code that did not make it.

    Raises:
        UnsoundPlan: It breaks a rule, or its points are not the scorer's.
    """
    faults = Engine(hall, plan.month, plan).faults(plan)
    if faults:
        raise UnsoundPlan("; ".join(fault.what.en for fault in faults[:5]))
    agree(hall, plan)


def agree(hall: Hall, plan: Plan) -> None:
    """Check that the scorer takes for a plan's facts just what the plan says.

    Raises:
        UnsoundPlan: It does not.
    """
    claimed = {level.name: level.value for level in plan.levels}[POINTS]
    judged = plan_points(hall, plan)
    if abs(claimed - judged) > HALF:
        raise UnsoundPlan(f"planner says {claimed} hundredths, scorer says {judged}")
