"""Lactation time: which whole blocks may be taken, next to the day's ends or noon."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from hall.domain import Block

LIMIT = 90  # minutes a day, contracts.md; the law's 1.5 hours (gaoxin (一))


@lru_cache(maxsize=256)
def patterns(
    blocks: tuple[Block, ...], free: frozenset[int]
) -> tuple[frozenset[int], ...]:
    """Return the ways to take lactation time that day, in one or two stretches.

    Each way is a set of block numbers as near to 90 minutes as whole blocks allow
    without passing it. Empty where no block is short enough: no effect in that hall.
    """
    stretches = [s for s in _stretches(blocks) if s <= free]
    ways = {frozenset(s) for s in stretches}
    ways |= {a | b for a, b in combinations(stretches, 2) if not a & b}
    lengths = {way: sum(blocks[b].minutes for b in way) for way in ways}
    allowed = {way: length for way, length in lengths.items() if length <= LIMIT}
    best = max(allowed.values(), default=0)
    found = [way for way, length in allowed.items() if length == best]
    return tuple(sorted(found, key=sorted))


def _stretches(blocks: Sequence[Block]) -> Iterable[frozenset[int]]:
    for session in ("am", "pm"):
        members = [n for n, block in enumerate(blocks) if block.session == session]
        for length in range(1, len(members) + 1):
            yield frozenset(members[:length])
            yield frozenset(members[-length:])
