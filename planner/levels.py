"""The order of what matters, as sums over a roster; solved exactly, level by level."""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.costs import costs
from planner.cpsat import Effort, Linear, Solved, solve
from planner.problem import Cell
from planner.roster import Roster

PLACED = ("points", "gaps", "gap_minutes", "changes", "stand_ins")
WEIGHT_LIMIT = 1 << 36  # levels are folded into one sum up to here: exact and fast
Place = tuple[Cell, int, int]  # cell, person, post or LUNCH
Placement = frozenset[Place]


@dataclass(frozen=True, slots=True)
class Term:
    """One level: ``unit`` × (``total`` − ``shift``) with 0 ≤ total ≤ upper."""

    name: str
    total: Linear
    upper: int
    unit: int = 1
    shift: int = 0

    def real(self, total: int) -> int:
        """Return the level's value for a total."""
        return self.unit * (total - self.shift)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of one level: its value and a proven lower bound."""

    name: str
    value: int
    bound: int


def joined(groups: Sequence[Sequence[Term]]) -> tuple[Term, ...]:
    """Add up the same levels of several rosters that share one model."""
    return tuple(
        Term(
            same[0].name,
            sum(term.total for term in same),
            sum(term.upper for term in same),
            same[0].unit,
            sum(term.shift for term in same),
        )
        for same in zip(*groups, strict=True)
    )


def terms(x: Roster, before: Placement | None = None) -> tuple[Term, ...]:
    """Return the levels of a roster, first things first.

    ``before`` is the placement of a published plan; without it there is no level
    ``changes``.
    """
    changes = () if before is None else (_changes(x, before),)
    return (points(x), total_gaps(x, "gaps"), _minutes(x), *changes, _stand_ins(x))


def points(x: Roster, free: frozenset[int] = frozenset()) -> Term:
    """Return the points as a level; costs under the caps ``free`` are left out."""
    unit = x.problem.price_unit
    lost = costs(x, free)
    most_won = sum(prize.points // unit * prize.most for prize in x.won)
    won = cp_model.LinearExpr.sum([p.points // unit * p.count for p in x.won])
    upper = lost.upper + most_won
    return Term("points", lost.sum + most_won - won, upper, unit, most_won)


def points_lost(x: Roster) -> Term:
    """Return the points lost as a level, what activities win left out."""
    lost = costs(x, frozenset())
    return Term("points", lost.sum, lost.upper, x.problem.price_unit)


def total_gaps(x: Roster, name: str, posts: frozenset[int] | None = None) -> Term:
    """Return the number of gaps, of all posts or of some, as a level."""
    chosen = [gap for key, gap in x.gaps.items() if posts is None or key.post in posts]
    return Term(name, sum(chosen), len(chosen))


def _minutes(x: Roster) -> Term:
    lengths = [block.minutes for block in x.problem.blocks]
    unit = x.problem.minute_unit
    shares = [(lengths[c.block] // unit, empty) for (c, _), empty in x.empty.items()]
    total = sum(share * empty for share, empty in shares)
    return Term("gap_minutes", total, sum(share for share, _ in shares), unit)


def _stand_ins(x: Roster) -> Term:
    others = [
        literal
        for (_cell, post, person), literal in x.serves.items()
        if x.problem.rank[post, person] > 0
    ]
    return Term("stand_ins", sum(others), len(x.empty))


def _changes(x: Roster, before: Placement) -> Term:
    """Count the placements of ``before`` in these cells that are given up.

    A person whose leave or activity made the old placement impossible counts too: a
    constant, so that the value means what people see.
    """
    mine = {cell for _part, cell in x.cells()}
    people = {person for part in x.parts for person in part.cluster.people}
    old = [key for key in before if key[0] in mine and key[1] in people]
    kept = [literal for key in old if (literal := _placed(x, key)) is not None]
    return Term("changes", len(old) - sum(kept), len(old))


def _placed(x: Roster, key: Place) -> cp_model.IntVar | None:
    cell, person, place = key
    if place < 0:
        return x.eats.get((cell, person))
    return x.serves.get((cell, place, person))


def hold(
    model: cp_model.CpModel, levels: Sequence[Term], known: Sequence[Bounds]
) -> None:
    """Hold every level at the value already known for it, or better."""
    for term, level in zip(levels, known, strict=True):
        if term.upper:
            model.add(term.total <= level.value // term.unit + term.shift)


def minimise(
    model: cp_model.CpModel, levels: Sequence[Term], effort: Effort
) -> tuple[Solved, tuple[Bounds, ...]]:
    """Minimise the levels in order; each is proven or says its bound.

    Levels are folded into one weighted sum while the weights stay small enough to be
    exact, so most rosters need a single solve. Returns the last solution found;
    ``Solved.found`` is False only if there is none at all.
    """
    solved: Solved | None = None
    known: list[Bounds] = []
    proven = True
    for chunk in _chunks(levels):
        attempt = _solve_chunk(model, chunk, effort)
        if not attempt.found:
            return (solved or attempt), tuple(known)
        solved = attempt
        known += _read(chunk, attempt, proven)
        proven = proven and attempt.outcome == "optimal"
        if any(term.upper for term in chunk):
            model.add(_weighted(chunk) <= attempt.value)
    if solved is None:
        solved = solve(model, effort)
    return solved, tuple(known)


def _solve_chunk(
    model: cp_model.CpModel, chunk: Sequence[Term], effort: Effort
) -> Solved:
    if any(term.upper for term in chunk):
        model.minimize(_weighted(chunk))
    return solve(model, effort)


def _chunks(levels: Sequence[Term]) -> list[list[Term]]:
    chunks: list[list[Term]] = [[]]
    size = 1
    for term in levels:
        if chunks[-1] and size * (term.upper + 1) > WEIGHT_LIMIT:
            chunks.append([])
            size = 1
        chunks[-1].append(term)
        size *= term.upper + 1
    return [chunk for chunk in chunks if chunk]


def _weights(chunk: Sequence[Term]) -> list[int]:
    weights, weight = [], 1
    for term in reversed(chunk):
        weights.append(weight)
        weight *= term.upper + 1
    return weights[::-1]


def _weighted(chunk: Sequence[Term]) -> Linear:
    return sum(w * term.total for w, term in zip(_weights(chunk), chunk, strict=True))


def _read(chunk: Sequence[Term], solved: Solved, proven: bool) -> list[Bounds]:
    """Split a folded value back into its levels.

    A bound on the folded sum bounds the first level; the levels after one that is not
    proven have no bound but zero.
    """
    found = []
    value, bound, tight = solved.value, solved.bound, proven
    for weight, term in zip(_weights(chunk), chunk, strict=True):
        total, value = divmod(value, weight)
        least, bound = divmod(bound, weight) if tight else (0, 0)
        found.append(Bounds(term.name, term.real(total), term.real(max(least, 0))))
        tight = tight and least == total
    return found
