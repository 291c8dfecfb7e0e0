"""Every figure of a scorecard that a changed policy would change."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from scoring.active import Active
from scoring.averages import looked_at
from scoring.bench import Term
from scoring.clauses import Clause
from scoring.compile import Compiled, compile_policy
from scoring.fact_check import check_facts
from scoring.fact_table import FactTable
from scoring.groups import Cap, Nth, Once
from scoring.library import vocabulary
from scoring.period import Period
from scoring.policy import Policy
from scoring.score import rescore
from scoring.scorecard import Scorecard
from scoring.triggers import CountTrigger, TotalTrigger

Cards = Mapping[str, Mapping[str, Scorecard]]
_WHY = ("ledger", "readings", "blocked")  # they explain
_FIGURES = ("blocked", *(e.name for e in fields(Scorecard) if e.name not in _WHY))


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure of one card, before and after; None = there is no such figure."""

    period: str
    policy: str
    subject: str
    figure: str
    before: object
    after: object


def effects(period: Period, before: Cards, after: Cards) -> Iterator[Effect]:
    """Yield what differs between two scorings of the same facts."""
    for policy in dict.fromkeys((*before, *after)):
        old, new = before.get(policy, {}), after.get(policy, {})
        for subject in dict.fromkeys((*old, *new)):
            pair = old.get(subject), new.get(subject)
            for name in _changed(*pair):
                was, becomes = _told(pair[0], name), _told(pair[1], name)
                for figure in dict.fromkeys((*was, *becomes)):
                    values = was.get(figure), becomes.get(figure)
                    if values[0] != values[1]:
                        yield Effect(period.text, policy, subject, figure, *values)


def _changed(old: Scorecard | None, new: Scorecard | None) -> Iterator[str]:
    """Yield the fields of a card that differ."""
    for name in _FIGURES:
        if old is None or new is None or getattr(old, name) != getattr(new, name):
            yield name


def _told(card: Scorecard | None, name: str) -> dict[str, object]:
    """Return a figure by its name; those that are kept by label one by one."""
    if card is None:
        return {}
    value = card.figure(name)
    if isinstance(value, Mapping):
        return {f"{name}.{key}": each for key, each in value.items()}
    return {name: value}


class Rehearsal:
    """Facts of a hall over some terms, ready to be scored under other policies.

    What holds now is scored once. A change is scored without ledgers, and only where it
    can matter: the policies that differ and those that look at them. So a slider can
    ask again and again.
    """

    def __init__(self, now: Sequence[Active], terms: Sequence[Term]) -> None:
        """Take the policies in force and what happened.

        Raises:
            PolicyError: A fact cannot be read.
        """
        self._now = {each.policy.id: each for each in now}
        self._compiled = _compiled(now)
        self._terms = terms
        self._cards: dict[tuple[int, str], Mapping[str, Scorecard]] = {}
        for term in terms:
            check_facts(term.facts, vocabulary())

    def effect_of(self, then: Sequence[Active]) -> tuple[Effect, ...]:
        """Return every figure that would change if other policies were in force.

        Args:
            then: The policies as they would be, in full; see ``settings.varied``.

        Raises:
            PolicyError: A fact lacks what a clause adds up.
        """
        touched = self._touched(then)
        compiled = _compiled(then, self._compiled, touched)
        found: list[Effect] = []
        for number, term in enumerate(self._terms):
            before = self._before(number, touched)
            wanted = [each for each in then if each.policy.id in touched]
            found += effects(term.period, before, rescore(term, wanted, compiled))
        return tuple(found)

    def _touched(self, then: Sequence[Active]) -> set[str]:
        """Return the policies that differ, and those that look at such ones."""
        later = {each.policy.id: each for each in then}
        every = {**self._now, **later}
        touched = {
            name for name in every if not _alike(self._now.get(name), later.get(name))
        }
        while more := {
            name
            for name, each in every.items()
            if name not in touched and looked_at(each) & touched
        }:
            touched |= more
        return touched

    def _before(self, number: int, touched: set[str]) -> Cards:
        """Return what holds now; it is scored when it is first asked for."""
        missing = [
            self._now[name]
            for name in touched
            if name in self._now and (number, name) not in self._cards
        ]
        scored = rescore(self._terms[number], missing, self._compiled)
        for active in missing:
            name = active.policy.id
            self._cards[number, name] = scored.get(name, {})
        held = {name: self._cards.get((number, name), {}) for name in self._now}
        return {name: held[name] for name in held if name in touched}


def effect_of(
    now: Sequence[Active], then: Sequence[Active], terms: Sequence[Term]
) -> tuple[Effect, ...]:
    """Return every figure that would change; ask a `Rehearsal` to ask again."""
    return Rehearsal(now, terms).effect_of(then)


def _compiled(
    actives: Sequence[Active],
    known: Mapping[str, Compiled] | None = None,
    touched: Collection[str] = (),
) -> dict[str, Compiled]:
    """Return every policy that scores; what is not touched is known."""
    return {
        each.policy.id: known[each.policy.id]
        if known and each.policy.id not in touched
        else compile_policy(each, vocabulary())
        for each in actives
        if each.scores
    }


def _alike(one: Active | None, other: Active | None) -> bool:
    if one is None or other is None:
        return False
    same = one.policy is other.policy or one.policy == other.policy
    return same and (one.readings, one.blocked) == (other.readings, other.blocked)


def remembered(policies: Iterable[Policy]) -> frozenset[str]:
    """Return the types of facts that can still matter after their month.

    They are those that clauses count, add up or cap, or whose consequences last or
    could be made to last.
    """
    return frozenset(
        name
        for policy in policies
        for grouped in [set(_grouped(policy))]
        for clause in policy.clauses
        if clause.id in grouped or _lasts(clause)
        for name in getattr(clause.trigger, "facts", ())
    )


def _grouped(policy: Policy) -> Iterator[str]:
    """Yield the clauses whose earlier facts use up a cap, an item or a count."""
    for group in policy.groups:
        if isinstance(group, (Cap, Once, Nth)):
            yield from group.members


def _lasts(clause: Clause) -> bool:
    counted = isinstance(clause.trigger, (CountTrigger, TotalTrigger))
    then = (clause.then, *(each.then for each in clause.exceptions))
    return counted or any(each.disqualify for each in then)


def mattering(table: FactTable, period: Period, long: Collection[str]) -> FactTable:
    """Return the facts of a period, and those before in its year that matter later.

    Args:
        table: All facts.
        period: The period.
        long: The types of facts that are ``remembered``.
    """
    first = table.stretch(period.start.replace(month=1, day=1), period.start)[0]
    begin, end = table.stretch(period.start, period.end)
    wanted = table.is_a(long)
    wanted[begin:end] = True
    return table.take(first + np.flatnonzero(wanted[first:end]))


def spans(period: Period) -> tuple[Period, ...]:
    """Return the months within a period that is longer than one, then the period."""
    months = tuple(dict.fromkeys(f"{day:%Y-%m}" for day in period.days()))
    whole = [month for month in map(Period.parse, months) if _holds(period, month)]
    return (*(each for each in whole if each.text != period.text), period)


def _holds(period: Period, month: Period) -> bool:
    return period.start <= month.start and month.end <= period.end
