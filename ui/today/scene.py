"""One block of one day of a plan: what the page of today is looking at."""

import datetime as dt
from dataclasses import dataclass

from hall.domain import Block, Person, Post, Window
from hall.plan import Gap, Plan
from ui.state import Desk
from ui.views import today as views


@dataclass(frozen=True)
class Scene:
    """One block of one day of a plan, for the windows looked at."""

    here: Desk
    plan: Plan
    day: dt.date
    block: Block

    @property
    def windows(self) -> list[Window]:
        """Return the windows looked at."""
        hall, window = self.here.hall, self.here.window
        return [w for w in hall.windows if window in (None, w.id)]

    @property
    def people(self) -> list[Person]:
        """Return the people of these windows."""
        shown = {window.id for window in self.windows}
        return [p for p in self.here.hall.staff if p.window in shown]

    @property
    def posts(self) -> tuple[Post, ...]:
        """Return the posts of these windows."""
        return views.posts_of(self.here.hall, self.here.window)

    def gaps(self) -> tuple[list[Gap], list[Gap]]:
        """Return the gaps of this session, and those of the rest of the day."""
        found = views.gaps_on(self.plan, self.posts, self.day)
        session = self.block.session
        return (
            [gap for gap in found if gap.session == session],
            [gap for gap in found if gap.session != session],
        )
