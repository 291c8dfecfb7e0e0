"""A span of days to be planned anew, and what the days around it demand of each person.

A frame over the whole horizon demands nothing but the contracts; the same code then
improves a month of a year while the rest of the year stays.
"""

from dataclasses import dataclass

import numpy as np

from benchmarks.nrp.parse import WEEK, Bools, Instance, Ints

LONG = 1 << 20  # a run that touches the horizon's edge is as long as it need be


@dataclass(frozen=True, slots=True)
class Frame:
    """Days ``first`` .. ``last`` - 1, whole weeks; arrays are indexed by person.

    Attributes:
        run: Shifts in a row up to the eve of the frame, 0 after a day off.
        run_shift: The shift on the eve, -1 for none.
        rest: Days off in a row up to the eve; LONG if they began before day 0.
        run_free: The run on the eve began on day 0, so it may be short.
        next_run: Shifts in a row from the day after; 0 for a day off or the end.
        next_shift: The shift on the day after, -1 for none.
        next_rest: Days off in a row from the day after; LONG if they last to the end.
        next_free: The run after the frame touches the end, so it may be short.
        least: Minutes still to be worked at least; ``most`` at most.
        weekends: Weekends that may still be worked.
        counts: Times each shift may still be worked, [person, shift].
    """

    first: int
    last: int
    run: Ints
    run_shift: Ints
    rest: Ints
    run_free: Bools
    next_run: Ints
    next_shift: Ints
    next_rest: Ints
    next_free: Bools
    least: Ints
    most: Ints
    weekends: Ints
    counts: Ints

    @property
    def days(self) -> int:
        """Return the number of days."""
        return self.last - self.first


def frame_in(instance: Instance, roster: Ints, first: int, last: int) -> Frame:
    """Return the frame of some whole weeks of a roster whose other days stay."""
    before, after = roster[:, :first], roster[:, last:]
    around = np.concatenate([before, after], axis=1)
    run, rest = _runs(before[:, ::-1])
    next_run, next_rest = _runs(after)
    lengths = np.append(instance.minutes, 0)
    worked = lengths[around].sum(axis=1)
    contracts = instance.contracts
    shifts = np.arange(len(instance.shifts))
    return Frame(
        first=first,
        last=last,
        run=run,
        run_shift=before[:, -1] if first else np.full(len(run), -1),
        rest=np.where(rest == first, LONG, rest),
        run_free=run == first,
        next_run=next_run,
        next_shift=after[:, 0] if last < instance.days else np.full(len(run), -1),
        next_rest=np.where(next_rest == instance.days - last, LONG, next_rest),
        next_free=next_run == instance.days - last,
        least=np.array([c.min_minutes for c in contracts]) - worked,
        most=np.array([c.max_minutes for c in contracts]) - worked,
        weekends=np.array([c.max_weekends for c in contracts])
        - weekends_worked(before)
        - weekends_worked(after),
        counts=instance.most - (around[:, :, None] == shifts).sum(axis=1),
    )


def whole(instance: Instance) -> Frame:
    """Return the frame of the whole horizon."""
    nobody = np.full((len(instance.people), instance.days), -1)
    return frame_in(instance, nobody, 0, instance.days)


def weekends_worked(days: Ints) -> Ints:
    """Count the weekends worked in whole weeks of a roster, per person."""
    weeks = (days >= 0).reshape(len(days), -1, WEEK)
    return np.asarray(weeks[:, :, WEEK - 2 :].any(axis=2).sum(axis=1))


def _runs(days: Ints) -> tuple[Ints, Ints]:
    """Return how many shifts, and how many days off, each row begins with."""
    works = days >= 0
    length = days.shape[1]
    idle, busy = ~works, works
    first_off = np.where(idle.any(axis=1), idle.argmax(axis=1), length) if length else 0
    first_on = np.where(busy.any(axis=1), busy.argmax(axis=1), length) if length else 0
    zero = np.zeros(len(days), dtype=np.int64)
    return zero + first_off, zero + first_on
