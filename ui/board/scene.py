"""What every part of the board looks at: the plan's places, marks and words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hall.domain import Block, Hall, Person
from hall.plan import Plan
from office import PlanFault
from ui.board.wording import cell_text, gap_text, place_text
from ui.views.places import Place, Places
from ui.wording import Wording

Model = dict[str, object]
Marks = Mapping[tuple[str, dt.date], list[str]]


@dataclass(frozen=True)
class Scene:
    """A plan as the board looks at it.

    Attributes:
        before: The published plan's places; None where there is nothing to compare.
        pins: Staff, day and block of everything fixed by hand.
        bad: What is wrong, by staff and day.
    """

    places: Places
    before: Places | None
    words: Wording
    days: tuple[dt.date, ...]
    pins: frozenset[tuple[str, dt.date, str]]
    selected: tuple[str, dt.date] | None
    bad: Marks
    _numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)

    @property
    def hall(self) -> Hall:
        """Return the hall."""
        return self.places.hall

    @property
    def plan(self) -> Plan:
        """Return the plan on the board."""
        return self.places.plan

    def table(self) -> list[Model]:
        """Return every place named so far, in the order of the numbers."""
        return [
            {"kind": kind, "text": text, "full": full}
            for kind, text, full in self._numbers
        ]

    def number(self, kind: str, text: str, full: str) -> int:
        """Return the number under which a place stands in the table."""
        return self._numbers.setdefault((kind, text, full), len(self._numbers))

    def at(self, person: Person, day: dt.date, block: Block) -> int:
        """Return the number of the place where a person is."""
        return self.numbered(self.places.at(person, day, block))

    def numbered(self, place: Place) -> int:
        """Return the number of a place."""
        full = place_text(self.words, place)
        return self.number(place.kind, cell_text(self.words, place), full)

    def differs(self, person: Person, day: dt.date) -> bool:
        """Tell whether somebody's day is another one in the published plan."""
        return self.before is not None and any(
            self.before.at(person, day, block) != self.places.at(person, day, block)
            for block in self.hall.blocks
        )

    def pinned(self, person: Person, day: dt.date) -> list[str]:
        """Return the blocks of somebody's day that are fixed by hand."""
        return [b.id for b in self.hall.blocks if (person.id, day, b.id) in self.pins]


def marks(
    hall: Hall, plan: Plan, faults: Sequence[PlanFault], words: Wording
) -> dict[tuple[str, dt.date], list[str]]:
    """Return what is wrong by person and day; a gap shows at the post's holder."""
    found: dict[tuple[str, dt.date], list[str]] = {}
    holders = {post.id: post.holder for post in hall.posts}
    for gap in plan.gaps:
        found.setdefault((holders[gap.post], gap.date), []).append(gap_text(words, gap))
    for fault in faults:
        if fault.staff and fault.date:
            text = fault.what.text(words.say.lang)
            found.setdefault((fault.staff, fault.date), []).append(text)
    return found
