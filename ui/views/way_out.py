"""What is in the way of a refused leave, and what would help, in plain words."""

import datetime as dt

from hall.plan import Help, Obstacle
from ui.views.leave import parse_half
from ui.wording import Wording


def obstacle_text(obstacle: Obstacle, words: Wording) -> str:
    """Return one thing in the way, with names and days."""
    return words.say(
        f"terminal.obstacle.{obstacle.kind}",
        clause=words.clause(obstacle.policy, obstacle.clause),
        who=words.name(obstacle.staff or ""),
        what=_thing(obstacle.kind, obstacle.id, words),
        date=words.date(obstacle.date) if obstacle.date else "",
    )


def help_text(each: Help, words: Wording) -> str:
    """Return one change that would make the leave possible."""
    span = each.kind in ("stand_in", "shorter")
    start, end = each.start or "", each.end or ""
    date = "" if span or not start else words.date(dt.date.fromisoformat(start))
    return words.say(
        f"terminal.way_out.{each.kind}",
        who=words.name(each.staff or ""),
        what=_thing(each.kind, each.id, words),
        date=date,
        start=words.half_day(parse_half(start)) if span else "",
        end=words.half_day(parse_half(end)) if span else "",
    )


def _thing(kind: str, name: str | None, words: Wording) -> str:
    place = kind == "pin" and name in ("lunch", "free")
    return words.say(f"terminal.place.{name}") if place else words.name(name or "")
