"""What was changed in this visit: steps to take back and to do again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hall.domain import Pin
from hall.plan import Plan
from office import StoredPlan

_STEPS_KEPT = 30


@dataclass(frozen=True, slots=True)
class Step:
    """A change: what it was, and the plan on the other side of it."""

    what: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class History:
    """The steps of one month; they hold as long as nobody else saves in between.

    Attributes:
        version: The version that the last step led to.
        past: Steps to take back, the last one last.
        future: Steps taken back, the next one last.
    """

    version: int = 0
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def of(self, stored: StoredPlan) -> "History":
        """Return this history if it leads to ``stored``, else an empty one.

        What is published is not undone by a click either.
        """
        mine = self.version == stored.version and stored.state == "draft"
        return self if mine else History(stored.version)

    def did(self, what: str, before: Plan, version: int) -> "History":
        """Return the history with one more change."""
        past = (*self.past, Step(what, before))[-_STEPS_KEPT:]
        return History(version, past)

    def undone(self, now: Plan, version: int) -> "History":
        """Return the history after its last step was taken back."""
        *past, step = self.past
        future = (*self.future, replace(step, plan=now))
        return History(version, tuple(past), future)

    def redone(self, now: Plan, version: int) -> "History":
        """Return the history after the next step was done again."""
        *future, step = self.future
        past = (*self.past, replace(step, plan=now))
        return History(version, past, tuple(future))


@dataclass(frozen=True, slots=True)
class Clash:
    """Moves that came too late: somebody else had saved; nothing of them is lost.

    Attributes:
        seen: The plan that was on the board when they were made.
    """

    what: str
    moves: Sequence[Pin]
    seen: Plan
