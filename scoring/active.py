"""Policies in force in a hall, with every reading decided."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from hall.domain import PolicyChoice
from hall.errors import Fault, PolicyError, Say
from scoring.blanks import fill
from scoring.library import load_library, vocabulary
from scoring.policy import Policy, Reading
from scoring.readings import allows, canonical


@dataclass(frozen=True)
class Active:
    """A policy in force.

    Attributes:
        readings: Every reading of the policy with its value, defaults filled in, and
            the values of its parameters: all that decides a number of the text.
        parameters: What the hall filled into the blanks of the text.
        blocked: Blanks that keep the policy from scoring, and why.
    """

    policy: Policy
    readings: Mapping[str, object]
    parameters: Mapping[str, object]
    blocked: Mapping[str, Say] = field(default_factory=dict)

    @property
    def scores(self) -> bool:
        """Tell whether it can score: it has prices and no open blank."""
        return self.policy.scorable and not self.blocked


def activate(
    choices: Sequence[PolicyChoice], library: Mapping[str, Policy] | None = None
) -> tuple[Active, ...]:
    """Return the chosen policies with the hall's readings over the defaults.

    Raises:
        PolicyError: Unknown policies, readings, parameters and values, all at once.
    """
    known = load_library() if library is None else library
    faults: list[Fault] = []
    ids = [choice.id for choice in choices]
    actives = [_activate(choice, known, faults) for choice in choices]
    faults += [_twice(name) for name, n in Counter(ids).items() if n > 1]
    if faults:
        raise PolicyError(faults)
    return tuple(active for active in actives if active is not None)


def _activate(
    choice: PolicyChoice, library: Mapping[str, Policy], faults: list[Fault]
) -> Active | None:
    policy = library.get(choice.id)
    if policy is None:
        faults.append(_unknown("办法", "policy", choice.id, library))
        return None
    readings = {each.name: canonical(each.default) for each in policy.readings}
    for name, value in choice.readings.items():
        reading = policy.reading(name)
        if reading is None:
            faults.append(_unknown("读法", "reading", name, readings, policy.id))
        elif allows(reading, canonical(value), vocabulary()):
            readings[name] = canonical(value)
        else:
            faults.append(_not_allowed(policy, reading, value))
    blanks = [each.name for each in policy.parameters]
    for name in choice.parameters:
        if name not in blanks:
            faults.append(_unknown("参数", "parameter", name, blanks, policy.id))
    filled, blocked = fill(policy, choice.parameters, readings)
    return Active(policy, {**readings, **filled}, dict(choice.parameters), blocked)


def _unknown(
    zh: str, en: str, name: str, known: Iterable[str], policy: str = ""
) -> Fault:
    names = list(known)
    near = get_close_matches(name, names, 1)
    listed = "、".join(names) or "（无）"
    guess = (
        Say(f"是否想写“{near[0]}”？", f"Did you mean '{near[0]}'? ")
        if near
        else Say("", "")
    )
    place = f"{policy}: " if policy else ""
    return Fault(
        file="",
        what=Say(f"{place}没有{zh}“{name}”", f"{place}there is no {en} '{name}'"),
        remedy=Say(
            f"{guess.zh}已有：{listed}",
            f"{guess.en}Known: {', '.join(names) or 'none'}",
        ),
    )


def _twice(policy_id: str) -> Fault:
    return Fault(
        file="",
        what=Say(f"办法“{policy_id}”列了两次", f"policy '{policy_id}' is listed twice"),
        remedy=Say("请只留一处", "Keep one of them"),
    )


def _not_allowed(policy: Policy, reading: Reading, value: object) -> Fault:
    listed = ", ".join(
        "null" if each is None else str(each) for each in reading.allowed
    )
    return Fault(
        file="",
        what=Say(
            f"{policy.id}: 读法“{reading.name}”不能取“{value}”",
            f"{policy.id}: reading '{reading.name}' cannot be '{value}'",
        ),
        remedy=Say(f"可取：{listed}", f"Allowed: {listed}"),
    )
