"""The facts that a leave can change, as the plan foresees them with it or without."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hall.domain import Fact, LeaveRequest
from hall.plan import Gap
from planner.account import Line
from planner.assemble import assigned, attended, gaps_left
from planner.case import Case
from planner.decompose import Part
from planner.full_weeks import FULL_WEEK
from planner.placed import Placed
from planner.predict import Served, counting, full_weeks, leave_taken, uncovered
from planner.state import State, half_days

Found = Mapping[Part, Placed]


@dataclass(frozen=True)
class Foreseen:
    """The touched parts in one state of the month; the rest is as the plan has it.

    Attributes:
        state: The month with the leave, or without it.
        found: The parts that the leave touches, solved in ``state``.
        taker: Who takes the leave: only his full weeks may change.
    """

    case: Case
    state: State
    found: Found
    taker: int

    def facts(self) -> list[Fact]:
        """Return the touched parts' facts, and all that is counted with them.

        Leave facts of everybody in the cluster are told anew: whoever stood in for
        one may be the one who is now away.
        """
        question = self.case.question
        activities = attended(question, self.state, self.found.values())
        held = (
            fact
            for activity in activities
            if activity.date in self._dates
            for fact in counting(question, activity)
            if fact.subject in self._windows
        )
        rows = [row for row in self.state.leave if row.staff in self._staff]
        return [
            *self._elsewhere(),
            *held,
            *(uncovered(question, gap, self.state.leave) for gap in self.gaps()),
            *leave_taken(question, rows, self._served(rows)),
            *full_weeks(question, [self.taker], rows),
        ]

    def beside(self) -> list[Line]:
        """Return the charges of the rest of the plan that fill the same caps."""
        return [
            line
            for line in self.case.capped
            if line.fact is not None and not self._mine(line.fact)
        ]

    def gaps(self) -> tuple[Gap, ...]:
        """Return the gaps of the touched parts, without their charges."""
        problem = self.case.question.problem
        posts = {post for part in self.found for post in part.cluster.posts}
        assignments = assigned(problem, self.found.values())
        return gaps_left(problem, assignments, sorted(self._dates), posts)

    def _elsewhere(self) -> list[Fact]:
        """Return the facts of other days that count with those of the touched ones."""
        subjects = {*self._windows, self._name(self.taker)}
        return [
            fact
            for subject in sorted(subjects)
            for fact in self.case.counted.get(subject, ())
            if not self._mine(fact)
        ]

    def _mine(self, fact: Fact) -> bool:
        """Tell whether a fact of the plan is told anew here."""
        if fact.type == "leave_taken":
            return fact.subject in self._staff
        if fact.type == FULL_WEEK:
            return fact.subject == self._name(self.taker)
        if fact.type == "uncovered_post":
            return fact.date in self._dates and fact.attributes["post"] in self._posts
        return fact.date in self._dates and fact.subject in self._windows

    def _served(self, rows: Iterable[LeaveRequest]) -> Served:
        """Return what is served on the days of some leaves: as found, else planned."""
        problem = self.case.question.problem
        days = {day for row in rows for day, _half in half_days(problem, row)}
        others = {problem.days[day] for day in days} - self._dates
        found = assigned(problem, self.found.values())
        return {(a.date, a.block, a.post) for a in found}.union(
            *(self.case.served.get(date, ()) for date in others)
        )

    def _name(self, person: int) -> str:
        return self.case.question.problem.hall.staff[person].id

    @cached_property
    def _dates(self) -> set[dt.date]:
        days = self.case.question.problem.days
        return {days[cell.day] for part in self.found for cell in part.cells}

    @cached_property
    def _staff(self) -> set[str]:
        people = {p for part in self.found for p in part.cluster.people}
        return {self._name(person) for person in people}

    @cached_property
    def _posts(self) -> set[str]:
        posts = self.case.question.problem.hall.posts
        return {posts[post].id for part in self.found for post in part.cluster.posts}

    @cached_property
    def _windows(self) -> set[str]:
        windows = self.case.question.problem.hall.windows
        numbers = {w for part in self.found for w in part.cluster.windows}
        return {windows[number].id for number in numbers}
