"""Scores as curves and bars: over the months, by clause, by window."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from hall.domain import Hall
from hall.errors import CalendarError
from office import Scorecard

Cards = Mapping[str, Mapping[str, Scorecard]]


def months_until(month: str) -> list[str]:
    """Return the months of a year up to ``month``, written ``2026-06``."""
    year, last = month.split("-")
    return [f"{year}-{number:02d}" for number in range(1, int(last) + 1)]


def trend(
    scored: Callable[[str], Cards], months: Sequence[str], policy: str, subject: str
) -> dict[str, Fraction]:
    """Return a subject's score month by month; months without one are left out."""
    found: dict[str, Fraction] = {}
    for month in months:
        try:
            card = scored(month).get(policy, {}).get(subject)
        except CalendarError:
            continue
        if card is not None and card.score is not None:
            found[month] = card.score
    return found


def lost_by_clause(cards: Mapping[str, Scorecard]) -> dict[str, Fraction]:
    """Return the points that all subjects lose, by the document's clause number."""
    lost: dict[str, Fraction] = defaultdict(Fraction)
    for card in cards.values():
        for row in card.ledger:
            if row.clause and row.points < 0:
                lost[row.clause] -= row.points
    return dict(sorted(lost.items(), key=lambda each: -each[1]))


def lost_by_window(hall: Hall, cards: Mapping[str, Scorecard]) -> dict[str, Fraction]:
    """Return the points that each window and its staff lose, the most first."""
    home = {person.id: person.window for person in hall.staff}
    lost: dict[str, Fraction] = defaultdict(Fraction)
    for subject, card in cards.items():
        if card.deductions:
            lost[home.get(subject, subject)] += card.deductions
    return dict(sorted(lost.items(), key=lambda each: -each[1]))
