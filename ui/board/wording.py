"""What the board says about a place and a gap, in short and in full."""

from hall.plan import Gap
from ui.views.places import Place
from ui.wording import Wording


def cell_text(words: Wording, place: Place) -> str:
    """Return the few characters that stand for a place on the board."""
    if place.kind == "own":
        return words.short_post(place.of)
    if place.kind == "stand_in":
        return words.say("rota.cell.stand_in", post=words.short_post(place.of))
    if place.kind == "activity":
        return words.say.code("activity_mark", place.sort)
    return words.say(f"rota.cell.{place.kind}")


def place_text(words: Wording, place: Place) -> str:
    """Return a place in full."""
    if place.kind == "leave":
        return words.say.code("leave_kind", place.of)
    if place.kind == "activity":
        name = words.name(place.of)
        sort = words.say.code("activity_kind", place.sort)
        return sort if name == place.of else name
    if place.kind in ("own", "stand_in"):
        return words.say(f"rota.place.{place.kind}", name=words.name(place.of))
    return words.say(f"rota.place.{place.kind}")


def gap_text(words: Wording, gap: Gap) -> str:
    """Return a gap in one line: post, session, minutes, who is charged and why."""
    where = words.say(
        "rota.gap",
        post=words.name(gap.post),
        session=words.session(gap.session),
        minutes=gap.minutes,
    )
    charges = words.say.list([words.charge(charge) for charge in gap.charges])
    return words.say("rota.gap_cost", gap=where, charges=charges) if charges else where
