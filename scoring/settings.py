"""Changing one number or word of a policy by name, to see what would follow.

A name is that of a reading, of a blank, or of a part: the id of a clause, group or
section, and a key in it, such as ``3.points``, ``letters.max_points``, ``7.bounds.ge``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from hall.domain import PolicyChoice
from hall.errors import Fault, PolicyError, Say
from scoring.check import problems
from scoring.policy import Policy
from scoring.vocabulary import Vocabulary
from scoring.yaml_text import read_yaml

_HIDDEN = ("cases", "trial")  # not part of the law
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One value that is to be different: ``ID.name=value``."""

    policy: str
    name: str
    value: object

    @classmethod
    def parse(cls, text: str) -> "Setting":
        """Read a setting as it is written on the command line.

        Raises:
            PolicyError: It is no setting, or its value is ambiguous.
        """
        left, equals, right = text.partition("=")
        policy, dot, name = left.partition(".")
        if not (policy and dot and name and equals):
            raise PolicyError([_unreadable(text)])
        value = read_yaml(right, text)
        if value.faults:
            raise PolicyError(value.faults)
        return cls(policy.strip(), name.strip(), value.data)


@dataclass(frozen=True)
class Variant:
    """Policies as they would be: the library and what a hall chooses from it."""

    library: Mapping[str, Policy]
    choices: tuple[PolicyChoice, ...]


def varied(
    library: Mapping[str, Policy],
    choices: Sequence[PolicyChoice],
    settings: Sequence[Setting],
    words: Vocabulary,
) -> Variant:
    """Return the policies with every setting applied; the given ones stay as they are.

    Raises:
        PolicyError: A setting names nothing, or a value that cannot stand there.
    """
    variant = Variant(library, tuple(choices))
    for setting in settings:
        variant = _apply(variant, setting, words)
    return variant


def _apply(variant: Variant, setting: Setting, words: Vocabulary) -> Variant:
    policy = variant.library.get(setting.policy)
    if policy is None or all(each.id != policy.id for each in variant.choices):
        raise PolicyError([_not_in_force(setting, variant)])
    if policy.reading(setting.name) is not None:
        return replace(variant, choices=_chosen(variant, setting, reading=True))
    if policy.parameter(setting.name) is not None:
        return replace(variant, choices=_chosen(variant, setting, reading=False))
    changed = _rewritten(policy, setting, words)
    return replace(variant, library={**variant.library, policy.id: changed})


def _chosen(
    variant: Variant, setting: Setting, *, reading: bool
) -> tuple[PolicyChoice, ...]:
    return tuple(
        _with(each, setting, reading=reading) if each.id == setting.policy else each
        for each in variant.choices
    )


def _with(choice: PolicyChoice, setting: Setting, *, reading: bool) -> PolicyChoice:
    more = {setting.name: setting.value}
    if reading:
        return replace(choice, readings={**choice.readings, **more})
    return replace(choice, parameters={**choice.parameters, **more})


def _rewritten(policy: Policy, setting: Setting, words: Vocabulary) -> Policy:
    """Return the policy with one value of the text replaced.

    Raises:
        PolicyError: No such part, or the value cannot stand there.
    """
    data = policy.model_dump(by_alias=True)
    found = next(_places(data, setting.name), None)
    if found is None:
        raise PolicyError([_nothing_there(policy, setting)])
    holder, key = found
    holder[key] = setting.value
    try:
        changed = Policy.model_validate(data)
    except ValidationError as error:
        raise PolicyError([_unfit(setting, error.errors()[0]["msg"])]) from error
    wrong = [_unfit(setting, each.what.en) for each in problems(changed, words)]
    if wrong:
        raise PolicyError(wrong)
    return changed


def _places(data: Data, name: str) -> Iterator[tuple[Data, str]]:
    """Yield where ``name`` leads: by keys and ids, or straight to a part's id."""
    yield from _within(data, name)
    for value in data.values():
        yield from _listed(value, name)


def _within(data: Data, name: str) -> Iterator[tuple[Data, str]]:
    for key, value in data.items():
        if key == name and _is_value(value):
            yield data, key
        elif key not in _HIDDEN and name.startswith(f"{key}."):
            rest = name.removeprefix(f"{key}.")
            yield from _inside(value, rest)
    for key, value in data.items():
        if key not in _HIDDEN and isinstance(value, dict):
            yield from _within(value, name)


def _is_value(value: object) -> bool:
    """Tell whether something is one value, or left to a reading or parameter."""
    if isinstance(value, dict):
        return set(value) in ({"reading"}, {"parameter"})
    return not isinstance(value, tuple)


def _inside(value: object, name: str) -> Iterator[tuple[Data, str]]:
    if isinstance(value, dict):
        yield from _within(value, name)
    else:
        yield from _listed(value, name)


def _listed(value: object, name: str) -> Iterator[tuple[Data, str]]:
    """Yield places in the elements of a list, by id or name, or else by position."""
    for number, item in enumerate(value if isinstance(value, tuple) else ()):
        if isinstance(item, dict):
            label = f"{item.get('id') or item.get('name') or number}."
            if name.startswith(label):
                yield from _within(item, name.removeprefix(label))


def _names(policy: Policy) -> list[str]:
    """Return what can be set, for a hint."""
    readings = [each.name for each in policy.readings]
    blanks = [each.name for each in policy.parameters]
    prices = [
        f"{each.id}.points" for each in policy.clauses if hasattr(each.amount, "points")
    ]
    return [*readings, *blanks, *prices]


def _unreadable(text: str) -> Fault:
    return Fault(
        "",
        Say(f"“{text}”看不懂", f"'{text}' is no setting"),
        Say(
            "请写成 制度.名称=值，如 huzhou-staff.3.points=5",
            "Write policy.name=value, such as huzhou-staff.3.points=5",
        ),
    )


def _not_in_force(setting: Setting, variant: Variant) -> Fault:
    known = ", ".join(each.id for each in variant.choices)
    return Fault(
        "",
        Say(
            f"本厅没有实行“{setting.policy}”",
            f"'{setting.policy}' is not in force in this hall",
        ),
        Say(f"实行的有：{known}", f"In force: {known}"),
    )


def _nothing_there(policy: Policy, setting: Setting) -> Fault:
    names = _names(policy)
    near = get_close_matches(setting.name, names, 5) or names[:5]
    return Fault(
        "",
        Say(
            f"{policy.id}：没有“{setting.name}”这一项",
            f"{policy.id}: there is nothing called '{setting.name}'",
        ),
        Say(f"例如：{'、'.join(near)}", f"For example: {', '.join(near)}"),
    )


def _unfit(setting: Setting, why: str) -> Fault:
    return Fault(
        "",
        Say(
            f"{setting.policy}.{setting.name} 不能是“{setting.value}”：{why}",
            f"{setting.policy}.{setting.name} cannot be '{setting.value}': {why}",
        ),
        Say("请换一个值", "Give another value"),
    )
