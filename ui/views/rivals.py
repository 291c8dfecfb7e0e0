"""The same facts under another document, or under another reading of one in force."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hall.domain import Hall, PolicyChoice
from hall.errors import Say
from office import Scorecard
from scoring.active import activate
from scoring.policy import Policy, Reading
from ui.views.scores import Cards


@dataclass(frozen=True, slots=True)
class Beside:
    """One subject's card today and under the other rules; None = not assessed."""

    subject: str
    now: Scorecard | None
    then: Scorecard | None


def choosable(policy: Policy) -> list[Reading]:
    """Return the readings of a document that leave a choice between known values."""
    return [
        each
        for each in policy.readings
        if len(each.allowed) > 1 and each.default in each.allowed
    ]


def hall_under(hall: Hall, policy: str, readings: Mapping[str, object]) -> Hall:
    """Return the hall with a document in force, read as told; blanks stay as filled."""
    own = next((each for each in hall.policies if each.id == policy), None)
    choice = own or PolicyChoice(policy)
    changed = replace(choice, readings={**choice.readings, **readings})
    others = [each for each in hall.policies if each.id != policy]
    return replace(hall, policies=(*others, changed))


def open_blanks(hall: Hall, policy: str) -> Mapping[str, Say]:
    """Return the blanks that keep a document of the hall from scoring, and why."""
    (active,) = activate([each for each in hall.policies if each.id == policy])
    return active.blocked


def beside(now: Cards, then: Cards, shown: set[str]) -> list[Beside]:
    """Return both cards of everybody whom either assesses, by id."""
    ids = sorted(({*now} | {*then}) & shown)
    return [Beside(each, now.get(each), then.get(each)) for each in ids]
