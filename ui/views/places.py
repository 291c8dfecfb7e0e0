"""Where everybody is in every block of a plan."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from hall.domain import HALVES, Block, Half, HalfDay, Hall, LeaveRequest, Person
from hall.plan import Assignment, Plan

Kind = Literal["own", "stand_in", "lunch", "activity", "leave", "free", "not_yet"]
Spot = tuple[dt.date, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """What a person does in a block.

    Attributes:
        of: The post, the activity's id, or the kind of leave; empty otherwise.
        sort: The kind of activity; empty otherwise.
    """

    kind: Kind
    of: str = ""
    sort: str = ""


FREE = Place("free")
LUNCH = Place("lunch")


def granted_leave(hall: Hall, plan: Plan) -> tuple[LeaveRequest, ...]:
    """Return the leave that the plan takes as given or has approved."""
    decided = {row.id: row.decision for row in plan.leave}
    return tuple(
        row for row in hall.leave if decided.get(row.id, row.status) == "approved"
    )


@dataclass(frozen=True)
class Places:
    """Answers where a person is; every block of every working day has an answer."""

    hall: Hall
    plan: Plan

    @cached_property
    def _placed(self) -> Mapping[Spot, Place]:
        return dict(self._from_plan())

    def _from_plan(self) -> Iterator[tuple[Spot, Place]]:
        for row in self.plan.assignments:
            kind: Kind = "own" if row.served_as == "A" else "stand_in"
            yield (row.date, row.block, row.staff), Place(kind, row.post)
        for lunch in self.plan.lunches:
            yield (lunch.date, lunch.block, lunch.staff), LUNCH
        for activity in self.plan.activities:
            for block in activity.blocks:
                for staff in activity.staff:
                    spot = (activity.date, block, staff)
                    yield spot, Place("activity", activity.id, activity.kind)

    @cached_property
    def _served(self) -> Mapping[Spot, Assignment]:
        return {(row.date, row.block, row.post): row for row in self.plan.assignments}

    def server(self, post: str, day: dt.date, block: str) -> Assignment | None:
        """Return who serves a post in a block, and as what; None = nobody."""
        return self._served.get((day, block, post))

    @cached_property
    def _leave(self) -> Mapping[str, list[LeaveRequest]]:
        by_staff: dict[str, list[LeaveRequest]] = {}
        for row in granted_leave(self.hall, self.plan):
            if row.kind != "lactation":
                by_staff.setdefault(row.staff, []).append(row)
        return by_staff

    def at(self, person: Person, day: dt.date, block: Block) -> Place:
        """Return where ``person`` is."""
        if person.joined and day < person.joined:
            return Place("not_yet")
        placed = self._placed.get((day, block.id, person.id))
        return placed or self._on_leave(person.id, day, block) or FREE

    def _on_leave(self, staff: str, day: dt.date, block: Block) -> Place | None:
        halves: tuple[Half, ...] = (
            HALVES if block.session == "noon" else (block.session,)
        )
        for row in self._leave.get(staff, ()):
            for half in halves:
                if row.start <= HalfDay(day, half) <= row.end:
                    return Place("leave", row.kind)
        return None
