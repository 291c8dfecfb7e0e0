"""Every value in which two policies (or two versions of one) differ, by its name.

A name is the one by which ``policy whatif --set`` would change the value:
``3.points``, ``letters.max_points``, ``7.excellent.bounds.ge``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.policy import Policy

_HIDDEN = frozenset({"cases", "trial"})  # they try the law, they are not of it
_NAMED = ("id", "name")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of the text; None = the policy has nothing of this name."""

    name: str
    before: object
    after: object


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """Return every value that is not the same in both, in the order of the text."""
    old, new = _values(before), _values(after)
    return tuple(
        Difference(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _values(policy: Policy) -> dict[str, object]:
    return dict(_flat(policy.model_dump(by_alias=True, mode="json"), ""))


def _flat(part: object, name: str) -> Iterator[tuple[str, object]]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in _HIDDEN:
                yield from _flat(value, f"{name}.{key}" if name else key)
    elif isinstance(part, list) and any(isinstance(each, dict) for each in part):
        for number, each in enumerate(part):
            yield from _flat(each, _label(name, number, each))
    elif part not in (None, []):
        yield name, part


def _label(name: str, number: int, part: object) -> str:
    """Return the name of an element: its own id, else its place in the list."""
    known = part if isinstance(part, dict) else {}
    own = next((str(known[key]) for key in _NAMED if known.get(key)), None)
    return own if own is not None else f"{name}.{number}"
