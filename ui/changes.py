"""Posts that change hands, one line each."""

from collections.abc import Sequence

from hall.plan import Change
from ui.markup import Markup, tag
from ui.state import Desk


def change_rows(here: Desk, changes: Sequence[Change]) -> list[Markup]:
    """Return one line per post-block that changes hands."""
    words = here.words
    return [
        move_row(
            here,
            (change.before, change.after),
            f"{words.date(change.date)} {words.block(change.block)} "
            f"{words.name(change.post)}",
        )
        for change in changes
    ]


def move_row(here: Desk, people: tuple[str | None, str | None], what: str) -> Markup:
    """Return a line that says who hands ``what`` over to whom; None = nobody."""
    before, after = (
        here.words.name(one) if one else here.say("shell.nobody") for one in people
    )
    change = here.say("today.move", before=before, after=after)
    return tag("div", "hr-move", tag("b", "", change), tag("small", "", what))
