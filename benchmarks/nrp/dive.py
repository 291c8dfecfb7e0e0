"""From shares to whole patterns: decide for the surest, price again, and so on.

The diving heuristic of P. Strandmark, Y. Qu, T. Curtois, "First-order linear
programming in a column generation-based heuristic approach to the nurse rostering
problem", C&OR 120, 2020.
"""

import numpy as np

from benchmarks.nrp.master import Pattern
from benchmarks.nrp.parse import Ints
from benchmarks.nrp.relax import Relaxation

SURE = 0.85  # shares from here on are decided together
PORTION = 8  # at least this part of the open persons at once
ROUNDS = 2  # of pricing after each decision
DUST = 1e-6  # shares up to here are none
NOISE = 0.1  # of a share, so that two dives differ


def dive(
    relaxation: Relaxation, cutoff: float, rng: np.random.Generator
) -> Ints | None:
    """Return a part [person of the task, day], or None: none better than the cutoff.

    Starts from the solution of the last solve; leaves nothing fixed.
    """
    master = relaxation.master
    open_ = set(master.task.people.tolist())
    chosen: dict[int, Ints] = {}
    try:
        while open_:
            if master.value > cutoff - 1 + 1e-3 or relaxation.left < 0:
                return None
            picked = _surest(relaxation, open_, rng)
            if not picked:
                return None
            for pattern in picked:
                master.fix(pattern)
                chosen[pattern.person] = pattern.days
                open_.remove(pattern.person)
            if open_ and not relaxation.converge(np.array(sorted(open_)), ROUNDS):
                return None
    finally:
        master.release()
    return np.stack([chosen[p] for p in master.task.people.tolist()])


def _surest(
    relaxation: Relaxation, open_: set[int], rng: np.random.Generator
) -> list[Pattern]:
    master = relaxation.master
    shares = relaxation.shares
    sure = shares + NOISE * rng.random(len(shares)) * (shares > 0)
    best: dict[int, int] = {}
    for at in np.flatnonzero(shares > DUST).tolist():
        pattern = master.patterns[at]
        if pattern.person in open_ and master.lawful(pattern):
            rival = best.get(pattern.person)
            if rival is None or sure[at] > sure[rival]:
                best[pattern.person] = at
    order = sorted(best.values(), key=lambda at: -sure[at])
    certain = [at for at in order if shares[at] >= SURE]
    taken = max(1, len(open_) // PORTION, len(certain))
    return [master.patterns[at] for at in order[:taken]]
