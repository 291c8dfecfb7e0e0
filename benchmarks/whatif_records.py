"""What the measurement of leave answers brings back."""

from dataclasses import dataclass

from benchmarks.measure import Spent


@dataclass(frozen=True, slots=True)
class Asked:
    """What the answers took.

    Attributes:
        loading: Reading the tables and taking the plan up.
        answers: What each answer took, in the order asked.
        unproven: Answers that are not proven.
    """

    loading: Spent
    answers: tuple[Spent, ...]
    verdicts: dict[str, int]
    unproven: int
