"""What must be done within some days, and what came too late."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hall.domain import Fact
from hall.errors import Fault, PolicyError, Say
from scoring.bench import Bench
from scoring.clauses import Clause
from scoring.compile import Compiled
from scoring.triggers import DeadlineTrigger
from scoring.world import World


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done, in time or late.

    Attributes:
        days: Days that it took, in the unit of the deadline.
    """

    clause: Clause
    trigger: DeadlineTrigger
    fact: Fact
    days: int

    @property
    def late(self) -> int:
        """Return how often it was late: its count, or 0."""
        times = 1 if self.fact.count is None else int(self.fact.count)
        return times if self.days > self.trigger.within else 0


def done(compiled: Compiled, bench: Bench) -> Iterator[Done]:
    """Yield what was done in the period under a deadline.

    Raises:
        PolicyError: A fact does not say since when.
    """
    for clause, trigger in compiled.deadlines:
        for fact in bench.facts.within(bench.period).typed(trigger.facts):
            if fact.verified is not False and clause.effective.on(fact.date):
                since = _day(fact, trigger.since)
                yield Done(
                    clause, trigger, fact, _took(bench.world, trigger, since, fact)
                )


def _took(world: World, trigger: DeadlineTrigger, since: dt.date, fact: Fact) -> int:
    days = (dt.date.fromordinal(n) for n in _between(since, fact.date))
    if trigger.unit == "day":
        return sum(1 for _ in days)
    return sum(_is_working(world, day) for day in days)


def _between(since: dt.date, until: dt.date) -> Iterable[int]:
    return range(since.toordinal() + 1, until.toordinal() + 1)


def _is_working(world: World, day: dt.date) -> bool:
    """Tell whether a day is worked; beyond the period only weekdays are known."""
    known = world.working_days
    if known and known[0] <= day <= known[-1]:
        return day in known
    return day.isoweekday() <= _FRIDAY


_FRIDAY = 5


def _day(fact: Fact, name: str) -> dt.date:
    value = fact.attributes.get(name)
    try:
        return (
            value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        )
    except ValueError:
        what = Say(
            f"事实“{fact.id}”的“{name}”不是日期：{value}",
            f"'{name}' of fact '{fact.id}' is not a date: {value}",
        )
        remedy = Say("请写成 2026-06-05", "Write a date like 2026-06-05")
        raise PolicyError([Fault("", what, remedy)]) from None
