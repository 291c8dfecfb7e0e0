"""Ranks: who is better than whom; equals share a rank, and it shows."""

from collections.abc import Mapping
from dataclasses import replace

from scoring.policy import Ranking
from scoring.scorecard import Scorecard

Cards = Mapping[str, Scorecard]


def ranked(ranking: Ranking | None, cards: Cards) -> dict[str, Scorecard]:
    """Return the cards with their ranks: 1 + the number of better scores.

    Whoever has no score, or is not eligible, has no rank and is nobody's better.
    """
    if ranking is None:
        return dict(cards)
    inside = [each for each in cards.values() if _takes_part(ranking, each)]
    scores = [each.score for each in inside if each.score is not None]
    return {
        subject: replace(card, rank=1 + sum(each > card.score for each in scores))
        if card.score is not None and _takes_part(ranking, card)
        else card
        for subject, card in cards.items()
    }


def _takes_part(ranking: Ranking, card: Scorecard) -> bool:
    return card.score is not None and ranking.eligible not in card.disqualified
