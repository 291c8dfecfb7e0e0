"""Facts as columns: as an import brings them, or drawn from records.

A table is what policies score. It knows nothing of any policy, so that one table serves
all of them, all their readings and all months.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from hall.domain import Fact
from scoring.columns import NONE, Bools, Coded, Ints, Numbering, narrow
from scoring.period import Period

KEYS = ("time", "count", "value", "incident", "verified", "item", "substitute_for")
_IDS = frozenset({"incident", "item", "substitute_for"})


@dataclass(frozen=True, eq=False)
class FactTable(Sequence[Fact]):
    """Facts in order of time, one row each; a row is a fact again when asked for.

    Attributes:
        ids: Id of each fact.
        type: Its type; ``subject`` whom it is about.
        day: Its day, as the calendar numbers them (1 January of the year 1 is 1).
        more: The other keys of a fact, ``KEYS``; those that no fact has are absent.
        attributes: Its further attributes.
        given: The records that the table was drawn from, in its order.
    """

    ids: npt.NDArray[Any]
    type: Coded
    subject: Coded
    day: Ints
    more: Mapping[str, Coded] = field(default_factory=dict)
    attributes: Mapping[str, Coded] = field(default_factory=dict)
    given: npt.NDArray[np.object_] | None = None

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> "FactTable":
        """Return facts as a table; a table stays as it is."""
        if isinstance(facts, FactTable):
            return facts
        ordered = sorted(facts, key=lambda fact: (fact.date, fact.time or dt.time.min))
        return cls(
            ids=_objects([fact.id for fact in ordered]),
            type=Coded.of([fact.type for fact in ordered]),
            subject=Coded.of([fact.subject for fact in ordered]),
            day=np.array([fact.date.toordinal() for fact in ordered], dtype=np.int32),
            more=dict(_more(ordered)),
            attributes=_attributes(ordered),
            given=_objects(ordered),
        )

    def in_order(self) -> "FactTable":
        """Return the table in order of day and time; equals keep their order."""
        day, time = self.day, self.more.get("time")
        if time is None:
            sorted_already = bool((day[1:] >= day[:-1]).all())
            return self if sorted_already else self.take(np.argsort(day, kind="stable"))
        moments = [dt.time.min, *time.values]
        ranks = np.argsort(np.argsort(np.array([str(each) for each in moments])))
        return self.take(np.lexsort((ranks[time.codes + 1], day)))

    def __len__(self) -> int:
        """Return the number of facts."""
        return len(self.day)

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> "FactTable": ...
    def __getitem__(self, at: int | slice) -> "Fact | FactTable":
        """Return one fact, or the table of a stretch of them."""
        if isinstance(at, slice):
            return self.take(at)
        if self.given is not None:
            fact: Fact = self.given[at]
            return fact
        return self._fact(at)

    def __iter__(self) -> Iterator[Fact]:
        """Yield the facts in order of time."""
        return (self[row] for row in range(len(self)))

    def _fact(self, row: int) -> Fact:
        said = {name: column.at(row) for name, column in self.attributes.items()}
        more: Any = {name: column.at(row) for name, column in self.more.items()}
        for name in _IDS.intersection(more):
            more[name] = None if more[name] is None else str(more[name])
        return Fact(
            id=self.id(row),
            type=str(self.type.at(row)),
            subject=str(self.subject.at(row)),
            date=dt.date.fromordinal(int(self.day[row])),
            attributes={name: each for name, each in said.items() if each is not None},
            **more,
        )

    def id(self, row: int) -> str:
        """Return the id of a fact."""
        return str(self.ids[row])

    def take(self, some: Any) -> "FactTable":
        """Return the table of some rows: positions in order, a mask or a slice."""
        return FactTable(
            self.ids[some],
            self.type.take(some),
            self.subject.take(some),
            self.day[some],
            {name: each.take(some) for name, each in self.more.items()},
            {name: each.take(some) for name, each in self.attributes.items()},
            None if self.given is None else self.given[some],
        )

    def within(self, period: Period) -> "FactTable":
        """Return the facts of a period."""
        return self.take(slice(*self.stretch(period.start, period.end)))

    def stretch(self, first: dt.date, last: dt.date) -> tuple[int, int]:
        """Return where the days from ``first`` to ``last`` begin and end."""
        ends = (first.toordinal(), last.toordinal() + 1)
        begin, end = np.searchsorted(self.day, ends).tolist()
        return begin, end

    def is_a(self, types: Collection[str]) -> Bools:
        """Return which facts are of one of some types."""
        wanted = [each in types for each in self.type.values]
        return np.array(wanted, dtype=bool)[self.type.codes]

    def typed(self, types: Collection[str]) -> "FactTable":
        """Return the facts of some types."""
        return self.take(np.flatnonzero(self.is_a(types)))

    def people(self) -> tuple[str, ...]:
        """Return whom the facts are about, each once."""
        there = np.bincount(self.subject.codes, minlength=len(self.subject.values))
        named = (self.subject.values[code] for code in np.flatnonzero(there).tolist())
        return tuple(map(str, named))

    @cached_property
    def live(self) -> Bools | None:
        """Return which facts are not unverified; None = all."""
        verified = self.more.get("verified")
        if verified is None or False not in verified.values:
            return None
        live: Bools = verified.codes != verified.values.index(False)
        return live

    def codes(self, name: str) -> Ints | None:
        """Return the numbers of one of ``KEYS``; None where no fact has it."""
        column = self.more.get(name)
        return None if column is None else column.codes


def _objects(things: Sequence[object]) -> npt.NDArray[np.object_]:
    found = np.empty(len(things), dtype=object)
    found[:] = things
    return found


def _more(facts: Sequence[Fact]) -> Iterator[tuple[str, Coded]]:
    for name in KEYS:
        column = [getattr(fact, name) for fact in facts]
        if any(each is not None for each in column):
            yield name, Coded.of(column)


def _attributes(facts: Sequence[Fact]) -> dict[str, Coded]:
    said: dict[str, tuple[list[int], list[int], Numbering]] = {}
    for row, fact in enumerate(facts):
        for name, value in fact.attributes.items():
            if value is not None:
                if name not in said:
                    said[name] = ([], [], Numbering())
                rows, codes, numbers = said[name]
                rows.append(row)
                codes.append(numbers(value))
    return {name: _spread(each, len(facts)) for name, each in said.items()}


def _spread(said: tuple[list[int], list[int], Numbering], length: int) -> Coded:
    rows, codes, numbers = said
    column = np.full(length, NONE, dtype=np.int64)
    column[rows] = codes
    return Coded(narrow(column), numbers.things)
