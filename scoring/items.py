"""Items 项 of a table, charged once in each period however often they are broken."""

import numpy as np

from scoring.caps import bucket_of, length_of, until_now
from scoring.columns import Ints, joined, leaders
from scoring.compile import Compiled
from scoring.events import Events
from scoring.groups import Once
from scoring.period import Period
from scoring.rows import Rows, State, set_aside


def strip_counts(once: Once, rows: Rows, events: Events) -> None:
    """Let each fact of an item count as one, however often it happened."""
    some = rows.of_clauses(once.members)
    times = np.maximum(events.times(rows.fact[some]), 1)
    rows.points[some] = rows.points[some] * events.unit // times
    rows.fine[some] = rows.fine[some] * events.unit // times


def apply_once(
    compiled: Compiled, once: Once, rows: Rows, events: Events, period: Period
) -> None:
    """Charge each item for its first fact in each of its periods."""
    some = until_now(once, rows, events, period)
    if not len(some):
        return
    bucket = bucket_of(events.day[rows.fact[some]], length_of(compiled, once))
    item = _items(rows)[rows.price[some]]
    keys = joined(joined(rows.subject[some], item), bucket)
    order = np.argsort(keys, kind="stable")
    some, leader = some[order], leaders(keys[order])
    later = (leader != np.arange(len(some))) & (rows.state[some] == State.COUNTED)
    set_aside(rows, some[later], some[leader][later], State.REPEATED)


def charged_in(
    compiled: Compiled, once: Once, rows: Rows, events: Events, period: Period
) -> frozenset[tuple[str, str]]:
    """Return who is charged for which item already, in the item's last period."""
    length = length_of(compiled, once)
    now = bucket_of(np.array([period.end.toordinal()]), length)[0]
    some = until_now(once, rows, events, period)
    some = some[bucket_of(events.day[rows.fact[some]], length) == now]
    return frozenset(
        (events.subjects[subject], rows.prices[price].clause.number)
        for subject, price in zip(
            rows.subject[some].tolist(), rows.price[some].tolist(), strict=True
        )
    )


def _items(rows: Rows) -> Ints:
    """Return one number for all prices of clauses with one number of the document."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(p.clause.number, len(numbers)) for p in rows.prices]
    return np.array(codes, dtype=np.int64)
