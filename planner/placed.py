"""A part's solution: who is where, and what is proven about it."""

from dataclasses import dataclass, replace

from planner.cpsat import Solved
from planner.decompose import Part
from planner.levels import Bounds, Placement
from planner.problem import Cell
from planner.roster import Roster
from planner.state import LUNCH

JUDGED = ("points", "gaps", "gap_minutes")  # the levels that a leave is judged by


@dataclass(frozen=True, slots=True)
class Placed:
    """A part's solution.

    Attributes:
        places: (cell, person, post or LUNCH).
        attends: (activity id, person).
        levels: Value and bound of each level.
        empty: (cell, post) that nobody serves.
    """

    places: Placement
    attends: frozenset[tuple[str, int]]
    levels: tuple[Bounds, ...]
    empty: frozenset[tuple[Cell, int]]

    @property
    def proven(self) -> bool:
        """Tell whether what a leave is judged by is proven: points and gaps."""
        judged = [level for level in self.levels if level.name in JUDGED]
        return all(level.value == level.bound for level in judged)

    def value(self, name: str) -> int:
        """Return the value of a level."""
        return next(level.value for level in self.levels if level.name == name)


def read(roster: Roster, solved: Solved, known: tuple[Bounds, ...]) -> Placed:
    """Read a roster's placement from a solution."""
    serving = [
        (cell, person, post)
        for (cell, post, person), literal in roster.serves.items()
        if solved.true(literal)
    ]
    eating = [(c, p, LUNCH) for (c, p), lit in roster.eats.items() if solved.true(lit)]
    attending = [key for key, lit in roster.attends.items() if solved.true(lit)]
    empty = [key for key, literal in roster.empty.items() if solved.true(literal)]
    places = frozenset(serving + eating)
    return Placed(places, frozenset(attending), known, frozenset(empty))


def moved(placed: Placed, part: Part, *, back: bool) -> Placed:
    """Move a solution between the part's days and days counted from nought."""
    days = part.days
    shift = {d: n for n, d in enumerate(days)} if back else dict(enumerate(days))
    places = frozenset(
        (Cell(shift[cell.day], cell.block), person, place)
        for cell, person, place in placed.places
    )
    empty = frozenset(
        (Cell(shift[cell.day], cell.block), post) for cell, post in placed.empty
    )
    return replace(placed, places=places, empty=empty)
