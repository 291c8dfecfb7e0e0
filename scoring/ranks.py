"""Ranks: who is better than whom; equals share a rank, and it shows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scoring.bench import Bench
from scoring.compile import Compiled
from scoring.scorecard import Scorecard
from scoring.values import value_of
from scoring.world import World

Cards = Mapping[str, Scorecard]


def ranked(compiled: Compiled, bench: Bench, cards: Cards) -> dict[str, Scorecard]:
    """Return the cards with their ranks: 1 + the number of better scores.

    Whoever has no score, or is not eligible, has no rank and is nobody's better.
    """
    ranking = compiled.policy.ranking
    found = dict(cards)
    if ranking is None:
        return found
    chance = ranking.chance(bench.period.length)
    for group in groups_of(compiled, bench.world, cards):
        some = {each: cards[each] for each in group if each in cards}
        inside = [each for each in some.values() if chance not in each.disqualified]
        scores = [each.score for each in inside if each.score is not None]
        for subject, card in some.items():
            if card.score is not None and chance not in card.disqualified:
                better = sum(each > card.score for each in scores)
                found[subject] = replace(card, rank=1 + better)
    return found


def groups_of(
    compiled: Compiled, world: World, cards: Cards
) -> Iterator[tuple[str, ...]]:
    """Yield who is ranked together: all, or the windows of each class."""
    ranking = compiled.policy.ranking
    split = ranking and value_of(ranking.groups, compiled.readings) == "per_class"
    if compiled.subject == "staff":
        yield tuple(cards)
    elif not split:
        yield world.subjects("window")
    else:
        for kind in dict.fromkeys(window.kind for window in world.windows):
            yield tuple(each.id for each in world.windows if each.kind == kind)
