"""How what came out is compared with what was expected (vocabulary, ``matching``)."""

from collections.abc import Mapping
from fractions import Fraction

from scoring.scorecard import plain

Difference = dict[str, object]
_ABSENT = "notices_absent"  # an assertion about notices, not a key of scorecards
_ORDERED = "chain"


def differences(
    subject: str, expected: Mapping[str, object], found: Mapping[str, object]
) -> list[Difference]:
    """Return where ``found`` differs; keys that are not expected are not compared."""
    return [
        difference(subject, key, wanted, found.get(_key(key)))
        for key, wanted in expected.items()
        if not agrees(key, wanted, found.get(_key(key)))
    ]


def difference(subject: str, key: str, expected: object, got: object) -> Difference:
    """Return one difference in the words of ``hallrota case``."""
    return {
        "subject": subject,
        "key": key,
        "expected": plain(expected),
        "got": plain(got),
    }


def agrees(key: str, wanted: object, got: object) -> bool:
    """Tell whether one figure is as expected.

    Numbers are compared exactly. Of a list every wanted id must be there, and an empty
    one must be empty; a chain is compared in order. Of a mapping only the wanted labels
    count, and an absent one is 0.
    """
    if key == _ABSENT:
        return not set(_items(wanted)) & set(_items(got))
    if key == _ORDERED:
        return _items(wanted) == _items(got)
    if isinstance(wanted, (list, tuple)):
        return set(wanted) <= set(_items(got)) if wanted else not _items(got)
    if isinstance(wanted, Mapping):
        inner = got if isinstance(got, Mapping) else {}
        return all(_equal(want, inner.get(name, 0)) for name, want in wanted.items())
    return _equal(wanted, got)


def _key(key: str) -> str:
    return "notices" if key == _ABSENT else key


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _equal(wanted: object, got: object) -> bool:
    """Compare exactly: true is not 1, and 0.5 is the fraction it stands for."""
    left, right = _exact(wanted), _exact(got)
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _exact(value: object) -> object:
    if value is None or isinstance(value, (bool, Mapping, list, tuple)):
        return value
    try:
        return Fraction(str(value))
    except ValueError:
        return str(value)
