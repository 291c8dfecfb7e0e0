"""Shifts that a pattern need not tell apart, and what is counted along a pattern."""

from dataclasses import dataclass
from math import gcd

import numpy as np

from benchmarks.nrp.parse import Bools, Instance, Ints

COUNTED_STATES = 12  # counts kept exactly beside minutes and weekends, multiplied


@dataclass(frozen=True, slots=True)
class Kinds:
    """Shifts grouped by what they mean for the rest of a pattern.

    Two shifts are of one kind if the same shifts may precede and follow them and they
    count the same. Lengths are told in units of the time axis; a counted shift is
    entered with ``nominal`` units and its count makes up the difference.

    Attributes:
        of: Kind of each shift.
        units: Steps each kind takes on the time axis.
        counted: Shifts whose number is a coordinate of the pattern's state.
        step: Which counted shift a kind is, as an index, or -1.
        before: ``before[b]``: kinds that may precede kind b.
        unit: Minutes of a step on the time axis.
        extra: Minutes a counted shift is longer than its steps say.
    """

    of: Ints
    units: tuple[int, ...]
    counted: tuple[int, ...]
    step: tuple[int, ...]
    before: tuple[tuple[int, ...], ...]
    unit: int
    extra: tuple[int, ...]

    @property
    def number(self) -> int:
        """Return the number of kinds."""
        return len(self.units)


def counted_shifts(instance: Instance) -> tuple[int, ...]:
    """Choose the limited shifts that are counted exactly: the scarcest that fit.

    The others are left to the master problem, as rows of their own. So are those that
    somebody may work without limit: his states would count to the last day.
    """
    limits = _limits(instance)
    reach = np.minimum(instance.most, instance.days).max(axis=0)
    chosen, states = [], 1
    for _, shift in sorted((most, at) for at, most in limits.items()):
        if states * (int(reach[shift]) + 1) <= COUNTED_STATES:
            chosen.append(shift)
            states *= int(reach[shift]) + 1
    return tuple(sorted(chosen))


def _limits(instance: Instance) -> dict[int, int]:
    """Return the largest real limit of each limited shift."""
    able = np.array([c.max_minutes for c in instance.contracts])[:, None]
    possible = np.minimum(able // instance.minutes, instance.days)
    real = (instance.most > 0) & (instance.most < possible)
    return {
        at: int(instance.most[real[:, at], at].max())
        for at in range(len(instance.shifts))
        if real[:, at].any()
    }


def make_kinds(instance: Instance, counted: tuple[int, ...]) -> Kinds:
    """Group the shifts of an instance."""
    lengths = instance.minutes
    others = [int(lengths[s]) for s in range(len(lengths)) if s not in counted]
    unit = gcd(*others) if others else gcd(*(int(x) for x in lengths))
    nominal = {s: max(1, round(int(lengths[s]) / unit)) for s in counted}
    units = [nominal.get(s, int(lengths[s]) // unit) for s in range(len(lengths))]
    keys: dict[tuple[object, ...], int] = {}
    of = [
        keys.setdefault(_key(instance, s, units[s], s in counted), len(keys))
        for s in range(len(lengths))
    ]
    first = [of.index(kind) for kind in range(len(keys))]
    return Kinds(
        of=np.array(of),
        units=tuple(units[s] for s in first),
        counted=counted,
        step=tuple(counted.index(s) if s in counted else -1 for s in first),
        before=_before(instance.follows, first),
        unit=unit,
        extra=tuple(int(lengths[s]) - nominal[s] * unit for s in counted),
    )


def _key(instance: Instance, s: int, units: int, alone: bool) -> tuple[object, ...]:
    follows = instance.follows
    return (follows[s].tobytes(), follows[:, s].tobytes(), units, s if alone else -1)


def _before(follows: Bools, first: list[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(a for a, earlier in enumerate(first) if follows[earlier, later])
        for later in first
    )
