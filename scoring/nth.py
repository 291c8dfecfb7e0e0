"""Only each n-th time costs something 累计n次扣一次."""

import numpy as np

from scoring.caps import bucket_of, length_of, until_now
from scoring.columns import joined, leaders
from scoring.compile import Compiled
from scoring.events import Events
from scoring.groups import Nth
from scoring.period import Period
from scoring.rows import Rows, State
from scoring.values import number_of


def apply_nth(
    compiled: Compiled, nth: Nth, rows: Rows, events: Events, period: Period
) -> None:
    """Let a fact cost its price as often as it completes a full number of times.

    The times before it in the group's own period count along; what is left over at the
    period's end lapses.
    """
    some = until_now(nth, rows, events, period)
    if not len(some):
        return
    bucket = bucket_of(events.day[rows.fact[some]], length_of(compiled, nth))
    keys = joined(rows.subject[some], bucket)
    order = np.argsort(keys, kind="stable")
    some, leader = some[order], leaders(keys[order])
    times = events.times(rows.fact[some])
    before = np.cumsum(times) - times
    before = before - before[leader]
    step = int(number_of(nth.every, compiled.readings)) * events.unit
    completed = (before + times) // step - before // step
    one = np.maximum(times, 1)
    rows.points[some] = rows.points[some] * events.unit // one * completed
    rows.fine[some] = rows.fine[some] * events.unit // one * completed
    idle = some[(completed == 0) & (rows.state[some] == State.COUNTED)]
    rows.state[idle] = State.INCOMPLETE
