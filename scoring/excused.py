"""Who has the base score because he was on leave throughout the period."""

import datetime as dt
from collections.abc import Iterator, Sequence

from hall.domain import Fact
from scoring.compile import Compiled
from scoring.period import Period
from scoring.score_rules import Excused
from scoring.world import World

_WEEK = 5  # days outside the world's calendar are working days from Monday to Friday


def is_excused(
    compiled: Compiled, world: World, period: Period, own: Sequence[Fact]
) -> bool:
    """Tell whether somebody's leave excuses him for the whole period.

    Some of the days must be of the leave that excuses; leave of any kind takes days.

    Args:
        compiled: The policy.
        world: The working days.
        period: What is assessed.
        own: The facts about him.
    """
    rule = compiled.rule.excused
    if rule is None or not world.working_days:
        return False
    spells = [
        fact for fact in own if fact.type in rule.facts and fact.verified is not False
    ]
    special = {
        day
        for fact in spells
        if _fits(compiled, rule, fact)
        for day in _days(fact, world)
    }
    away = {day for fact in spells for day in _days(fact, world)}
    working = {day for day in world.working_days if day in period}
    return bool(special & working) and working <= away


def _fits(compiled: Compiled, rule: Excused, fact: Fact) -> bool:
    return all(
        compiled.words.attribute(fact, name) == wanted
        for name, wanted in rule.when.items()
    )


def _days(fact: Fact, world: World) -> Iterator[dt.date]:
    """Yield the working days of a spell of leave, from the day on which it began."""
    known = world.working_days
    left = float(str(fact.attributes.get("days", 1)))
    day = fact.date
    while left > 0:
        inside = known[0] <= day <= known[-1]
        if day in known if inside else day.isoweekday() <= _WEEK:
            yield day
            left -= 1
        day += dt.timedelta(days=1)
