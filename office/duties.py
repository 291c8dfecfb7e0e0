"""The supervising office's duties of a month, for whoever asks the office."""

from hall.domain import Hall
from planner.duties import Duty, duties

__all__ = ["Duty", "month_of_duties"]


def month_of_duties(hall: Hall, month: str, seed: int) -> tuple[Duty, ...]:
    """Return the calls, forms, rounds and draws of a month; one seed draws one month.

    Raises:
        HallrotaError: The month or a policy cannot be read.
    """
    return duties(hall, month, seed)
