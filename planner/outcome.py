"""What a leave does: gaps that open and close, and the account line by line."""

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction

from hall.domain import LeaveRequest
from hall.plan import Assignment, Gap
from planner.account import Line, lines
from planner.assemble import assigned, charges
from planner.case import Case
from planner.foreseen import Foreseen, Found
from planner.predict import uncovered
from planner.state import State


@dataclass(frozen=True, slots=True)
class Outcome:
    """A leave's effect, optimum against optimum.

    Attributes:
        lines: Changes of the account, each summed per subject and clause.
        gaps: Gaps that are there with the leave and not without it.
        assignments: Who serves the touched posts with the leave.
        found: The touched parts with the leave.
        state: The state with the leave.
        proven: Whether the points and gaps are proven, with the leave and without.
    """

    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]
    assignments: tuple[Assignment, ...]
    found: Found
    state: State
    proven: bool

    @property
    def total(self) -> Fraction:
        """Return the points lost by the leave, in exact hundredths."""
        return sum((line.points for line in self.lines), Fraction(0))


def outcome(
    case: Case, after: State, request: LeaveRequest, then: Found, now: Found
) -> Outcome:
    """Compare the touched parts without the leave and with it."""
    taker = case.question.problem.person[request.staff]
    old = Foreseen(case, case.state, then, taker)
    new = Foreseen(case, after, now, taker)
    known = {(gap.date, gap.session, gap.post) for gap in old.gaps()}
    opened = (
        gap for gap in new.gaps() if (gap.date, gap.session, gap.post) not in known
    )
    return Outcome(
        _difference(case, old, new),
        tuple(_charged(case, after, gap) for gap in opened),
        assigned(case.question.problem, now.values()),
        now,
        after,
        proven=all(placed.proven for placed in (*then.values(), *now.values())),
    )


def _charged(case: Case, state: State, gap: Gap) -> Gap:
    fact = uncovered(case.question, gap, state.leave)
    return replace(gap, charges=charges(case.question, fact))


def _difference(case: Case, old: Foreseen, new: Foreseen) -> tuple[Line, ...]:
    sums: defaultdict[tuple[str, str, str, str], Fraction] = defaultdict(Fraction)
    for sign, side in ((-1, old), (1, new)):
        for line in lines(case.book, side.facts(), side.beside()):
            key = (line.subject, line.policy, line.clause, line.quote)
            sums[key] += sign * line.points
    return tuple(
        Line(subject, policy, clause, points, quote)
        for (subject, policy, clause, quote), points in sorted(sums.items())
        if points
    )
