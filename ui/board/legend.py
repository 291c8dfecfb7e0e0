"""What the marks on the board mean."""

from ui.markup import Markup, join, tag
from ui.texts import Texts

_MARKS = ("own", "stand_in", "leave", "activity", "lunch", "pin", "bad", "changed")


def legend(say: Texts) -> Markup:
    """Return one line that explains every mark."""
    entries = [
        tag("span", "", tag("i", mark), say(f"rota.legend.{mark}")) for mark in _MARKS
    ]
    keys = tag("p", "hr-keys", say("rota.legend.keys"))
    return join(tag("div", "hr-legend", join(*entries)), keys)
