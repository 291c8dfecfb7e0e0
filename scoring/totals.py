"""Totals of the period, such as days of leave, by subject."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from hall.domain import Fact
from hall.errors import Fault, PolicyError, Say
from scoring.clauses import Clause
from scoring.columns import Ints, mixed
from scoring.compile import Compiled
from scoring.events import Events
from scoring.period import Period
from scoring.triggers import TotalTrigger, When


@dataclass(frozen=True, slots=True)
class Total:
    """A total of one subject, and the rows of the facts that it is made of."""

    amount: Fraction
    rows: Ints


NO_TOTAL = Total(Fraction(0), np.zeros(0, dtype=np.int64))


def amounts(
    compiled: Compiled,
    clause: Clause,
    when: When,
    events: Events,
    period: Period,
) -> dict[str, Total]:
    """Return the totals by subject, of the facts with some attributes.

    Raises:
        PolicyError: A fact does not say what is to be added up.
    """
    trigger = clause.trigger
    if not isinstance(trigger, TotalTrigger):
        return {}
    fits = [
        shape.type in trigger.facts and compiled.fits(when, shape)
        for shape in events.shapes
    ]
    rows = events.chosen(fits, _days(trigger, period), clause.effective)
    if not len(rows):
        return {}
    rows = rows[np.argsort(events.subject[rows], kind="stable")]
    subject = events.subject[rows]
    first = np.flatnonzero(np.diff(subject, prepend=-1))
    measures, unit = _measures(compiled, trigger.measure, events, rows)
    add = np.maximum if trigger.largest else np.add
    found = add.reduceat(measures, first)
    return {
        events.subjects[who]: Total(Fraction(amount, unit), own)
        for who, amount, own in zip(
            subject[first].tolist(),
            found.tolist(),
            np.split(rows, first[1:]),
            strict=True,
        )
    }


def _days(trigger: TotalTrigger, period: Period) -> tuple[int, int]:
    begun = period.start.replace(month=1, day=1)
    first = begun if trigger.over == "year" else period.start
    return first.toordinal(), period.end.toordinal()


def _measures(
    compiled: Compiled, measure: str, events: Events, rows: Ints
) -> tuple[Ints, int]:
    """Return what each fact adds, times a common multiple, and that multiple."""
    table = events.table
    column = {**table.attributes, **table.more}.get(measure)
    kinds = [(table.type.codes[rows], len(table.type.values))]
    if column is not None:
        kinds.append((column.codes[rows] + 1, len(column.values) + 1))
    codes, samples = mixed(kinds, len(rows))
    values = [_measure(compiled, table[row], measure) for row in rows[samples].tolist()]
    unit = lcm(*(each.denominator for each in values))
    whole = np.array([int(each * unit) for each in values], dtype=np.int64)
    return whole[codes] * events.times(rows), unit * events.unit


def _measure(compiled: Compiled, fact: Fact, measure: str) -> Fraction:
    value = compiled.words.attribute(fact, measure)
    if value is None or isinstance(value, (bool, str)):
        raise PolicyError([_unmeasured(fact, measure)])
    return Fraction(value)


def _unmeasured(fact: Fact, measure: str) -> Fault:
    return Fault(
        file="",
        what=Say(
            f"事实“{fact.id}”（{fact.type}）没有写“{measure}”",
            f"fact '{fact.id}' ({fact.type}) does not say '{measure}'",
        ),
        remedy=Say(f"请补写 {measure}", f"Add {measure} to the fact"),
    )
