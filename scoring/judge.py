"""The rules about several rows: one of several, one happening once, items, caps."""

from collections.abc import Sequence

import numpy as np

from scoring.caps import apply_cap
from scoring.clauses import Effective
from scoring.columns import NONE, Bools, Ints, joined, leaders
from scoring.compile import Compiled
from scoring.events import Events
from scoring.groups import Choice, Subsidiary
from scoring.items import apply_once, strip_counts
from scoring.nth import apply_nth
from scoring.period import Period
from scoring.rows import Rows, State, price_rows, set_aside
from scoring.values import value_of
from scoring.world import World


def judge(compiled: Compiled, events: Events, world: World, period: Period) -> Rows:
    """Return the rows of a period with everything about points decided."""
    rows = price_rows(compiled, events, world)
    _leave_out(rows, events, period)
    for once in compiled.onces:
        strip_counts(once, rows, events)
    for nth in compiled.nths:
        apply_nth(compiled, nth, rows, events, period)
    for choice in compiled.choices:
        _choose(compiled, choice, rows, events)
    for subsidiary in compiled.subsidiaries:
        _yield_to_others(subsidiary, rows, events)
    _merge_incidents(compiled, rows, events)
    for once in compiled.onces:
        apply_once(compiled, once, rows, events, period)
    rows.final = rows.points * rows.counted
    for number, cap in enumerate(compiled.caps):
        apply_cap(compiled, (number, cap), rows, events, period)
    return rows


def _leave_out(rows: Rows, events: Events, period: Period) -> None:
    """Let facts not count that are outside the period or the law, or not verified."""
    begin, end = events.table.stretch(period.start, period.end)
    if begin > 0 or end < len(events.day):
        outside = (rows.fact < begin) | (rows.fact >= end)
        rows.state[outside] = State.OUTSIDE
    spans = [each.clause.effective for each in rows.prices]
    if any(each.limited for each in spans):
        rows.state[~_in_force(spans, rows, events)] = State.NOT_IN_FORCE
    if events.live is not None:
        rows.state[~events.live[rows.fact]] = State.UNVERIFIED


def _in_force(spans: Sequence[Effective], rows: Rows, events: Events) -> Bools:
    """Return which rows are of a clause that was in force on the day of the fact."""
    first, last = np.array([each.ordinals for each in spans]).T
    day = events.day[rows.fact]
    within: Bools = (first[rows.price] <= day) & (day <= last[rows.price])
    return within


def _choose(compiled: Compiled, choice: Choice, rows: Rows, events: Events) -> None:
    """Keep one of the members' rows that share a key, or those of the first member."""
    if choice.key == "person":
        return  # about clauses that count, whose lines are no rows
    some = rows.of_clauses(choice.members)
    some = some[rows.state[some] == State.COUNTED]
    key = _keys(compiled, choice, rows.fact[some], events)
    some, key = some[key >= 0], key[key >= 0]
    if not len(some):
        return
    keys = joined(rows.subject[some], key)
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
    if events.incident is None:
        return
    incident = events.incident[rows.fact]
    some = np.flatnonzero(rows.counted & rows.deducting & (incident >= 0))
    member = rows.where_clause(group.members)[some]
    keys = joined(rows.subject[some], incident[some])
    order = np.lexsort((some, member, keys))
    leader = leaders(keys[order])
    beaten = member[order] & ~member[order][leader]
    set_aside(
        rows, some[order][beaten], some[order][leader][beaten], State.SAME_INCIDENT
    )


def _keys(compiled: Compiled, choice: Choice, fact: Ints, events: Events) -> Ints:
    """Return what facts charged to one subject must share to be one of several."""
    if choice.key == "period":
        return np.zeros(len(fact), dtype=np.int64)
    column = events.incident if choice.key == "incident" else events.item
    if column is None:
        return np.full(len(fact), NONE)
    key = column[fact]
    if choice.key == "item_of_person":
        who = events.answering(compiled)[fact]
        return np.where(key < 0, NONE, joined(key, who))
    return key


def _merge_incidents(compiled: Compiled, rows: Rows, events: Events) -> None:
    """Charge one happening once; one fact under several clauses is one happening."""
    mode = value_of(compiled.rule.incident, compiled.readings)
    if mode == "sum":
        return
    some = np.flatnonzero(_maybe_one(rows, events) & rows.counted & rows.deducting)
    fact = rows.fact[some]
    happening = 1 + fact + _largest(events.incident)
    if events.incident is not None:
        incident = events.incident[fact]
        happening = np.where(incident >= 0, incident, happening)
    who = joined(rows.subject[some], events.answering(compiled)[fact])
    keys = joined(who, happening)
    if mode == "max":
        ranking = (-rows.fine[some], -rows.points[some], keys)
        _keep_one(rows, some, ranking, State.SAME_INCIDENT)
    else:
        _keep_one(rows, some, (keys,), State.SAME_INCIDENT)


def _maybe_one(rows: Rows, events: Events) -> Bools:
    """Return which rows may share a happening with others."""
    several = rows.several[rows.price]
    if events.incident is None:
        return several
    return several | (events.incident[rows.fact] >= 0)


def _largest(codes: Ints | None) -> int:
    return 0 if codes is None else int(codes.max(initial=0))


def _keep_one(rows: Rows, some: Ints, ranking: tuple[Ints, ...], state: State) -> None:
    """Of the rows with one key (the last of ``ranking``) keep the best ranked."""
    order = np.lexsort((some, *ranking))
    keys = ranking[-1][order]
    leader = leaders(keys)
    beaten = leader != np.arange(len(order))
    set_aside(rows, some[order][beaten], some[order][leader][beaten], state)
