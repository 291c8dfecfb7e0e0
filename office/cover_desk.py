"""Gaps at the desk: who could stand in at once, and what that would cost."""

from collections.abc import Iterator
from dataclasses import dataclass

from hall.domain import Hall, Pin
from hall.plan import Assignment, Gap, Lunch, Plan
from office.rota_desk import RotaDesk
from office.stored import StoredPlan

POINTS = "points"


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody free who could serve a post that nobody serves.

    Attributes:
        points: Hundredths that the hall would lose more (negative: fewer).
    """

    staff: str
    points: int
    cells: tuple[Pin, ...]


class CoverDesk(RotaDesk):
    """What can be done about a gap within seconds."""

    def stand_ins(self, stored: StoredPlan, gap: Gap) -> list[StandIn]:
        """Return who is free and may serve the post, the cheapest first.

        Whoever would make the plan unlawful is left out.
        """
        engine = self.editor(stored)
        known = set(engine.faults(stored.plan))
        found = []
        for cells in _candidates(self.hall(), stored.plan, gap):
            plan = engine.edit_all(stored.plan, cells)
            if set(engine.faults(plan)) <= known:
                cost = _points(plan) - _points(stored.plan)
                found.append(StandIn(cells[0].staff, cost, cells))
        return sorted(found, key=lambda one: one.points)

    def cover(self, stored: StoredPlan, one: StandIn) -> StoredPlan:
        """Put a stand-in at the post; what was published is published again at once.

        Raises:
            StaleDraft: ``stored`` is not the newest version any more.
            RequestError: The plan breaks a rule elsewhere and cannot be published.
        """
        month = stored.plan.month
        saved = self.edit_cells(month, stored.version, one.cells)
        if stored.state == "published":
            return self.publish(month, saved.version)
        return saved


def _candidates(hall: Hall, plan: Plan, gap: Gap) -> Iterator[tuple[Pin, ...]]:
    post = next(post for post in hall.posts if post.id == gap.post)
    blocks = [b.id for b in hall.blocks if b.session == gap.session]
    busy = {row.staff for row in plan.assignments if _meets(row, gap, blocks)}
    busy |= {row.staff for row in plan.lunches if _meets(row, gap, blocks)}
    served = {
        row.block
        for row in plan.assignments
        if row.date == gap.date and row.post == gap.post
    }
    able = [*post.backups, *(s for s, p in hall.qualified if p == post.id)]
    for staff in dict.fromkeys((post.holder, *able)):
        if staff not in busy:
            yield tuple(
                Pin(gap.date, block, staff, post.id)
                for block in blocks
                if block not in served
            )


def _meets(row: Assignment | Lunch, gap: Gap, blocks: list[str]) -> bool:
    return row.date == gap.date and row.block in blocks


def _points(plan: Plan) -> int:
    return next(level.value for level in plan.levels if level.name == POINTS)
