"""Where the predicted points of a plan come from, clause by clause."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Hall
from hall.errors import Say
from hall.plan import Plan
from office.scores import Cards, scorecards
from scoring.active import activate
from scoring.scorecard import LedgerRow


@dataclass(frozen=True, slots=True)
class Loss:
    """What one clause takes (negative: gives) because of the plan, in points."""

    policy: str
    clause: str
    title: Say
    points: Fraction


def losses(hall: Hall, plan: Plan) -> list[Loss]:
    """Return what each clause takes for the plan's predicted facts, dearest first.

    That is what its rows take with them, less what they take for the facts so far
    alone, where every duty still owed counts as done; in all the plan's ``points``.
    """
    clauses = {
        (active.policy.id, clause.id): clause
        for active in activate(hall.policies)
        for clause in active.policy.clauses
    }
    taken: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for rule, row in _rows(scorecards(hall, plan.month, [plan])):
        taken[rule] -= row.points
    for rule, row in _rows(scorecards(hall, plan.month)):
        owed = rule in clauses and clauses[rule].trigger.kind == "quota"
        taken[rule] += Fraction(0) if owed else row.points
    found = [
        Loss(rule[0], clauses[rule].number, clauses[rule].title.say(), points)
        for rule, points in taken.items()
        if points and rule in clauses
    ]
    return sorted(found, key=lambda loss: -loss.points)


def _rows(cards: Cards) -> Iterator[tuple[tuple[str, str], LedgerRow]]:
    """Return the rows of clauses; base, floor and ceiling are none."""
    for policy, subjects in cards.items():
        for card in subjects.values():
            for row in card.ledger:
                if row.clause:
                    yield (policy, row.rule), row
