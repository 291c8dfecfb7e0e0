"""What a leave does: gaps that open and close, and the account line by line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Fact, LeaveRequest
from hall.plan import Assignment, Gap
from planner.account import Line, lines
from planner.assemble import assigned, attended, charges, gaps_left
from planner.case import Case
from planner.decompose import Part
from planner.placed import Placed
from planner.predict import counting, leave_taken, uncovered
from planner.prepare import FACT_OF
from planner.state import State

Found = Mapping[Part, Placed]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A leave's effect, optimum against optimum.

    Attributes:
        lines: Changes of the account, each summed per subject and clause.
        gaps: Gaps that are there with the leave and not without it.
        assignments: Who serves the touched posts with the leave.
        found: The touched parts with the leave.
        state: The state with the leave.
    """

    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]
    assignments: tuple[Assignment, ...]
    found: Found
    state: State

    @property
    def total(self) -> Fraction:
        """Return the points lost by the leave, in exact hundredths."""
        return sum((line.points for line in self.lines), Fraction(0))


def outcome(
    case: Case, after: State, request: LeaveRequest, then: Found, now: Found
) -> Outcome:
    """Compare the touched parts without the leave and with it."""
    old = _facts(case, case.state, then, ())
    new = _facts(case, after, now, (request,))
    known = {(gap.date, gap.session, gap.post) for gap in _gaps(case, then)}
    opened = tuple(
        replaced
        for gap, replaced in zip(
            _gaps(case, now), _charged(case, after, now), strict=True
        )
        if (gap.date, gap.session, gap.post) not in known
    )
    assignments = assigned(case.question.problem, now.values())
    return Outcome(_difference(case, old, new), opened, assignments, now, after)


def _gaps(case: Case, found: Found) -> tuple[Gap, ...]:
    problem = case.question.problem
    days = sorted({cell.day for part in found for cell in part.cells})
    posts = {post for part in found for post in part.cluster.posts}
    assignments = assigned(problem, found.values())
    return gaps_left(problem, assignments, [problem.days[day] for day in days], posts)


def _charged(case: Case, state: State, found: Found) -> list[Gap]:
    gaps = _gaps(case, found)
    facts = (uncovered(case.question, gap, state.leave) for gap in gaps)
    return [
        Gap(g.date, g.session, g.post, g.minutes, charges(case.question, fact))
        for g, fact in zip(gaps, facts, strict=True)
    ]


def _facts(
    case: Case, state: State, found: Found, leave: tuple[LeaveRequest, ...]
) -> list[Fact]:
    """Return the facts of the touched parts, and all that quotas look at."""
    question = case.question
    problem = question.problem
    days = {problem.days[cell.day] for part in found for cell in part.cells}
    mine = {
        problem.hall.windows[window].id
        for part in found
        for window in part.cluster.windows
    }
    elsewhere = [
        fact
        for fact in case.plan.facts
        if fact.type in FACT_OF.values()
        and not (fact.date in days and fact.subject in mine)
    ]
    held = [
        fact
        for activity in attended(question, state, found.values())
        if activity.date in days
        for fact in counting(question, activity)
        if fact.subject in mine
    ]
    served = {(a.date, a.block, a.post) for a in assigned(problem, found.values())}
    return [
        *elsewhere,
        *held,
        *(uncovered(question, gap, state.leave) for gap in _gaps(case, found)),
        *leave_taken(question, leave, served),
    ]


def _difference(
    case: Case, old: Iterable[Fact], new: Iterable[Fact]
) -> tuple[Line, ...]:
    sums: defaultdict[tuple[str, str, str, str], Fraction] = defaultdict(Fraction)
    for sign, facts in ((-1, list(old)), (1, list(new))):
        for line in lines(case.book, facts):
            key = (line.subject, line.policy, line.clause, line.quote)
            sums[key] += sign * line.points
    return tuple(
        Line(subject, policy, clause, points, quote)
        for (subject, policy, clause, quote), points in sorted(sums.items())
        if points
    )
