"""Somebody's month as calendar entries: stretches of the same place, and the rest."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from hall.calendar import calendar_of
from hall.domain import Block, Person
from office.papers import Entry
from ui.board.wording import place_text
from ui.views.places import Place, Places
from ui.wording import Wording

_SILENT = ("free", "not_yet")


def entries_of(places: Places, person: Person, words: Wording) -> list[Entry]:
    """Return the entries of a person's month; free time has none."""
    days = calendar_of(places.hall).month(places.plan.month)
    return [entry for day in days for entry in _day(places, person, day, words)]


def _day(
    places: Places, person: Person, day: dt.date, words: Wording
) -> Iterator[Entry]:
    blocks = [(b, places.at(person, day, b)) for b in places.hall.blocks]
    for place, run in groupby(blocks, key=lambda pair: pair[1]):
        if place.kind not in _SILENT:
            stretch = [block for block, _ in run]
            yield _entry(person, day, place, stretch, words)


def _entry(
    person: Person, day: dt.date, place: Place, blocks: list[Block], words: Wording
) -> Entry:
    return Entry(
        id=f"{words.hall.id}-{person.id}-{day.isoformat()}-{blocks[0].id}",
        date=day,
        start=blocks[0].start,
        end=blocks[-1].end,
        title=place_text(words, place),
        place=words.hall.name,
    )
