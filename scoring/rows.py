"""Fact × clause, for all facts at once: what each costs, and what does not count.

A row is one clause's price for one fact. Rows are columns of whole numbers; `judge`
fills in which rows count and what is left of each after choices, incidents and caps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import lcm

import numpy as np

from scoring.columns import NONE, Bools, Ints
from scoring.compile import Compiled, Price
from scoring.events import Events
from scoring.world import World


class State(IntEnum):
    """Whether a row counts, and if not, why."""

    COUNTED = 0
    OUTSIDE = 1
    UNVERIFIED = 2
    DISPLACED = 3
    LESSER = 4
    SAME_INCIDENT = 5
    REPEATED = 6
    INCOMPLETE = 7
    NOT_IN_FORCE = 8


@dataclass
class Rows:
    """Prices of facts, one row each.

    Attributes:
        prices: What ``price`` holds positions in.
        fact: Position of the fact in the events.
        subject: Position of who is charged in the events' subjects.
        unit: Points are hundredths, and fines yuan, times this common multiple.
        points: Before and after (``final``) the rules about several rows; without sign.
        rival: The row that took this one's place, -1 if none.
        capped: Position of the cap that cut the row, -1 if none.
        several: By price: whether its fact has other prices as well.
    """

    prices: tuple[Price, ...]
    fact: Ints
    price: Ints
    subject: Ints
    points: Ints
    fine: Ints
    state: Ints
    final: Ints
    rival: Ints
    capped: Ints
    unit: int
    several: Bools

    def where_clause(self, clauses: tuple[str, ...]) -> Bools:
        """Return which rows belong to one of these clauses."""
        wanted = [each.clause.id in clauses for each in self.prices]
        return np.array(wanted, dtype=bool)[self.price]

    def of_clauses(self, clauses: tuple[str, ...]) -> Ints:
        """Return the rows that belong to one of these clauses."""
        if not any(each.clause.id in clauses for each in self.prices):
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero(self.where_clause(clauses))

    @property
    def deducting(self) -> Bools:
        """Return which rows cost something; the others earn."""
        costs = [each.clause.polarity == "deduct" for each in self.prices]
        return np.array(costs, dtype=bool)[self.price]

    @property
    def counted(self) -> Bools:
        """Return which rows count."""
        counted: Bools = self.state == State.COUNTED
        return counted


def price_rows(compiled: Compiled, events: Events, world: World) -> Rows:
    """Look up the prices of every fact."""
    by_shape = [compiled.prices(shape) for shape in events.shapes]
    prices = tuple(price for found in by_shape for price in found)
    fact, price = _looked_up([len(found) for found in by_shape], events.shape)
    subject = _charged(compiled, prices, events, world)(fact, price)
    known = subject >= 0
    if not known.all():
        fact, price, subject = fact[known], price[known], subject[known]
    shared = [len(found) > 1 for found in by_shape for _ in found]
    return _rows(prices, (fact, price, subject), events, np.array(shared, dtype=bool))


def _looked_up(sizes: list[int], shape: Ints) -> tuple[Ints, Ints]:
    """Return fact and price of each row: so many prices as each shape has."""
    many = np.array(sizes, dtype=np.int32)
    first = np.cumsum(many, dtype=np.int32) - many
    if many.max(initial=0) <= 1:
        fact = np.flatnonzero(many.astype(bool)[shape]).astype(np.int32)
        return fact, first[shape[fact]]
    times = many[shape]
    fact = np.repeat(np.arange(len(shape), dtype=np.int32), times)
    begin = first[shape] - (np.cumsum(times, dtype=np.int32) - times)
    return fact, np.arange(len(fact), dtype=np.int32) + begin[fact]


def _charged(
    compiled: Compiled, prices: tuple[Price, ...], events: Events, world: World
) -> Callable[[Ints, Ints], Ints]:
    """Return who is charged, for rows given by fact and price."""
    homes = [compiled.charged(subject, world) for subject in events.subjects]
    codes = {subject: code for code, subject in enumerate(events.subjects)}
    home = np.array([NONE if each is None else codes[each] for each in homes], np.int32)
    named = [_named(compiled, each, world, codes) for each in prices]
    other = np.array(named, dtype=np.int32)
    answering = events.answering(compiled)

    def of(fact: Ints, price: Ints) -> Ints:
        own = home[answering[fact]]
        if all(each == _SUBJECT for each in named):
            return own
        return np.where(other[price] == _SUBJECT, own, other[price])

    return of


_SUBJECT = -2  # the fact's own subject answers for it


def _named(
    compiled: Compiled, price: Price, world: World, codes: Mapping[str, int]
) -> int:
    """Return the number of who is charged where the fact names somebody else."""
    if price.answers is None:
        return _SUBJECT
    charged = compiled.charged(price.answers, world)
    return NONE if charged is None else codes.get(charged, NONE)


def _rows(
    prices: tuple[Price, ...],
    keys: tuple[Ints, Ints, Ints],
    events: Events,
    several: Bools,
) -> Rows:
    fact, price, subject = keys
    grain = lcm(*(each.points.denominator for each in prices))
    each_time = 1 if events.count is not None else events.unit
    points = [int(each.points * grain) * each_time for each in prices]
    fine = [each.fine * grain * each_time for each in prices]
    return Rows(
        prices=prices,
        fact=fact,
        price=price,
        subject=subject,
        points=_each(points, price, events, fact),
        fine=_each(fine, price, events, fact),
        state=np.zeros(len(fact), dtype=np.int8),
        final=np.zeros(0, dtype=np.int64),
        rival=np.full(len(fact), NONE, dtype=np.int32),
        capped=np.full(len(fact), NONE, dtype=np.int8),
        unit=events.unit * grain,
        several=several,
    )


def _each(amounts: list[int], price: Ints, events: Events, fact: Ints) -> Ints:
    """Return what each row's price comes to."""
    found = np.array(amounts, dtype=np.int64)[price]
    return found if events.count is None else found * events.count[fact]


def set_aside(rows: Rows, losers: Ints, winners: Ints, state: State) -> None:
    """Let rows not count because of others that took their place."""
    rows.state[losers] = state
    rows.rival[losers] = winners
