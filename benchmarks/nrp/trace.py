"""Read the cheapest patterns off a filled table, all persons and ends at once."""

from dataclasses import dataclass

import numpy as np

from benchmarks.nrp.parse import Ints
from benchmarks.nrp.pricing import Pricer, Table

_INF = np.float32(np.inf)


@dataclass(slots=True)
class Walkers:
    """Where each walk back stands.

    In a run (``run`` > 0), rested (``wait`` < 0), or with ``wait`` days off to come
    before a run's last day.
    """

    person: Ints
    cell: Ints
    kind: Ints
    run: Ints
    wait: Ints


def best_patterns(pricer: Pricer, table: Table, most: int) -> tuple[Ints, Ints]:
    """Return up to ``most`` cheap patterns of each person: who, and the days.

    The first is a cheapest one; the others are the cheapest with other totals.
    """
    walkers = _ends(pricer, table, most)
    days = np.full((len(walkers.person), pricer.frame.days), -1)
    for day in range(pricer.frame.days - 1, -1, -1):
        _turn(pricer, table, walkers, day)
        working = np.flatnonzero(walkers.run > 0)
        if len(working):
            kinds, people = walkers.kind[working], walkers.person[working]
            days[working, day] = table.choice[kinds, people, day]
        _back(pricer, table, walkers, day)
    return pricer.group.people[walkers.person], days


def _ends(pricer: Pricer, table: Table, most: int) -> Walkers:
    group, last = pricer.group, pricer.frame.days - 1
    work = table.work[last] + group.end_work.transpose(2, 1, 0)[..., None]
    ends = [work.reshape(-1, *work.shape[2:])]
    rests = [
        table.rested[last],
        *(table.stopped[last - j] for j in range(1, group.min_off)),
    ]
    ends.append(np.stack(rests) + group.end_rest.T[:, :, None])
    values = np.concatenate(ends)
    values += group.lawful
    mode = values.argmin(axis=0)
    least = np.take_along_axis(values, mode[None], axis=0)[0]
    most = min(most, least.shape[1])
    cells = (
        np.argpartition(least, most - 1, axis=1)[:, :most]
        if most > 1
        else least.argmin(axis=1)[:, None]
    )
    person = np.repeat(np.arange(len(group.people)), most)
    cell = cells.ravel()
    open_ = least[person, cell] < _INF
    person, cell = person[open_], cell[open_]
    return _walkers(pricer, person, cell, mode[person, cell])


def _walkers(pricer: Pricer, person: Ints, cell: Ints, mode: Ints) -> Walkers:
    runs = pricer.group.max_run
    working = mode < runs * pricer.kinds.number
    rest = mode - runs * pricer.kinds.number
    return Walkers(
        person,
        cell,
        np.where(working, mode // runs, -1),
        np.where(working, mode % runs + 1, 0),
        np.where(working, 0, np.where(rest == 0, -1, rest)),
    )


def _turn(pricer: Pricer, table: Table, at: Walkers, day: int) -> None:
    """Put those whose days off are over into the run that ended on this day."""
    turning = np.flatnonzero((at.run == 0) & (at.wait == 0))
    if not len(turning):
        return
    person = at.person[turning]
    values = table.work[day][:, :, person, at.cell[turning]].transpose(2, 0, 1).copy()
    values[np.broadcast_to(~pricer.may_stop(person, day)[:, None, :], values.shape)] = (
        _INF
    )
    mode = values.reshape(len(turning), -1).argmin(axis=1)
    at.kind[turning] = mode // pricer.group.max_run
    at.run[turning] = mode % pricer.group.max_run + 1


def _back(pricer: Pricer, table: Table, at: Walkers, day: int) -> None:
    """Step to the day before."""
    resting = np.flatnonzero(at.run == 0)
    working = np.flatnonzero(at.run > 0)
    if len(resting):
        _back_rest(pricer, table, at, (resting, day))
    if len(working):
        _back_work(pricer, table, at, (working, day))


def _back_rest(
    pricer: Pricer, table: Table, at: Walkers, which: tuple[Ints, int]
) -> None:
    resting, day = which
    person, cell = at.person[resting], at.cell[resting]
    rested = at.wait[resting] < 0
    stays = table.rested[day - 1][person, cell] <= table.rested[day][person, cell]
    waits = np.where(rested, pricer.group.min_off, at.wait[resting]) - 1
    at.wait[resting] = np.where(rested & stays, -1, waits)


def _back_work(
    pricer: Pricer, table: Table, at: Walkers, which: tuple[Ints, int]
) -> None:
    working, day = which
    moves = np.array(
        [
            [pricer.move(k, day, run) for run in (1, 2)]
            for k in range(pricer.kinds.number)
        ]
    )
    kind, run = at.kind[working], at.run[working]
    at.cell[working] -= moves[kind, np.minimum(run, 2) - 1]
    at.run[working] = run - 1
    at.wait[working] = np.where(run == 1, -1, at.wait[working])
    if day == 0:
        return
    for k, before in enumerate(pricer.kinds.before):
        mine = working[(kind == k) & (run > 1)]
        if len(mine):
            options = list(before)
            earlier = table.work[day - 1][options][
                :, at.run[mine] - 1, at.person[mine], at.cell[mine]
            ]
            at.kind[mine] = np.array(options)[earlier.argmin(axis=0)]
