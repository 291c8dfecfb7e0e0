"""The world that facts happen in: windows, their people and the working days."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from hall.domain import Hall

HALL = "HALL"  # the subject of facts about the whole hall


@dataclass(frozen=True, slots=True)
class WorldWindow:
    """A window and the staff assigned to it; its head-count is their number."""

    id: str
    staff: tuple[str, ...]
    kind: str | None = None


@dataclass(frozen=True)
class World:
    """Windows, people and the working days of a period.

    Attributes:
        working_days: Working days of the period that is scored, in order.
        joined: First day of people who joined lately; absent = always there.
    """

    windows: tuple[WorldWindow, ...]
    working_days: tuple[dt.date, ...]
    joined: Mapping[str, dt.date] = field(default_factory=dict)

    @classmethod
    def of(cls, hall: Hall, working_days: Iterable[dt.date]) -> "World":
        """Return the world of a hall book over ``working_days``."""
        staff: dict[str, list[str]] = {window.id: [] for window in hall.windows}
        for person in hall.staff:
            staff[person.window].append(person.id)
        windows = (
            WorldWindow(each.id, tuple(staff[each.id]), each.kind)
            for each in hall.windows
        )
        joined = {each.id: each.joined for each in hall.staff if each.joined}
        return cls(tuple(windows), tuple(sorted(working_days)), joined)

    @cached_property
    def _window_of(self) -> dict[str, WorldWindow]:
        return {person: each for each in self.windows for person in each.staff}

    @cached_property
    def _window_ids(self) -> frozenset[str]:
        return frozenset(each.id for each in self.windows)

    def window_of(self, staff: str) -> WorldWindow | None:
        """Return the window of a member of staff, None for somebody from outside."""
        return self._window_of.get(staff)

    def headcount(self, subject: str) -> Decimal | None:
        """Return the head-count of a window or of somebody's; None from outside."""
        named = (each for each in self.windows if each.id == subject)
        window = next(named, None) or self.window_of(subject)
        return None if window is None else Decimal(len(window.staff))

    def is_window(self, subject: str) -> bool:
        """Tell whether ``subject`` is the id of a window."""
        return subject in self._window_ids

    def knows(self, subject: str) -> bool:
        """Tell whether ``subject`` is a window, one of the staff or the hall itself."""
        return subject == HALL or self.headcount(subject) is not None

    def subjects(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all windows, or (``staff``) of all their people."""
        if kind == "window":
            return tuple(window.id for window in self.windows)
        return tuple(person for window in self.windows for person in window.staff)

    def assessed(self, kind: str, named: Iterable[str]) -> tuple[str, ...]:
        """Return whom a policy assesses: windows, or staff and people from outside.

        Args:
            kind: ``window`` or ``staff``.
            named: Whom facts are about.
        """
        own = self.subjects(kind)
        if kind == "window":
            return own
        outside = (who for who in named if who != HALL and not self.is_window(who))
        return tuple(dict.fromkeys((*own, *outside)))

    def days_in_post(self, staff: str) -> int:
        """Return on how many of the working days the person belonged to the hall."""
        joined = self.joined.get(staff)
        if joined is None:
            return len(self.working_days)
        return sum(day >= joined for day in self.working_days)
