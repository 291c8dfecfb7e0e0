"""What the measurements of the judge bring back."""

from dataclasses import dataclass

from benchmarks.measure import Spent


@dataclass(frozen=True, slots=True)
class Scored:
    """One way of scoring many facts.

    Attributes:
        reading: Turning records into columns; None where that is part of ``scoring``.
        scoring: Everything after that.
        given_mb: Peak memory with the facts alone, before anything is scored.
        points: Hundredths of all rows before choices, incidents and caps: the same
            figure for every way, or one of them is wrong. None where not kept apart.
    """

    reading: Spent | None
    scoring: Spent
    given_mb: float
    points: int | None
