"""Names that people write in tables, and the ids that they stand for."""

import re
from collections.abc import Sequence

from hall.book import WHOLE_HALL
from hall.book.files import Line
from hall.book.row import Known
from hall.domain import Hall
from scoring.vocabulary import Vocabulary

_LOOSE_DATE = re.compile(r"(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?", re.ASCII)


class Names:
    """Turns names that people write into ids, where there is just one such name."""

    def __init__(self, hall: Hall, words: Vocabulary) -> None:
        """Know the names of ``hall`` and of the types of facts."""
        self._hall = hall
        self._types = _only([(each.zh, each.id) for each in words.facts])
        people = [(person.name, person.id) for person in hall.staff]
        windows = [(window.name, window.id) for window in hall.windows]
        self._subjects = {**_only([*people, *windows]), "全厅": WHOLE_HALL}

    def known(self) -> Known:
        """Return the ids that a row may name."""
        return Known(
            windows=[window.id for window in self._hall.windows],
            staff=[person.id for person in self._hall.staff],
        )

    def spelt(self, line: Line) -> Line:
        """Return a line with ids in the place of names and plain dates."""
        cells = dict(line.cells)
        cells["type"] = self._types.get(cells["type"], cells["type"])
        cells["subject"] = self._subjects.get(cells["subject"], cells["subject"])
        if loose := _LOOSE_DATE.fullmatch(cells["date"]):
            year, month, day = loose.groups()
            cells["date"] = f"{year}-{int(month):02d}-{int(day):02d}"
        return Line(line.number, cells)


def _only(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    names = [name for name, _ in pairs]
    return {name: each for name, each in pairs if names.count(name) == 1}
