"""Facts as columns of whole numbers, so that all are looked up at once."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
import numpy.typing as npt

from hall.domain import Fact
from scoring.compile import Compiled, Shape
from scoring.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
NONE = -1


@dataclass(frozen=True)
class Events:
    """Facts in order of time, as columns.

    Attributes:
        shapes: What the policy sees of a fact; ``shape`` holds positions in it.
        subjects: Everybody whom a fact can be about; windows first.
        count: How often each counts, times ``unit`` (a common multiple).
        live: False for facts that are not verified.
        incident: Facts of one happening share a number; -1 = none. Likewise ``item``.
    """

    facts: tuple[Fact, ...]
    shapes: tuple[Shape, ...]
    subjects: tuple[str, ...]
    unit: int
    shape: Ints
    subject: Ints
    day: Ints
    count: Ints
    live: Bools
    incident: Ints
    item: Ints


class Numbering:
    """Gives equal things equal numbers, in order of first appearance."""

    def __init__(self) -> None:
        """Start empty."""
        self.known: dict[object, int] = {}

    def __call__(self, thing: object) -> int:
        """Return the number of ``thing``."""
        return self.known.setdefault(thing, len(self.known))

    def optional(self, thing: object) -> int:
        """Return the number of ``thing``, -1 for None."""
        return NONE if thing is None else self(thing)


def encode(compiled: Compiled, world: World, facts: Sequence[Fact]) -> Events:
    """Return the facts as columns, ordered by day, time and position."""
    ordered = sorted(facts, key=lambda fact: (fact.date, fact.time or dt.time.min))
    shapes, subjects = Numbering(), Numbering()
    incidents, items = Numbering(), Numbering()
    for window in world.windows:
        subjects(window.id)
    for window in world.windows:
        for person in window.staff:
            subjects(person)
    counts = [Fraction(1 if fact.count is None else fact.count) for fact in ordered]
    unit = lcm(*(count.denominator for count in counts))
    return Events(
        facts=tuple(ordered),
        shape=_ints(shapes(compiled.shape(fact, world)) for fact in ordered),
        subject=_ints(subjects(compiled.answers(fact)) for fact in ordered),
        day=_ints(fact.date.toordinal() for fact in ordered),
        count=_ints(int(count * unit) for count in counts),
        live=np.array([fact.verified is not False for fact in ordered], dtype=bool),
        incident=_ints(incidents.optional(fact.incident) for fact in ordered),
        item=_ints(items.optional(fact.item) for fact in ordered),
        unit=unit,
        shapes=tuple(shapes.known),  # type: ignore[arg-type]
        subjects=tuple(map(str, subjects.known)),
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)
