"""The rules about several rows: one of several, one happening once, items, caps."""

import datetime as dt

import numpy as np

from scoring.caps import apply_cap
from scoring.compile import Compiled
from scoring.events import NONE, Bools, Events, Ints
from scoring.items import apply_once, strip_counts
from scoring.nth import apply_nth
from scoring.period import Period
from scoring.policy import Choice, Subsidiary
from scoring.rows import Rows, State, joined, leaders, price_rows, set_aside
from scoring.values import value_of
from scoring.world import World


def judge(compiled: Compiled, events: Events, world: World, period: Period) -> Rows:
    """Return the rows of a period with everything about points decided."""
    rows = price_rows(compiled, events, world)
    inside = (events.day >= period.start.toordinal()) & (
        events.day <= period.end.toordinal()
    )
    rows.state[~inside[rows.fact]] = State.OUTSIDE
    rows.state[~_in_force(rows, events)] = State.NOT_IN_FORCE
    rows.state[~events.live[rows.fact]] = State.UNVERIFIED
    for once in compiled.onces:
        strip_counts(once, rows, events)
    for nth in compiled.nths:
        apply_nth(compiled, nth, rows, events, period)
    for choice in compiled.choices:
        _choose(choice, rows, events)
    for subsidiary in compiled.subsidiaries:
        _yield_to_others(subsidiary, rows, events)
    _merge_incidents(compiled, rows, events)
    for once in compiled.onces:
        apply_once(compiled, once, rows, events, period)
    rows.final[:] = np.where(rows.counted, rows.points, 0)
    for number, cap in enumerate(compiled.caps):
        apply_cap(compiled, (number, cap), rows, events, period)
    return rows


def _in_force(rows: Rows, events: Events) -> Bools:
    """Return which rows are of a clause that was in force on the day of the fact."""
    spans = [each.clause.effective for each in rows.prices]
    first = [each.from_.toordinal() if each.from_ else 0 for each in spans]
    last = [(each.to or dt.date.max).toordinal() for each in spans]
    day = events.day[rows.fact]
    begun: Bools = np.array(first, dtype=np.int64)[rows.price] <= day
    return begun & (day <= np.array(last, dtype=np.int64)[rows.price])


def _choose(choice: Choice, rows: Rows, events: Events) -> None:
    """Keep one of the members' rows that share a key, or those of the first member."""
    if choice.key == "person":
        return  # about clauses that count, whose lines are no rows
    key = _keys(choice, rows, events)
    some = np.flatnonzero(rows.where_clause(choice.members) & rows.counted & (key >= 0))
    if not len(some):
        return
    keys = joined(rows.subject[some], key[some])
    if choice.hit == "highest":
        _keep_one(
            rows, some, (-rows.fine[some], -rows.points[some], keys), State.LESSER
        )
        return
    member = {name: rank for rank, name in enumerate(choice.members)}
    ranks = [member.get(each.clause.id, NONE) for each in rows.prices]
    rank = np.array(ranks, dtype=np.int64)[rows.price[some]]
    order = np.lexsort((some, rank, keys))
    leader = leaders(keys[order])
    beaten = rank[order] > rank[order][leader]
    set_aside(rows, some[order][beaten], some[order][leader][beaten], State.DISPLACED)


def _yield_to_others(group: Subsidiary, rows: Rows, events: Events) -> None:
    """Let members add nothing where another clause charges the same incident."""
    deducts = np.array([each.clause.polarity == "deduct" for each in rows.prices], bool)
    incident = events.incident[rows.fact]
    some = np.flatnonzero(rows.counted & deducts[rows.price] & (incident >= 0))
    member = rows.where_clause(group.members)[some]
    keys = joined(rows.subject[some], incident[some])
    order = np.lexsort((some, member, keys))
    leader = leaders(keys[order])
    beaten = member[order] & ~member[order][leader]
    set_aside(
        rows, some[order][beaten], some[order][leader][beaten], State.SAME_INCIDENT
    )


def _keys(choice: Choice, rows: Rows, events: Events) -> Ints:
    """Return what rows of one charged subject must share to be one of several."""
    if choice.key == "period":
        return np.zeros(len(rows.fact), dtype=np.int64)
    key: Ints = (events.incident if choice.key == "incident" else events.item)[
        rows.fact
    ]
    if choice.key == "item_of_person":
        return np.where(key < 0, NONE, joined(key, events.subject[rows.fact]))
    return key


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
    who = joined(rows.subject[some], events.subject[rows.fact[some]])
    keys = joined(who, happening)
    if mode == "max":
        ranking = (-rows.fine[some], -rows.points[some], keys)
        _keep_one(rows, some, ranking, State.SAME_INCIDENT)
    else:
        _keep_one(rows, some, (keys,), State.SAME_INCIDENT)


def _keep_one(rows: Rows, some: Ints, ranking: tuple[Ints, ...], state: State) -> None:
    """Of the rows with one key (the last of ``ranking``) keep the best ranked."""
    order = np.lexsort((some, *ranking))
    keys = ranking[-1][order]
    leader = leaders(keys)
    beaten = leader != np.arange(len(order))
    set_aside(rows, some[order][beaten], some[order][leader][beaten], state)
