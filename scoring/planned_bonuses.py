"""What bonuses that come to an end can still give, for the price book."""

from collections.abc import Iterator
from fractions import Fraction

from scoring.caps import length_of, remaining_of
from scoring.charges import CappedBonus
from scoring.clauses import Clause
from scoring.compile import Compiled, hundredths
from scoring.events import encode
from scoring.fact_table import FactTable
from scoring.groups import Cap, Once
from scoring.items import charged_in
from scoring.judge import judge
from scoring.period import Period
from scoring.triggers import EventTrigger, Fixed
from scoring.world import World


def stops(compiled: Compiled, clause_id: str) -> bool:
    """Tell whether a bonus comes to an end: under a cap, or as an item given once."""
    groups: tuple[Cap | Once, ...] = (*compiled.caps, *_items_of(compiled))
    return any(clause_id in each.members for each in groups)


def _items_of(compiled: Compiled) -> tuple[Once, ...]:
    """Return what counts once in a span that no planned month outlasts."""
    short = ("day", "week")
    return tuple(e for e in compiled.onces if length_of(compiled, e) not in short)


def planned_bonuses(
    compiled: Compiled, world: World, period: Period, facts: FactTable
) -> Iterator[CappedBonus]:
    """Yield what each subject can still gain by clauses whose bonus comes to an end."""
    events = encode(compiled, world, facts)
    rows = judge(compiled, events, world, period)
    left = {
        cap.id: remaining_of(compiled, cap, rows, events, period)
        for cap in compiled.caps
    }
    given = {
        once.id: charged_in(compiled, once, rows, events, period)
        for once in _items_of(compiled)
    }
    for clause in compiled.clauses:
        ends = clause.polarity == "bonus" and stops(compiled, clause.id)
        if not (ends and _without_more(clause)):
            continue
        caps = [each.id for each in compiled.caps if clause.id in each.members]
        once = [e.id for e in _items_of(compiled) if clause.id in e.members]
        whole = hundredths(compiled, clause.amount)
        for subject in world.subjects(compiled.subject):
            key = (subject, clause.number)
            items = (Fraction(0) if key in given[each] else whole for each in once)
            remaining = min((*(left[each](subject) for each in caps), *items))
            yield from _bonus(compiled, clause, subject, remaining)


def _without_more(clause: Clause) -> bool:
    """Tell whether a planned fact earns the bonus by its type alone."""
    trigger = clause.trigger
    plain = isinstance(trigger, EventTrigger) and not trigger.when
    return plain and isinstance(clause.amount, Fixed)


def _bonus(
    compiled: Compiled, clause: Clause, subject: str, remaining: Fraction
) -> Iterator[CappedBonus]:
    for fact_type in getattr(clause.trigger, "facts", ()):
        yield CappedBonus(
            compiled.policy.id,
            clause.number,
            subject,
            fact_type,
            hundredths(compiled, clause.amount),
            remaining,
            clause.quote,
            clause.effective,
        )
