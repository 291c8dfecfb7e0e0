"""The cheapest lawful pattern of every person at given prices, by dynamic programming.

The pricing problem of column generation (E. K. Burke, T. Curtois, "New approaches to
nurse rostering benchmark instances", EJOR 237, 2014). All persons of a group move
through the days together: a state is the length of the run of shifts, the kind of the
last shift, and a cell of one flat axis for minutes, weekends and counted shifts. The
axis has a blank margin in each direction, so a shift is one move along it.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np
import numpy.typing as npt

from benchmarks.nrp.frame import LONG, Frame
from benchmarks.nrp.kinds import Kinds
from benchmarks.nrp.parse import WEEK, Bools, Instance, Ints

Floats = npt.NDArray[np.float32]
CELLS = 60_000  # states of a group on a day: small enough for the processor's cache
_INF = np.float32(np.inf)


@dataclass(frozen=True)
class Axis:
    """The flat axis of a group: minutes, weekends and counts, each with a margin."""

    steps: int
    margin: int
    weekends: int
    counts: tuple[int, ...]

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """Return the sizes, margins included, counts first and minutes last."""
        counts = tuple(limit + 2 for limit in self.counts)
        return (*counts, self.weekends + 2, self.steps + 1 + self.margin)

    @cached_property
    def size(self) -> int:
        """Return the number of cells."""
        return int(np.prod(self.shape))

    @property
    def week(self) -> int:
        """Return the move of one more weekend."""
        return self.steps + 1 + self.margin

    def count(self, at: int) -> int:
        """Return the move of one more shift of the counted shift ``at``."""
        return int(np.prod(self.shape[at + 1 :])) if at >= 0 else 0

    def blank(self, states: Floats) -> None:
        """Forbid the margins."""
        view = states.reshape(*states.shape[:-1], *self.shape)
        view[..., self.steps + 1 :] = _INF
        view[..., self.weekends + 1, :] = _INF
        for at, limit in enumerate(self.counts):
            np.moveaxis(view, at - len(self.shape), 0)[limit + 1] = _INF


@dataclass(frozen=True, slots=True)
class Group:
    """Persons with the same runs and rests, and the ends their frame allows.

    Attributes:
        lawful: Zero where the minutes, weekends and counts are lawful, else infinite,
            [person, cell].
        end_work: The same for ending the frame in a run, [person, run, kind].
        end_rest: The same for ending it j days off in a row, [person, j]; j = 0 stands
            for a rest that is long enough.
    """

    people: Ints
    max_run: int
    min_run: int
    min_off: int
    axis: Axis
    lawful: Floats
    end_work: Floats
    end_rest: Floats


def make_groups(
    instance: Instance, frame: Frame, kinds: Kinds, people: Ints
) -> list[Group]:
    """Group some persons so that a group's states stay small and alike."""
    order = sorted(people.tolist(), key=lambda p: _key(instance, frame, kinds, p))
    groups = []
    for key, same in groupby(order, lambda p: _key(instance, frame, kinds, p)[:-2]):
        alike = np.array(list(same))
        cells = _axis(frame, kinds, alike).size * key[0] * kinds.number
        batch = max(1, CELLS // cells)
        pieces = -(-len(alike) // batch)
        for piece in np.array_split(alike, pieces):
            groups.append(_group(instance, frame, kinds, piece))
    return groups


def _key(instance: Instance, frame: Frame, kinds: Kinds, p: int) -> tuple[int, ...]:
    c = instance.contracts[p]
    counts = [min(int(frame.counts[p, s]), frame.days) for s in kinds.counted]
    return (c.max_run, c.min_run, c.min_off, *counts, c.max_weekends, c.max_minutes)


def _axis(frame: Frame, kinds: Kinds, people: Ints) -> Axis:
    longest = frame.days * max(kinds.units)
    steps = min(longest, int(frame.most[people].max()) // kinds.unit)
    if any(extra < 0 for extra in kinds.extra):
        steps = longest
    counts = np.minimum(frame.counts[people][:, kinds.counted], steps).max(axis=0)
    weekends = min(frame.days // WEEK, int(frame.weekends[people].max()))
    return Axis(
        max(steps, 0), max(kinds.units), max(weekends, 0), tuple(int(c) for c in counts)
    )


def _group(instance: Instance, frame: Frame, kinds: Kinds, people: Ints) -> Group:
    contract = instance.contracts[int(people[0])]
    axis = _axis(frame, kinds, people)
    return Group(
        people=people,
        max_run=contract.max_run,
        min_run=contract.min_run,
        min_off=contract.min_off,
        axis=axis,
        lawful=_lawful(frame, kinds, people, axis),
        end_work=_end_work(instance, frame, kinds, people),
        end_rest=_end_rest(instance, frame, people),
    )


def _cost(allowed: Bools) -> Floats:
    return np.where(allowed, np.float32(0), _INF).astype(np.float32)


def _lawful(frame: Frame, kinds: Kinds, people: Ints, axis: Axis) -> Floats:
    *counts, weekends, steps = np.indices(axis.shape).reshape(len(axis.shape), -1)
    minutes = steps * kinds.unit + sum(
        count * extra for count, extra in zip(counts, kinds.extra, strict=True)
    )
    lawful = (minutes >= frame.least[people, None]) & (
        minutes <= frame.most[people, None]
    )
    lawful &= weekends <= frame.weekends[people, None]
    for count, shift in zip(counts, kinds.counted, strict=True):
        lawful &= count <= frame.counts[people, None, shift]
    return _cost(lawful)


def _end_work(instance: Instance, frame: Frame, kinds: Kinds, people: Ints) -> Floats:
    """Price each way to be in a run on the frame's last day."""
    contract = instance.contracts[int(people[0])]
    run = np.arange(1, contract.max_run + 1)[None, :, None]
    after = frame.next_run[people, None, None]
    free = frame.run_free[people, None, None] & (
        run == frame.run[people, None, None] + frame.days
    )
    if frame.last == instance.days:
        return _cost(np.ones((len(people), contract.max_run, kinds.number), np.bool_))
    first = [int(np.flatnonzero(kinds.of == k)[0]) for k in range(kinds.number)]
    follows = instance.follows[first][:, frame.next_shift[people]].T[:, None, :]
    long = (
        (run + after >= contract.min_run) | free | frame.next_free[people, None, None]
    )
    goes_on = (run + after <= contract.max_run) & follows & long
    rests = (frame.next_rest[people, None, None] >= contract.min_off) & (
        (run >= contract.min_run) | free
    )
    return _cost(np.where(after > 0, goes_on, rests & np.ones_like(follows)))


def _end_rest(instance: Instance, frame: Frame, people: Ints) -> Floats:
    """Price each way to be off on the frame's last day; place 0: rested enough."""
    contract = instance.contracts[int(people[0])]
    allowed = np.ones((len(people), contract.min_off), dtype=np.bool_)
    if frame.last == instance.days:
        return _cost(allowed)
    after, rest = frame.next_run[people], frame.next_rest[people]
    allowed[:, 0] = (after == 0) | (after >= contract.min_run) | frame.next_free[people]
    for j in range(1, contract.min_off):
        allowed[:, j] = (after == 0) & (j + rest >= contract.min_off)
    return _cost(allowed)


def starts_rested(group: Group, frame: Frame) -> Bools:
    """Tell who may work on the frame's first day after a rest that is long enough."""
    rest = frame.rest[group.people]
    return np.asarray(
        (frame.run[group.people] == 0) & ((rest >= group.min_off) | (rest == LONG))
    )
