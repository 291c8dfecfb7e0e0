"""Totals of the period, such as days of leave, by subject."""

from collections.abc import Iterable
from fractions import Fraction

from hall.domain import Fact
from hall.errors import Fault, PolicyError, Say
from scoring.compile import Compiled
from scoring.period import Period
from scoring.triggers import TotalTrigger
from scoring.world import World


def amounts(
    compiled: Compiled,
    trigger: TotalTrigger,
    world: World,
    period: Period,
    facts: Iterable[Fact],
) -> dict[str, tuple[Fraction, tuple[str, ...]]]:
    """Return total and ids of the facts, by subject.

    Raises:
        PolicyError: A fact does not say what is to be added up.
    """
    found: dict[str, tuple[Fraction, tuple[str, ...]]] = {}
    for fact in facts:
        if fact.type in trigger.facts and _counts(fact, trigger, period):
            if not compiled.fits(trigger.when, compiled.shape(fact, world)):
                continue
            amount, ids = found.get(fact.subject, (Fraction(0), ()))
            more = _measure(compiled, trigger, fact)
            total = max(amount, more) if trigger.largest else amount + more
            found[fact.subject] = (total, (*ids, fact.id))
    return found


def _counts(fact: Fact, trigger: TotalTrigger, period: Period) -> bool:
    begun = period.start.replace(month=1, day=1)
    first = begun if trigger.over == "year" else period.start
    return fact.verified is not False and first <= fact.date <= period.end


def _measure(compiled: Compiled, trigger: TotalTrigger, fact: Fact) -> Fraction:
    value = compiled.words.attribute(fact, trigger.measure)
    if value is None or isinstance(value, (bool, str)):
        raise PolicyError([_unmeasured(fact, trigger.measure)])
    times = Fraction(1 if fact.count is None else fact.count)
    return Fraction(value) * times


def _unmeasured(fact: Fact, measure: str) -> Fault:
    return Fault(
        file="",
        what=Say(
            f"事实“{fact.id}”（{fact.type}）没有写“{measure}”",
            f"fact '{fact.id}' ({fact.type}) does not say '{measure}'",
        ),
        remedy=Say(f"请补写 {measure}", f"Add {measure} to the fact"),
    )
