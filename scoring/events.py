"""Facts as a policy sees them: numbers of shapes and subjects, all at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from scoring.clauses import Effective
from scoring.columns import NONE, Bools, Coded, Ints, Numbering, mixed, narrow
from scoring.compile import Compiled, Shape
from scoring.fact_table import FactTable
from scoring.values import value_of
from scoring.vocabulary import HEADCOUNT
from scoring.world import World


@dataclass(frozen=True, eq=False)
class Events:
    """The facts of a table in columns, as one policy sees them.

    What is absent is None: then each counts once, all are verified, none is of a
    happening or an item.

    Attributes:
        shapes: What the policy sees of a fact; ``shape`` holds positions in it.
        subjects: Everybody whom a fact can be about; windows first.
        stands_for: Whose place a subject took; -1 = nobody's.
        count: How often each counts, times ``unit`` (a common multiple).
        live: False for facts that are not verified.
        incident: Facts of one happening share a number; -1 = none. Likewise ``item``.
    """

    table: FactTable
    shapes: tuple[Shape, ...]
    subjects: tuple[str, ...]
    unit: int
    shape: Ints
    subject: Ints
    day: Ints
    stands_for: Ints | None = None
    count: Ints | None = None
    live: Bools | None = None
    incident: Ints | None = None
    item: Ints | None = None

    def answering(self, compiled: Compiled) -> Ints:
        """Return who answers for each fact: its subject, or whom he stands in for."""
        whose = value_of(compiled.rule.substitute, compiled.readings)
        if whose != "leave_taker" or self.stands_for is None:
            return self.subject
        return np.where(self.stands_for >= 0, self.stands_for, self.subject)

    def chosen(
        self, shapes: Sequence[bool], days: tuple[int, int], law: Effective
    ) -> Ints:
        """Return the verified facts of some shapes, within some days and a law's."""
        first, last = max(days[0], law.ordinals[0]), min(days[1], law.ordinals[1])
        begin, end = np.searchsorted(self.day, (first, last + 1)).tolist()
        wanted = np.array(shapes, dtype=bool)[self.shape[begin:end]]
        if self.live is not None:
            wanted &= self.live[begin:end]
        rows: Ints = begin + np.flatnonzero(wanted)
        return rows

    def times(self, some: Ints) -> Ints:
        """Return how often some facts count, times ``unit``."""
        if self.count is None:
            return np.full(len(some), self.unit, dtype=np.int64)
        return self.count[some]


def encode(compiled: Compiled, world: World, table: FactTable) -> Events:
    """Return the facts as the policy sees them, under whichever readings."""
    codes, rows = mixed(_seen(compiled, world, table), len(table))
    shapes = Numbering()
    number = [shapes(compiled.shape(table[row], world)) for row in rows.tolist()]
    people = Numbering()
    for who in (*world.subjects("window"), *world.subjects("staff")):
        people(who)
    subject = _renamed(table.subject, people)
    stands_in = table.more.get("substitute_for")
    stands_for = None if stands_in is None else _renamed(stands_in, people)
    unit, count = _counts(table.more.get("count"))
    return Events(
        table=table,
        shapes=tuple(shapes.things),  # type: ignore[arg-type]
        subjects=tuple(map(str, people.things)),
        unit=unit,
        shape=narrow(np.array(number, dtype=np.int64))[codes],
        subject=subject,
        day=table.day,
        stands_for=stands_for,
        count=count,
        live=table.live,
        incident=table.codes("incident"),
        item=table.codes("item"),
    )


def _seen(
    compiled: Compiled, world: World, table: FactTable
) -> Iterator[tuple[Ints, int]]:
    """Yield the columns that a shape is made of."""
    types = [str(each) for each in table.type.values]
    names = {name for each in types for name in compiled.attributes.get(each, ())}
    yield table.type.codes, len(types)
    yield _about(world, table.subject, headcount=HEADCOUNT in names)
    columns = {**table.attributes, **table.more}
    for name in sorted(names):
        if name in columns and name != HEADCOUNT:
            column = columns[name]
            yield column.codes + 1, len(column.values) + 1


def _about(world: World, subject: Coded, *, headcount: bool) -> tuple[Ints, int]:
    """Return whether each fact is about a window, and how many work there."""
    kinds = Numbering()
    numbers = [
        kinds((world.is_window(who), world.headcount(who) if headcount else None))
        for who in map(str, subject.values)
    ]
    return narrow(np.array(numbers, dtype=np.int64))[subject.codes], len(kinds.things)


def _renamed(column: Coded, people: Numbering) -> Ints:
    """Return the numbers of ``people`` for the numbers of a column."""
    numbers = [people(str(each)) for each in column.values]
    known = np.array([*numbers, NONE], dtype=np.int64)
    return narrow(known)[column.codes]


def _counts(column: Coded | None) -> tuple[int, Ints | None]:
    """Return the common multiple of all counts, and the counts times it."""
    if column is None:
        return 1, None
    values = [Fraction(str(each)) for each in column.values]
    unit = lcm(*(each.denominator for each in values))
    whole = np.array([*(int(each * unit) for each in values), unit], dtype=np.int64)
    return unit, whole[column.codes]
