"""Fact × clause, for all facts at once: what each costs, and what does not count.

A row is one clause's price for one fact. Rows are columns of whole numbers; `judge`
fills in which rows count and what is left of each after choices, incidents and caps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import lcm

import numpy as np

from scoring.compile import Compiled, Price
from scoring.events import NONE, Bools, Events, Ints
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

    def where_clause(self, clauses: tuple[str, ...]) -> Bools:
        """Return which rows belong to one of these clauses."""
        wanted = [each.clause.id in clauses for each in self.prices]
        return np.array(wanted, dtype=bool)[self.price]

    @property
    def counted(self) -> Bools:
        """Return which rows count."""
        counted: Bools = self.state == State.COUNTED
        return counted


def price_rows(compiled: Compiled, events: Events, world: World) -> Rows:
    """Look up the prices of every fact."""
    by_shape = [compiled.prices(shape) for shape in events.shapes]
    prices = tuple(price for found in by_shape for price in found)
    sizes = np.array([len(found) for found in by_shape], dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    times = sizes[events.shape]
    fact = np.repeat(np.arange(len(times)), times)
    within = np.arange(len(fact)) - np.repeat(np.cumsum(times) - times, times)
    price = first[events.shape[fact]] + within
    homes = (compiled.charged(subject, world) for subject in events.subjects)
    codes = {subject: code for code, subject in enumerate(events.subjects)}
    home = [NONE if each is None else codes[each] for each in homes]
    subject = np.array(home, dtype=np.int64)[events.subject[fact]]
    named = [_named(compiled, each, world, codes) for each in prices]
    other = np.array(named, dtype=np.int64)[price]
    subject = np.where(other == _SUBJECT, subject, other)
    known = subject >= 0
    return _rows(prices, (fact[known], price[known], subject[known]), events)


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
    prices: tuple[Price, ...], keys: tuple[Ints, Ints, Ints], events: Events
) -> Rows:
    fact, price, subject = keys
    grain = lcm(*(each.points.denominator for each in prices))
    count = events.count[fact]
    points = np.array([int(each.points * grain) for each in prices], dtype=np.int64)
    fine = np.array([each.fine * grain for each in prices], dtype=np.int64)
    blank = np.full(len(fact), NONE, dtype=np.int64)
    return Rows(
        prices=prices,
        fact=fact,
        price=price,
        subject=subject,
        points=points[price] * count,
        fine=fine[price] * count,
        state=np.zeros(len(fact), dtype=np.int64),
        final=points[price] * count,
        rival=blank.copy(),
        capped=blank.copy(),
        unit=events.unit * grain,
    )


def set_aside(rows: Rows, losers: Ints, winners: Ints, state: State) -> None:
    """Let rows not count because of others that took their place."""
    rows.state[losers] = state
    rows.rival[losers] = winners


def leaders(keys: Ints) -> Ints:
    """Return for each of the sorted ``keys`` the position of the first equal one."""
    starts = np.ones(len(keys), dtype=bool)
    starts[1:] = keys[1:] != keys[:-1]
    leaders: Ints = np.maximum.accumulate(np.where(starts, np.arange(len(keys)), 0))
    return leaders


def joined(left: Ints, right: Ints) -> Ints:
    """Return one number for each pair of numbers."""
    joined: Ints = left * (right.max(initial=0) + 1) + right
    return joined
