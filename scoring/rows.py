"""Fact × clause, for all facts at once: what each costs, and what does not count.

A row is one clause's price for one fact. Rows are columns of whole numbers; `judge`
fills in which rows count and what is left of each after choices, incidents and caps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

import numpy as np

from scoring.compile import HUNDRED, Compiled, Price
from scoring.events import NONE, Bools, Events, Ints
from scoring.period import Period
from scoring.policy import Cap, Choice
from scoring.values import value_of
from scoring.world import World


class State(IntEnum):
    """Whether a row counts, and if not, why."""

    COUNTED = 0
    OUTSIDE = 1
    UNVERIFIED = 2
    DISPLACED = 3
    LESSER = 4
    SAME_INCIDENT = 5


@dataclass
class Rows:
    """Prices of facts, one row each.

    Attributes:
        prices: What ``price`` holds positions in.
        fact: Position of the fact in the events.
        subject: Position of who is charged in the events' subjects.
        points: Hundredths × the events' unit, before and after (``final``) the rules
            about several rows; without sign.
        fine: Yuan × unit.
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

    def where_clause(self, clauses: tuple[str, ...]) -> Bools:
        """Return which rows belong to one of these clauses."""
        wanted = [each.clause.id in clauses for each in self.prices]
        return np.array(wanted, dtype=bool)[self.price]

    @property
    def counted(self) -> Bools:
        """Return which rows count."""
        counted: Bools = self.state == State.COUNTED
        return counted


def judge(compiled: Compiled, events: Events, world: World, period: Period) -> Rows:
    """Return the rows of a period with everything about points decided."""
    rows = _price(compiled, events, world)
    inside = (events.day >= period.start.toordinal()) & (
        events.day <= period.end.toordinal()
    )
    rows.state[~inside[rows.fact]] = State.OUTSIDE
    rows.state[~events.live[rows.fact]] = State.UNVERIFIED
    for choice in compiled.choices:
        _choose(choice, rows, events)
    _merge_incidents(compiled, rows, events)
    rows.final[:] = np.where(rows.counted, rows.points, 0)
    for number, cap in enumerate(compiled.caps):
        _cap(compiled, (number, cap), rows, events, period)
    return rows


def _price(compiled: Compiled, events: Events, world: World) -> Rows:
    """Look up the prices of every fact."""
    by_shape = [compiled.prices(shape) for shape in events.shapes]
    prices = tuple(price for found in by_shape for price in found)
    sizes = np.array([len(found) for found in by_shape], dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    times = sizes[events.shape]
    fact = np.repeat(np.arange(len(times)), times)
    within = np.arange(len(fact)) - np.repeat(np.cumsum(times) - times, times)
    price = first[events.shape[fact]] + within
    subject = _charged(compiled, events, world, prices)(fact, price)
    known = subject >= 0
    return _rows(prices, (fact[known], price[known], subject[known]), events)


def _charged(
    compiled: Compiled, events: Events, world: World, prices: tuple[Price, ...]
) -> "_Charged":
    to_window = [
        (getattr(each.clause.trigger, "about", None) or compiled.subject)
        != compiled.subject
        for each in prices
    ]
    codes = {window.id: code for code, window in enumerate(world.windows)}
    homes = (world.window_of(subject) for subject in events.subjects)
    home = [codes[each.id] if each else NONE for each in homes]
    return _Charged(
        np.array(to_window, dtype=bool), np.array(home, dtype=np.int64), events.subject
    )


@dataclass(frozen=True)
class _Charged:
    to_window: Bools
    home: Ints
    subject: Ints

    def __call__(self, fact: Ints, price: Ints) -> Ints:
        subject = self.subject[fact]
        return np.where(self.to_window[price], self.home[subject], subject)


def _rows(
    prices: tuple[Price, ...], keys: tuple[Ints, Ints, Ints], events: Events
) -> Rows:
    fact, price, subject = keys
    count = events.count[fact]
    points = np.array([each.points for each in prices], dtype=np.int64)[price] * count
    fine = np.array([each.fine for each in prices], dtype=np.int64)[price] * count
    blank = np.full(len(fact), NONE, dtype=np.int64)
    return Rows(
        prices=prices,
        fact=fact,
        price=price,
        subject=subject,
        points=points,
        fine=fine,
        state=np.zeros(len(fact), dtype=np.int64),
        final=points.copy(),
        rival=blank.copy(),
        capped=blank.copy(),
    )


def _choose(choice: Choice, rows: Rows, events: Events) -> None:
    """Keep one of the members' rows that share a key, or those of the first member."""
    key = (events.incident if choice.key == "incident" else events.item)[rows.fact]
    some = np.flatnonzero(rows.where_clause(choice.members) & rows.counted & (key >= 0))
    if not len(some):
        return
    keys = _joined(rows.subject[some], key[some])
    if choice.hit == "highest":
        _keep_one(
            rows, some, (-rows.fine[some], -rows.points[some], keys), State.LESSER
        )
        return
    member = {name: rank for rank, name in enumerate(choice.members)}
    ranks = [member.get(each.clause.id, NONE) for each in rows.prices]
    rank = np.array(ranks, dtype=np.int64)[rows.price[some]]
    order = np.lexsort((some, rank, keys))
    leader = _leaders(keys[order])
    beaten = rank[order] > rank[order][leader]
    _set_aside(rows, some[order][beaten], some[order][leader][beaten], State.DISPLACED)


def _merge_incidents(compiled: Compiled, rows: Rows, events: Events) -> None:
    """Charge one happening once; one fact under several clauses is one happening."""
    mode = value_of(compiled.rule.incident, compiled.readings)
    if mode == "sum":
        return
    deducts = np.array([each.clause.polarity == "deduct" for each in rows.prices], bool)
    open_rows = rows.counted & deducts[rows.price]
    several = np.bincount(rows.fact[open_rows], minlength=len(events.facts)) > 1
    incident = events.incident[rows.fact]
    some = np.flatnonzero(open_rows & ((incident >= 0) | several[rows.fact]))
    happening = np.where(
        incident[some] >= 0,
        incident[some],
        incident.max(initial=0) + 1 + rows.fact[some],
    )
    who = _joined(rows.subject[some], events.subject[rows.fact[some]])
    keys = _joined(who, happening)
    if mode == "max":
        ranking = (-rows.fine[some], -rows.points[some], keys)
        _keep_one(rows, some, ranking, State.SAME_INCIDENT)
    else:
        _keep_one(rows, some, (keys,), State.SAME_INCIDENT)


def _keep_one(rows: Rows, some: Ints, ranking: tuple[Ints, ...], state: State) -> None:
    """Of the rows with one key (the last of ``ranking``) keep the best ranked."""
    order = np.lexsort((some, *ranking))
    keys = ranking[-1][order]
    leader = _leaders(keys)
    beaten = leader != np.arange(len(order))
    _set_aside(rows, some[order][beaten], some[order][leader][beaten], state)


def _set_aside(rows: Rows, losers: Ints, winners: Ints, state: State) -> None:
    rows.state[losers] = state
    rows.rival[losers] = winners


def _leaders(keys: Ints) -> Ints:
    """Return for each of the sorted ``keys`` the position of the first equal one."""
    starts = np.ones(len(keys), dtype=bool)
    starts[1:] = keys[1:] != keys[:-1]
    leaders: Ints = np.maximum.accumulate(np.where(starts, np.arange(len(keys)), 0))
    return leaders


def _joined(left: Ints, right: Ints) -> Ints:
    """Return one number for each pair of numbers."""
    joined: Ints = left * (right.max(initial=0) + 1) + right
    return joined


def _cap(
    compiled: Compiled,
    numbered: tuple[int, Cap],
    rows: Rows,
    events: Events,
    period: Period,
) -> None:
    """Give what is left of the cap to the rows in order of time.

    Under a yearly cap the facts earlier in the year have taken their part already.
    """
    number, cap = numbered
    earlier = (rows.state == State.OUTSIDE) & (
        events.day[rows.fact] < period.start.toordinal()
    )
    some = np.flatnonzero(rows.where_clause(cap.members) & (rows.counted | earlier))
    if not len(some):
        return
    bucket = bucket_of(events.day[rows.fact[some]], _length(compiled, cap))
    keys = _joined(rows.subject[some], bucket)
    order = np.lexsort((rows.fact[some], keys))
    some, leader = some[order], _leaders(keys[order])
    used = np.cumsum(rows.points[some]) - rows.points[some]
    most = int(cap.max_points * HUNDRED) * events.unit
    left = np.clip(most - (used - used[leader]), 0, rows.points[some])
    rows.final[some] = np.where(rows.counted[some], left, 0)
    rows.capped[some] = np.where(left < rows.points[some], number, NONE)


def _length(compiled: Compiled, cap: Cap) -> str:
    return str(value_of(cap.period, compiled.readings))


def bucket_of(day: Ints, length: str) -> Ints:
    """Return the number of the month or year that each day belongs to."""
    epoch = np.datetime64("0001-01-01", "D")
    unit = "M" if length == "month" else "Y"
    return (epoch + (day - 1)).astype(f"datetime64[{unit}]").astype(np.int64)


def remaining_of(
    compiled: Compiled, cap: Cap, rows: Rows, events: Events, period: Period
) -> Callable[[str], Fraction]:
    """Return what a subject can still get under ``cap``, in hundredths.

    It is what the cap leaves in the month (or year) in which the period ends.
    """
    length = _length(compiled, cap)
    now = bucket_of(np.array([period.end.toordinal()]), length)[0]
    fits = bucket_of(events.day[rows.fact], length) == now
    valid = rows.counted | (rows.state == State.OUTSIDE)
    some = rows.where_clause(cap.members) & valid & fits
    most = cap.max_points * HUNDRED
    used = np.bincount(
        rows.subject[some], rows.points[some], minlength=len(events.subjects)
    )
    by_subject = dict(zip(events.subjects, used.tolist(), strict=True))

    def left(subject: str) -> Fraction:
        gained = Fraction(round(by_subject.get(subject, 0))) / events.unit
        return max(Fraction(0), Fraction(most) - gained)

    return left
