"""The levels of a plan in words: what was reached, and what is proven about it."""

from collections.abc import Sequence

from hall.plan import Level
from ui.markup import Markup, pill, tag
from ui.state import Desk
from ui.wording import plain

_HUNDRED = 100


def level_amount(here: Desk, name: str, amount: int) -> str:
    """Return the value of a level with its unit."""
    number = plain(amount / _HUNDRED) if name == "points" else str(amount)
    return here.say(f"codes.level_unit.{name}", n=number)


def levels(here: Desk, rows: Sequence[Level]) -> Markup:
    """Return the levels found so far, each with what is proven about it."""
    return tag("div", "hr-levels", *(_level(here, level) for level in rows))


def _level(here: Desk, level: Level) -> Markup:
    say = here.say
    if level.proven:
        proof = pill(say("rota.level.proven"), "good")
    else:
        bound = level_amount(here, level.name, level.bound)
        proof = pill(say("rota.level.bound", bound=bound), "warn")
    return tag(
        "div",
        "",
        tag("span", "", say.code("level", level.name)),
        tag("b", "", level_amount(here, level.name, level.value)),
        proof,
    )
