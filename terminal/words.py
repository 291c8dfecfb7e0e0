"""The words of a hall on the terminal: names, clauses, points, in one language."""

from hall.domain import Hall
from hall.errors import Lang
from office import policy_titles
from ui.texts import Texts
from ui.wording import Wording


def words_for(hall: Hall, lang: Lang) -> Wording:
    """Return how to speak about ``hall`` in ``lang``."""
    return Wording(hall, Texts(lang), policy_titles(hall))
