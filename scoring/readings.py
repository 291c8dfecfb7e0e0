"""What values a reading allows, in the one form that policies compare."""

from decimal import Decimal

from scoring.policy import Reading
from scoring.values import same
from scoring.vocabulary import Vocabulary


def canonical(value: object) -> object:
    """Return a reading's value in the one form that policies compare."""
    if isinstance(value, (list, tuple)):
        return tuple(canonical(each) for each in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    return value


def allows(reading: Reading, value: object, words: Vocabulary) -> bool:
    """Tell whether ``value`` (canonical) is one that the reading allows."""
    return any(_fits(allowed, value, words) for allowed in reading.allowed)


def _fits(allowed: object, value: object, words: Vocabulary) -> bool:
    if allowed == "number" and isinstance(value, Decimal):
        return value >= 0
    if allowed == "policy_id" and isinstance(value, str):
        return True  # whether there is such a policy shows when it is used
    if allowed == "list of kinds" and isinstance(value, tuple):
        kinds = words.types["leave_taken"].attributes["kind"]
        return set(value) <= set(kinds)
    return same(canonical(allowed), value)
