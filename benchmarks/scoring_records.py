"""What the measurements of the judge bring back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scored:
    """One way of scoring many facts.

    Attributes:
        reading: CPU seconds for turning the frame into columns; None where the way
            takes the frame as it is.
        scoring: CPU seconds for everything after that.
        points: Hundredths of all rows before choices, incidents and caps: the same
            figure for every way, or one of them is wrong. None where not kept apart.
    """

    reading: float | None
    scoring: float
    points: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what is wanted of it."""

    name: str
    value: float
    wanted: str
