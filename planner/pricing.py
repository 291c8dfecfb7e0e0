"""What gaps and uncovered leave cost: step by step, cap by cap, in whole numbers.

Read once from the price book (`price_list`), so that models ask for numbers only.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, reduce
from math import gcd

from hall.domain import Fact, Hall, LeaveKind, Session

SESSIONS: tuple[Session, ...] = ("am", "noon", "pm")


@dataclass(frozen=True, slots=True)
class Cost:
    """Scaled points, and the number of the cap they fall under, if any."""

    points: int
    cap: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """Costs that are due from so many uncovered minutes of a session on."""

    minutes: int
    costs: tuple[Cost, ...]


@dataclass(frozen=True)
class Prices:
    """The prices of one month.

    Attributes:
        scale: Scaled points per hundredth of a point (averages make thirds).
        gaps: By post, session, and whether the holder is on leave then.
        leave: What a half-day on which the held posts are not served adds, by person
            and kind of leave.
        rooms: Scaled points that each cap still lets through.
    """

    scale: int
    gaps: Mapping[tuple[int, Session, bool], tuple[Step, ...]]
    leave: Mapping[tuple[int, LeaveKind], tuple[Cost, ...]]
    rooms: tuple[int, ...]

    @cached_property
    def unit(self) -> int:
        """Return the greatest number of scaled points that divides every cost."""
        steps = (step for steps in self.gaps.values() for step in steps)
        costs = [cost for step in steps for cost in step.costs]
        costs += [cost for some in self.leave.values() for cost in some]
        return reduce(gcd, [*(cost.points for cost in costs), *self.rooms], 0)

    @cached_property
    def minds_leave(self) -> bool:
        """Tell whether a gap costs something else while its holder is on leave."""
        return any(
            steps != self.gaps[post, session, not away]
            for (post, session, away), steps in self.gaps.items()
        )

    @cached_property
    def uniform(self) -> bool:
        """Tell whether the fewest points always mean the fewest gaps."""
        return not self.leave and len(set(self.gaps.values())) <= 1


def gap_fact(
    hall: Hall, day: dt.date, post: int, session: Session, minutes: int
) -> Fact:
    """Return the fact that a gap makes, before anybody is known to be on leave."""
    record = hall.posts[post]
    attributes: dict[str, object] = {
        "post": record.id,
        "session": session,
        "minutes": Decimal(minutes),
        "b": record.backups[0] if record.backups else None,
        "b_in_place": False,
        "on_leave": None,
        "planned": True,
    }
    return Fact("", "uncovered_post", record.holder, day, attributes=attributes)


def leave_fact(
    staff: str, day: dt.date, kind: str, days: Decimal, covered: bool
) -> Fact:
    """Return the fact that a run of leave makes, alike in whether it was covered."""
    attributes = {"kind": kind, "days": days, "covered": covered, "planned": True}
    return Fact("", "leave_taken", staff, day, attributes=attributes)


def on_leave(fact: Fact, staff: str) -> Fact:
    """Return a gap's fact with the person whose leave left the post empty."""
    return replace(fact, attributes={**fact.attributes, "on_leave": staff})
