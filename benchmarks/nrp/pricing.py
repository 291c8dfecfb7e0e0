"""The forward and backward pass of the dynamic programme of `patterns`."""

from dataclasses import dataclass, field

import numpy as np

from benchmarks.nrp.frame import Frame
from benchmarks.nrp.kinds import Kinds
from benchmarks.nrp.parse import WEEK, Bools, Ints
from benchmarks.nrp.patterns import Floats, Group, starts_rested

_INF = np.float32(np.inf)
_SATURDAY, _SUNDAY = WEEK - 2, WEEK - 1


@dataclass(slots=True)
class Table:
    """Values of the forward pass.

    ``work[day]`` [kind, run, person, cell]; ``rested[day]`` and ``stopped[day]``
    [person, cell]: rested enough at the end of the day, and: the day ended a run.
    Day -1 and before are the eve; ``choice`` is the shift taken for each kind.
    """

    choice: Ints
    work: list[Floats] = field(default_factory=list)
    rested: dict[int, Floats] = field(default_factory=dict)
    stopped: dict[int, Floats] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pricer:
    """One group's dynamic programme over a frame.

    ``moves`` are those of each kind along the axis on a weekday.
    """

    group: Group
    frame: Frame
    kinds: Kinds
    moves: tuple[int, ...]

    def move(self, kind: int, day: int, run: int) -> int:
        """Return the move along the axis of a shift that is the run's ``run``-th."""
        weekday = day % WEEK
        weekend = weekday == _SATURDAY or (weekday == _SUNDAY and run == 1)
        return self.moves[kind] + (self.group.axis.week if weekend else 0)

    def forward(self, prices: Floats) -> Table:
        """Fill the table; ``prices`` [person, day, shift] of the group's persons."""
        costs, choice = self._by_kind(prices)
        table = Table(choice)
        self._start(table)
        for day in range(self.frame.days):
            work = self._works(table, day, costs[:, :, day])
            table.work.append(work)
            table.stopped[day] = self._stops(work, day)
            table.rested[day] = self._rests(table, day)
        return table

    def _by_kind(self, prices: Floats) -> tuple[Floats, Ints]:
        persons, days, _ = prices.shape
        costs = np.empty((self.kinds.number, persons, days), dtype=np.float32)
        choice = np.empty(costs.shape, dtype=np.int64)
        for kind in range(self.kinds.number):
            shifts = np.flatnonzero(self.kinds.of == kind)
            part = prices[:, :, shifts]
            at = part.argmin(axis=2)
            choice[kind] = shifts[at]
            costs[kind] = np.take_along_axis(part, at[:, :, None], axis=2)[:, :, 0]
        return costs, choice

    def _start(self, table: Table) -> None:
        group, frame = self.group, self.frame
        cells = (len(group.people), group.axis.size)
        for day in range(-group.min_off, 0):
            table.stopped[day] = np.full(cells, _INF)
        table.rested[-1] = np.full(cells, _INF)
        table.rested[-1][starts_rested(group, frame), 0] = 0
        run, rest = frame.run[group.people], frame.rest[group.people]
        may_stop = (run > 0) & ((run >= group.min_run) | frame.run_free[group.people])
        table.stopped[-1][may_stop, 0] = 0
        for j in range(1, group.min_off):
            table.stopped[-1 - j][(run == 0) & (rest == j), 0] = 0

    def _works(self, table: Table, day: int, costs: Floats) -> Floats:
        group, size = self.group, self.group.axis.size
        shape = (self.kinds.number, group.max_run, len(group.people), size)
        work = np.empty(shape, dtype=np.float32)
        rested = table.rested[day - 1]
        merged: dict[tuple[int, ...], Floats] = {}
        for kind, before in enumerate(self.kinds.before):
            cost = costs[kind][:, None]
            move = self.move(kind, day, 1)
            work[kind, 0, :, :move] = _INF
            np.add(rested[:, : size - move], cost, out=work[kind, 0, :, move:])
            if day == 0 or not before:
                work[kind, 1:] = _INF
                continue
            move = self.move(kind, day, 2)
            work[kind, 1:, :, :move] = _INF
            source = _least(table.work[day - 1], before, merged)
            np.add(source[:-1, :, : size - move], cost, out=work[kind, 1:, :, move:])
        if day == 0:
            self._goes_on(work, costs)
        group.axis.blank(work)
        return work

    def _goes_on(self, work: Floats, costs: Floats) -> None:
        """Let runs from before the frame go on into its first day."""
        for at, person in enumerate(self.group.people):
            run = int(self.frame.run[person])
            if not 0 < run < self.group.max_run:
                continue
            last = int(self.kinds.of[self.frame.run_shift[person]])
            for kind, before in enumerate(self.kinds.before):
                if last in before:
                    work[kind, run, at, self.move(kind, 0, run + 1)] = costs[kind, at]

    def _stops(self, work: Floats, day: int) -> Floats:
        group, frame = self.group, self.frame
        stopped: Floats = work[:, group.min_run - 1 :].min(axis=(0, 1))
        if day < group.min_run - 1:
            for at, person in enumerate(group.people):
                run = int(frame.run[person]) + day
                if frame.run_free[person] and run < group.min_run - 1:
                    stopped[at] = np.minimum(stopped[at], work[:, run, at].min(axis=0))
        return stopped

    def _rests(self, table: Table, day: int) -> Floats:
        before = table.stopped[day - self.group.min_off]
        return np.minimum(table.rested[day - 1], before)

    def may_stop(self, persons: Ints, day: int) -> Bools:
        """Tell for which lengths a run may stop on a day, [walker, run]."""
        group, frame = self.group, self.frame
        run = np.arange(1, group.max_run + 1)[None, :]
        people = group.people[persons]
        free = frame.run_free[people][:, None] & (
            run == frame.run[people][:, None] + day + 1
        )
        return np.asarray((run >= group.min_run) | free)


def make_pricer(group: Group, frame: Frame, kinds: Kinds) -> Pricer:
    """Make a group's pricer."""
    moves = tuple(
        units + group.axis.count(step)
        for units, step in zip(kinds.units, kinds.step, strict=True)
    )
    return Pricer(group, frame, kinds, moves)


def _least(
    work: Floats, kinds: tuple[int, ...], merged: dict[tuple[int, ...], Floats]
) -> Floats:
    """Return the least over some kinds; remembers it for kinds that ask the same."""
    if kinds not in merged:
        largest = max(
            (known for known in merged if set(known) <= set(kinds)), key=len, default=()
        )
        values = [work[k] for k in kinds if k not in largest]
        start = merged[largest] if largest else values.pop()
        for value in values:
            start = np.minimum(start, value)
        merged[kinds] = start
    return merged[kinds]
