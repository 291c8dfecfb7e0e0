"""Check a policy beyond its shape: references that lead nowhere, and doubtful spots."""

from collections.abc import Iterator

from hall.errors import Fault
from scoring.policy import Policy
from scoring.vocabulary import Vocabulary


def faults_of(policy: Policy, words: Vocabulary, file: str) -> Iterator[Fault]:
    """Yield what makes the policy unusable."""
    yield from ()
