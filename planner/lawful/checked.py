"""A plan under scrutiny, with the look-ups that the checks share."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from hall.errors import Say
from hall.plan import Plan
from planner.prepare import Question
from planner.problem import Cell, Problem
from planner.state import State

Key = tuple[dt.date, str]  # date, block id


@dataclass(frozen=True, slots=True)
class PlanFault:
    """Something a plan must not do. Ids as in the hall; None = does not apply."""

    rule: str
    what: Say
    date: dt.date
    block: str | None = None
    staff: str | None = None
    post: str | None = None


@dataclass
class Checked:
    """A plan with the look-ups that the checks share."""

    question: Question
    state: State
    plan: Plan
    faults: list[PlanFault] = field(default_factory=list)

    @property
    def problem(self) -> Problem:
        """Return the question in whole numbers."""
        return self.question.problem

    @cached_property
    def serving(self) -> dict[tuple[dt.date, str, str], list[str]]:
        """Return who serves, by (date, block, post)."""
        servers: defaultdict[tuple[dt.date, str, str], list[str]] = defaultdict(list)
        for a in self.plan.assignments:
            servers[a.date, a.block, a.post].append(a.staff)
        return servers

    @cached_property
    def places(self) -> dict[tuple[dt.date, str, str], list[str]]:
        """Return the places of (date, block, staff): post ids, lunch, activity ids."""
        places: defaultdict[tuple[dt.date, str, str], list[str]] = defaultdict(list)
        for a in self.plan.assignments:
            places[a.date, a.block, a.staff].append(a.post)
        for lunch in self.plan.lunches:
            places[lunch.date, lunch.block, lunch.staff].append("lunch")
        for activity in self.plan.activities:
            for block in activity.blocks:
                for staff in activity.staff:
                    places[activity.date, block, staff].append(activity.id)
        return places

    def served(self, cell: Cell, post: int) -> bool:
        """Tell whether somebody serves a post in a cell."""
        date, block = self.key(cell)
        return bool(self.serving.get((date, block, self.problem.hall.posts[post].id)))

    def key(self, cell: Cell) -> Key:
        """Return a cell's date and block id."""
        return self.problem.days[cell.day], self.problem.blocks[cell.block].id

    def cells(self) -> Iterator[Cell]:
        """Return every cell of the month, in time."""
        blocks = range(len(self.problem.blocks))
        days = range(len(self.problem.days))
        return (Cell(day, block) for day in days for block in blocks)

    def wrong(self, rule: str, what: Say, key: Key, **where: str | None) -> None:
        """Note a fault."""
        self.faults.append(PlanFault(rule, what, key[0], key[1] or None, **where))

    def name(self, staff: str) -> str:
        """Return a person's name."""
        number = self.problem.person.get(staff)
        return staff if number is None else self.problem.hall.staff[number].name

    def post_name(self, post: str) -> str:
        """Return a post's name."""
        number = self.problem.post.get(post)
        return post if number is None else self.problem.hall.posts[number].name


def cell_at(problem: Problem, date: dt.date, block: str) -> Cell | None:
    """Return the cell of a date and a block id, None if the month has no such."""
    day, number = problem.day.get(date), problem.block.get(block)
    return None if day is None or number is None else Cell(day, number)
