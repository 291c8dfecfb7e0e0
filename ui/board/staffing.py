"""How a day is staffed: full with somebody to spare, full to the last, or short."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from hall.domain import HALVES, Window
from ui.board.scene import Model, Scene
from ui.board.wording import gap_text

Light = Literal["full", "tight", "low"]


def cover(scene: Scene, windows: Sequence[Window], day: dt.date) -> Model:
    """Return the foot of a day: its light, in a word, and every gap."""
    shown = {window.id for window in windows}
    posts = {post.id for post in scene.hall.posts if post.window in shown}
    gaps = [g for g in scene.plan.gaps if g.date == day and g.post in posts]
    empty = len({gap.post for gap in gaps})
    spare = spare_hands(scene, shown, day)
    light: Light = "low" if empty else "full" if spare else "tight"
    say, lines = scene.words.say, [gap_text(scene.words, gap) for gap in gaps]
    return {
        "light": light,
        "low": light == "low",
        "text": say(f"rota.cover.{light}", count=empty),
        "title": "\n".join([*lines, say("rota.cover.spare", count=spare)]),
        "gaps": lines,
    }


def spare_hands(scene: Scene, windows: set[str], day: dt.date) -> int:
    """Return how many people stand free for a whole half-day, at the worse half."""
    people = [p for p in scene.hall.staff if p.window in windows]
    return min(
        sum(
            all(
                scene.places.at(person, day, block).kind == "free"
                for block in scene.hall.blocks
                if block.session == half
            )
            for person in people
        )
        for half in HALVES
    )
