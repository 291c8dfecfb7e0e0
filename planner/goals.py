"""What a roster is asked for: the levels of the contract, or a question of its own."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Protocol

from planner.decompose import Part
from planner.levels import (
    Bounds,
    Placement,
    Term,
    points,
    points_lost,
    terms,
    total_gaps,
)
from planner.placed import Placed
from planner.roster import Roster


class Goal(Protocol):
    """Levels to minimise; ``key`` tells goals apart in the solver's memory."""

    def met(self, best: Placed) -> Placed | None:
        """Return the goal's optimum where a part's best by the contract is one."""

    def key(self, part: Part) -> Hashable:
        """Return what tells this goal from others for a part; None = do not keep."""

    @property
    def first(self) -> str:
        """Return the name of the first level, which all parts must share."""

    def levels(self, x: Roster) -> tuple[Term, ...]:
        """Return the levels of a roster, first things first."""


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract's levels, with ``changes`` against a published placement."""

    before: Placement | None = None
    first: str = "points"

    def met(self, best: Placed) -> Placed | None:
        """Return nothing: the contract itself is what has to be solved."""

    def key(self, part: Part) -> Hashable:
        """Tell it apart; changes depend on the day, so they are not remembered."""
        return "contract" if self.before is None else None

    def levels(self, x: Roster) -> tuple[Term, ...]:
        """Return points, gaps, gap minutes, changes and stand-ins."""
        return terms(x, self.before)


@dataclass(frozen=True, slots=True)
class PointsWithout:
    """The fewest points if the costs under some caps did not count.

    Attributes:
        wins: Whether a part can win points at all.
    """

    free: frozenset[int]
    wins: bool = True
    first: str = "points"

    def met(self, best: Placed) -> Placed | None:
        """Return the contract's best where nothing is lost and nothing can be won."""
        (points, *_rest) = best.levels
        none = points.value == points.bound == 0 and not self.wins
        return replace(best, levels=(points,)) if none else None

    def key(self, part: Part) -> Hashable:
        """Tell it apart by its caps."""
        return "without", self.free

    def levels(self, x: Roster) -> tuple[Term, ...]:
        """Return the points."""
        return (points(x, self.free),)


@dataclass(frozen=True, slots=True)
class PointsLost:
    """The fewest points lost if activities won nothing."""

    first: str = "points"

    def met(self, best: Placed) -> Placed | None:
        """Return nothing: what the contract's best loses is not told apart in it."""

    def key(self, part: Part) -> Hashable:
        """Tell it apart."""
        return "lost"

    def levels(self, x: Roster) -> tuple[Term, ...]:
        """Return the points lost."""
        return (points_lost(x),)


@dataclass(frozen=True, slots=True)
class FewestGaps:
    """The fewest gaps of all, then the fewest in one window."""

    window: int
    first: str = "gaps"

    def met(self, best: Placed) -> Placed | None:
        """Return the contract's best where it leaves no gap at all."""
        if best.value("gaps"):
            return None
        none = Bounds("gaps", 0, 0), Bounds("window_gaps", 0, 0)
        return replace(best, levels=none)

    def key(self, part: Part) -> Hashable:
        """Tell it apart by its window, where the part has it."""
        return "gaps", self.window if self.window in part.cluster.windows else None

    def levels(self, x: Roster) -> tuple[Term, ...]:
        """Return all gaps, then the window's."""
        posts = frozenset(x.problem.posts_of[self.window])
        return total_gaps(x, "gaps"), total_gaps(x, "window_gaps", posts)
