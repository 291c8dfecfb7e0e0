"""What the guide tells, done in the browser: a story is one visit, with pictures.

The stories are told in this order on one hall, so a later one sees what an earlier one
did: the month is planned, changed and published before leave is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass

from docs import desk_stories, hall_stories
from tests.ui.serving import DESK, PHONE, Visit
from ui.texts import Texts

Step = Callable[[Visit, Texts], None]


@dataclass(frozen=True, slots=True)
class Story:
    """One visit to one page.

    Attributes:
        path: The page, as in its address.
        scenes: What is done in turn, and the picture taken of it; "" takes none.
        size: Width and height of the screen.
    """

    path: str
    scenes: tuple[tuple[str, Step], ...]
    size: tuple[int, int] = DESK

    @property
    def pictures(self) -> list[str]:
        """Return the names of the pictures."""
        return [name for name, _ in self.scenes if name]


def look(visit: Visit, say: Texts) -> None:
    """Show the page as it opens."""


STORIES = (
    Story(
        "rota",
        (
            ("rota-plan", desk_stories.start_planning),
            ("rota-board", desk_stories.see_the_month),
            ("rota-editor", desk_stories.fix_a_day),
            ("rota-change", desk_stories.change_by_key),
            ("", desk_stories.take_back),
            ("rota-publish", desk_stories.ask_to_publish),
            ("", desk_stories.publish),
            ("rota-paper", desk_stories.open_papers),
        ),
    ),
    Story("rota", (("rota-phone", look),), PHONE),
    Story(
        "",
        (
            ("today", desk_stories.go_to_a_gap),
            ("today-sick", desk_stories.take_a_sick_call),
            ("", desk_stories.approve_the_sick_call),
        ),
    ),
    Story("", (("today-phone", look),), PHONE),
    Story("leave", (("leave-phone", desk_stories.ask_for_leave),), PHONE),
    Story(
        "leave",
        (
            ("leave-answer", desk_stories.ask_for_leave),
            ("", desk_stories.hand_in),
            ("leave-sign", desk_stories.sign),
        ),
    ),
    Story(
        "facts",
        (
            ("facts-entry", hall_stories.write_a_fact),
            ("", hall_stories.save_the_fact),
            ("facts-table", hall_stories.import_a_broken_table),
        ),
    ),
    Story("scores", (("scores", hall_stories.open_a_card),)),
    Story("scores", (("scores-phone", hall_stories.open_a_card),), PHONE),
    Story(
        "policies",
        (
            ("policies-readings", hall_stories.see_readings),
            ("policies-trial", hall_stories.turn_a_number),
        ),
    ),
    Story("policies", (("policies-blanks", hall_stories.adopt_with_blanks),)),
    Story("settings", (("settings-book", hall_stories.open_the_book),)),
)
PICTURES = tuple(name for story in STORIES for name in story.pictures)
