"""Posts that change hands, one line each."""

from collections.abc import Sequence

from hall.plan import Change
from ui.markup import Markup, row, tag
from ui.state import Desk


def change_rows(here: Desk, changes: Sequence[Change]) -> list[Markup]:
    """Return one line per post-block that changes hands."""
    words, nobody = here.words, here.say("shell.nobody")
    return [
        row(
            f"{words.date(change.date)} {words.block(change.block)}",
            words.name(change.post),
            tag("br", ""),
            here.say(
                "today.move",
                before=words.name(change.before) if change.before else nobody,
                after=words.name(change.after) if change.after else nobody,
            ),
        )
        for change in changes
    ]
