"""What the marks on the board mean."""

from ui.markup import Markup, join, tag
from ui.texts import Texts

_MARKS = ("own", "stand_in", "leave", "activity", "lunch", "pin", "bad")


def legend(say: Texts) -> Markup:
    """Return one line that explains every mark."""
    entries = [
        tag("span", "", tag("i", mark), say(f"rota.legend.{mark}")) for mark in _MARKS
    ]
    return tag("div", "hr-legend", join(*entries))
