"""From shares to whole patterns: decide for the surest, price again, and so on.

A diving heuristic in the manner of P. Strandmark, Y. Qu, T. Curtois, "First-order
linear programming in a column generation-based heuristic approach to the nurse
rostering problem", C&OR 120, 2020. For many persons single days are decided, so that
everybody stays movable until late; for a few, whole patterns, which is quicker.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.nrp.parse import Bools, Ints
from benchmarks.nrp.relax import Relaxation
from benchmarks.nrp.task import Reals

OPEN = -2  # a day that is not decided yet
SURE = 0.99  # shares of a day from here on are decided together
PACE = 0.1  # of all days are decided in a step, if fewer are sure
CERTAIN = 0.85  # shares of a pattern from here on are decided together
PORTION = 8  # at least this part of the open persons is decided in a step
PATTERN_ROUNDS = 2
NOISE = 0.05  # of a share, so that two dives differ
DUST = 1e-6  # shares up to here are none


Decide = Callable[["Columns", Ints, np.random.Generator], None]


@dataclass(frozen=True, slots=True)
class Columns:
    """The patterns with a share in the last solution, as arrays."""

    person: Ints
    days: Ints
    share: Reals


def dive_by_day(
    relaxation: Relaxation, cutoff: float, rng: np.random.Generator, rounds: int
) -> Ints | None:
    """Dive, deciding single days; ``rounds`` of pricing after each step."""
    return _dive(relaxation, cutoff, rng, (_decide_days, rounds))


def dive_by_pattern(
    relaxation: Relaxation, cutoff: float, rng: np.random.Generator
) -> Ints | None:
    """Dive, deciding whole patterns."""
    return _dive(relaxation, cutoff, rng, (_decide_patterns, PATTERN_ROUNDS))


def _dive(
    relaxation: Relaxation,
    cutoff: float,
    rng: np.random.Generator,
    way: tuple[Decide, int],
) -> Ints | None:
    """Return a part [person of the task, day], or None: none better than the cutoff.

    Starts from the solution of the last solve; leaves nothing decided.
    """
    master = relaxation.master
    people = master.task.people
    decide, rounds = way
    decided = np.full((len(people), master.task.frame.days), OPEN)
    try:
        while master.value <= cutoff - 1 + 1e-3 and relaxation.left > 0:
            columns = _columns(relaxation)
            part = _whole(columns, len(people))
            if part is not None:
                return part
            decide(columns, decided, rng)
            master.keep_to(decided)
            if not relaxation.converge(rounds, decided=decided):
                return None
    finally:
        master.release()
    return None


def _columns(relaxation: Relaxation) -> Columns:
    master = relaxation.master
    some = np.flatnonzero(relaxation.shares > DUST)
    some = some[[master.lawful(master.patterns[at]) for at in some.tolist()]]
    row = {person: at for at, person in enumerate(master.task.people.tolist())}
    chosen = [master.patterns[at] for at in some.tolist()]
    return Columns(
        np.array([row[pattern.person] for pattern in chosen], dtype=np.int64),
        np.array([pattern.days for pattern in chosen], dtype=np.int64).reshape(
            len(chosen), master.task.frame.days
        ),
        relaxation.shares[some],
    )


def _whole(columns: Columns, people: int) -> Ints | None:
    """Return the patterns if everybody has a whole one."""
    ones = np.flatnonzero(columns.share > 1 - 1e-4)
    if len(set(columns.person[ones].tolist())) < people:
        return None
    return columns.days[ones[np.argsort(columns.person[ones])]]


def _decide_days(columns: Columns, decided: Ints, rng: np.random.Generator) -> None:
    """Decide more days, the surest first, so that each person keeps some pattern."""
    people, days = decided.shape
    shifts = int(columns.days.max()) + 2
    weight = np.zeros((people, days, shifts))
    day = np.broadcast_to(np.arange(days), columns.days.shape)
    who = np.broadcast_to(columns.person[:, None], columns.days.shape)
    shares = np.broadcast_to(columns.share[:, None], columns.days.shape)
    np.add.at(weight, (who, day, columns.days + 1), shares)
    top = weight.max(axis=2)
    top[decided != OPEN] = -1
    noisy = np.where(top > 0, top + NOISE * rng.random(top.shape), -1)
    order = np.argsort(-noisy, axis=None)
    goal = max(1, int(PACE * people * days), int((top >= SURE).sum()))
    alive = np.ones(len(columns.person), dtype=np.bool_)
    for cell in order[:goal].tolist():
        person, on = divmod(cell, days)
        if top[person, on] > 0:
            shift = int(weight[person, on].argmax()) - 1
            if _holds(columns, alive, (person, on, shift)):
                decided[person, on] = shift


def _holds(columns: Columns, alive: Bools, cell: tuple[int, int, int]) -> bool:
    """Tell whether the person keeps a pattern; if so, drop those that differ."""
    person, day, shift = cell
    mine = columns.person == person
    kept = alive & mine & (columns.days[:, day] == shift)
    if not kept.any():
        return False
    alive &= kept | ~mine
    return True


def _decide_patterns(columns: Columns, decided: Ints, rng: np.random.Generator) -> None:
    """Decide for the surest patterns of persons not decided yet."""
    sure = columns.share + NOISE * rng.random(len(columns.share))
    best: dict[int, int] = {}
    for at, person in enumerate(columns.person.tolist()):
        rival = best.get(person)
        if decided[person, 0] == OPEN and (rival is None or sure[at] > sure[rival]):
            best[person] = at
    order = sorted(best.values(), key=lambda at: -sure[at])
    certain = sum(columns.share[at] >= CERTAIN for at in order)
    for at in order[: max(1, len(order) // PORTION, int(certain))]:
        decided[columns.person[at]] = columns.days[at]
