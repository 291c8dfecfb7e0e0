"""Scorecards as rows: predicted and actual apart, the lowest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Hall
from office import Scorecard

Cards = Mapping[str, Scorecard]


@dataclass(frozen=True, slots=True)
class Pair:
    """One subject's cards; None = the policy says nothing about it in the period."""

    subject: str
    actual: Scorecard | None
    predicted: Scorecard | None

    @property
    def rank_key(self) -> tuple[Fraction, str]:
        """Return what sorts the lowest predicted score first."""
        card = self.predicted or self.actual
        score = card.score if card else None
        return (Fraction(0) if score is None else score, self.subject)


def subjects_of(hall: Hall, window: str | None) -> set[str]:
    """Return the ids of a window and its people, or of everybody."""
    people = {p.id for p in hall.staff if window in (None, p.window)}
    return people | {w.id for w in hall.windows if window in (None, w.id)}


def pairs(actual: Cards, predicted: Cards, shown: set[str]) -> list[Pair]:
    """Return both cards of every subject in ``shown``, lowest score first."""
    ids = [s for s in {**actual, **predicted} if s in shown]
    found = [Pair(s, actual.get(s), predicted.get(s)) for s in ids]
    return sorted(found, key=lambda pair: pair.rank_key)


def scoring_policies(*cards: Mapping[str, Cards]) -> Sequence[str]:
    """Return the policies that have at least one scorecard."""
    ids = dict.fromkeys(policy for one in cards for policy in one)
    return [policy for policy in ids if any(one.get(policy) for one in cards)]


def by_rank(cards: Cards) -> list[tuple[int, str, Scorecard]]:
    """Return (place, subject, card), the best first; equal scores share a place."""
    scored = [(card.score, subject) for subject, card in cards.items()]
    order = sorted(
        ((score, subject) for score, subject in scored if score is not None),
        key=lambda each: (-each[0], each[1]),
    )
    scores = [score for score, _ in order]
    return [
        (card.rank or scores.index(score) + 1, subject, card)
        for score, subject in order
        for card in [cards[subject]]
    ]
