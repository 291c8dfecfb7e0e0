"""Titles for the best of a ranking, and word to its last."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from scoring.bench import Bench
from scoring.compile import Compiled
from scoring.inputs import figures
from scoring.ranks import groups_of
from scoring.scorecard import Scorecard
from scoring.standings import Award, Last
from scoring.values import value_of

Cards = Mapping[str, Scorecard]


@dataclass(frozen=True)
class Podium:
    """One ranked group of windows."""

    compiled: Compiled
    bench: Bench
    cards: Cards
    windows: Sequence[str]

    def ranked(self) -> dict[str, int]:
        """Return the ranks of those who have one."""
        found = ((each, self.cards[each].rank) for each in self.windows)
        return {each: rank for each, rank in found if rank is not None}

    def places(self, award: Award) -> int:
        """Return how many places an award has in this group."""
        if award.share is None:
            places = award.places or 0
        else:
            places = floor(Fraction(award.share) * len(self.windows))
        least = value_of(award.min_one, self.compiled.readings) and self.ranked()
        return max(1, places) if least else places

    def winners(self, award: Award) -> Iterator[str]:
        """Yield who has a title: the ranks after those of another award."""
        start = self._start(award)
        within = value_of(award.band, self.compiled.readings) == "within"
        end = self.places(award) + (0 if within else start)
        inside = {each: n for each, n in self.ranked().items() if start < n <= end}
        yield from self._untied(award, inside, end - start)

    def _start(self, award: Award) -> int:
        every = self.compiled.policy.standings.awards
        before = next((each for each in every if each.id == award.after), None)
        return self.places(before) if before else 0

    def _untied(
        self, award: Award, inside: Mapping[str, int], places: int
    ) -> Iterator[str]:
        """Yield all equals at the last place, or those with fewer of a figure."""
        decide = value_of(award.tie, self.compiled.readings) != "include"
        if not decide or award.fewer is None or len(inside) <= places:
            yield from inside
            return
        last = max(inside.values())
        edge = [each for each, rank in inside.items() if rank == last]
        known = figures(self.bench.inputs, award.fewer, self.bench.period.text)
        room = places - (len(inside) - len(edge))
        for each in inside:
            if each not in edge or _among(each, edge, known, room):
                yield each


def _among(
    subject: str, edge: Sequence[str], known: Mapping[str, Fraction], room: int
) -> bool:
    """Tell whether fewer than ``room`` equals have less; an unknown decides nothing."""
    if any(each not in known for each in edge):
        return True
    return sum(known[each] < known[subject] for each in edge) < room


def podiums(compiled: Compiled, bench: Bench, cards: Cards) -> Iterator[Podium]:
    """Yield the ranked groups of a window's policy."""
    for windows in groups_of(compiled, bench.world, cards):
        yield Podium(compiled, bench, cards, windows)


def last_of(rule: Last, bench: Bench, cards: Cards) -> Iterable[str]:
    """Return who is among the last by score; equals at the edge all are."""
    scores = {
        window.id: cards[window.id].score
        for window in bench.world.windows
        if window.id in cards and rule.of in (None, window.kind)
    }
    known = {each: score for each, score in scores.items() if score is not None}
    return [
        each
        for each, score in known.items()
        if sum(other < score for other in known.values()) < rule.places
    ]
