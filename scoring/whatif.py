"""Every figure of a scorecard that a changed policy would change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scoring.period import Period
from scoring.policy import Cap, Clause, Nth, Once, Policy
from scoring.scorecard import Scorecard
from scoring.triggers import CountTrigger, TotalTrigger

Cards = Mapping[str, Mapping[str, Scorecard]]
_TOLD = frozenset({"ledger", "readings"})  # they explain, they are no result


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
            was, becomes = _figures(old.get(subject)), _figures(new.get(subject))
            for figure in dict.fromkeys((*was, *becomes)):
                pair = was.get(figure), becomes.get(figure)
                if pair[0] != pair[1]:
                    yield Effect(period.text, policy, subject, figure, *pair)


def _figures(card: Scorecard | None) -> dict[str, object]:
    if card is None:
        return {}
    return dict(_told(replace(card, ledger=()).as_json()))


def _told(card: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield each figure; those that are kept by label one by one."""
    for name, value in card.items():
        if name in _TOLD:
            continue
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", each) for key, each in value.items())
        else:
            yield name, value


def remembered(policies: Iterable[Policy]) -> frozenset[str]:
    """Return the types of facts that can still matter after their month.

    They are those that clauses count, add up or cap, or whose consequences last.
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
    return counted or any(each.lasting for each in then)


def spans(period: Period) -> tuple[Period, ...]:
    """Return the months within a period that is longer than one, then the period."""
    months = tuple(dict.fromkeys(f"{day:%Y-%m}" for day in period.days()))
    whole = [month for month in map(Period.parse, months) if _holds(period, month)]
    return (*(each for each in whole if each.text != period.text), period)


def _holds(period: Period, month: Period) -> bool:
    return period.start <= month.start and month.end <= period.end
