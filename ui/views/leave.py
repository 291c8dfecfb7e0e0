"""The leave form as plain values, and a request made of them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from hall.domain import HalfDay, Hall, LeaveKind, LeaveRequest

NEW = "new"


@dataclass(frozen=True, slots=True)
class Form:
    """What the form holds; ``submitted`` None means filed in time."""

    staff: str
    kind: LeaveKind
    start: HalfDay
    end: HalfDay
    submitted: dt.date | None = None
    documents: bool = True
    substitute: str | None = None

    @property
    def in_order(self) -> bool:
        """Tell whether the leave ends after it begins."""
        return self.start <= self.end

    def request(self) -> LeaveRequest:
        """Return the request that the form describes."""
        return LeaveRequest(
            NEW,
            self.staff,
            self.kind,
            self.start,
            self.end,
            submitted=self.submitted,
            substitute=self.substitute,
            documents=self.documents,
        )


def parse_half(text: str) -> HalfDay:
    """Return the half-day written ``2026-06-03 am``."""
    day, half = text.split()
    return HalfDay(dt.date.fromisoformat(day), "am" if half == "am" else "pm")


def knowing(hall: Hall, posts: Collection[str]) -> list[str]:
    """Return who may serve all of ``posts``: by A and B, or as a third person."""
    third = set(hall.qualified)
    asked = [post for post in hall.posts if post.id in posts]
    return [
        person.id
        for person in hall.staff
        if asked
        and all(
            person.id in (post.holder, *post.backups) or (person.id, post.id) in third
            for post in asked
        )
    ]
