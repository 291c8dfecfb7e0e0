"""Why a leave is refused: a smallest set of rules and people, and what would help.

Found by leaving things out, one at a time, and deciding the request again: what can be
left out without making the leave possible has nothing to do with the refusal. So with
the core alone the leave is refused, and without any one of its members it is not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from hall.domain import Half
from hall.plan import Help, Obstacle
from planner.decide import Court, Ruling
from planner.month import Undecided, Unsolvable
from planner.obstacles import World
from planner.spells import working_halves
from planner.state import State

# What people can take away, easy things first; not so a rule, or a filing that is late.
EASY = ("papers", "named", "pin", "lactation", "activity", "post", "minimum", "leave")
SHORTER = 12  # shorter requests that are tried


@dataclass(frozen=True)
class Refusal:
    """A refused request and the world it was refused in.

    Attributes:
        halves: The half-days that are looked at for the core; None = all of the leave.
    """

    court: Court
    world: World
    ruling: Ruling
    halves: frozenset[tuple[int, Half]] | None = None

    @classmethod
    def of(cls, court: Court, state: State, ruling: Ruling) -> "Refusal":
        """Return the refusal of a ruling."""
        world = World(state, ruling.request, tuple(court.rules))
        return cls(court, world, ruling, _first_half(state, ruling))

    def core(self) -> tuple[Obstacle, ...]:
        """Return an irreducible set of obstacles; empty if the hall's limit decides."""
        kept = list(self.world.obstacles())
        if self.halves is not None and not self._refused_with(kept):
            return replace(self, halves=None).core()
        self._drop_kinds(kept)
        while self._drop_one(kept):
            pass
        return tuple(sorted(kept, key=lambda o: (o.kind != "rule", kept.index(o))))

    def would_help(self, core: Iterable[Obstacle]) -> tuple[Help, ...]:
        """Return single changes that make the whole leave possible, easy ones first."""
        found = [
            Help(o.kind, o.staff, o.id, *_on(o))
            for kind in EASY
            for o in core
            if o.kind == kind and not self._refused(self.world.without([o]))
        ]
        return (*found, *self._stand_ins(), *self._shorter())

    def _refused(self, world: World, *, whole: bool = True) -> bool:
        """Decide in another world; where that has no lawful plan, nothing is gained."""
        court = replace(
            self.court, rules=world.rules, halves=None if whole else self.halves
        )
        try:
            ruling = court.decide(world.state, world.request)
        except Unsolvable:
            return True
        return ruling.decision == "refused"

    def _refused_with(self, kept: Iterable[Obstacle]) -> bool:
        """Tell whether these obstacles alone refuse the leave."""
        dropped = set(self.world.obstacles()) - set(kept)
        return self._refused(self.world.without(dropped), whole=False)

    def _drop_kinds(self, kept: list[Obstacle]) -> None:
        """Leave out whole kinds that do not matter: fewer questions."""
        for kind in ("post", "minimum", "lactation", "activity", "pin", "leave"):
            rest = [o for o in kept if o.kind != kind]
            if len(rest) < len(kept) and self._refused_with(rest):
                kept[:] = rest

    def _drop_one(self, kept: list[Obstacle]) -> bool:
        """Leave out what is superfluous; tell whether anything was."""
        before = len(kept)
        named = {(reason.policy, reason.clause) for reason in self.ruling.reasons}
        for obstacle in sorted(kept, key=lambda o: (o.policy, o.clause) in named):
            rest = [o for o in kept if o != obstacle]
            if self._refused_with(rest):
                kept[:] = rest
        return len(kept) < before

    def _stand_ins(self) -> Iterator[Help]:
        """Yield the posts for which somebody from outside would have to be brought."""
        days: dict[str, list[str]] = {}
        for reason in self.ruling.reasons:
            if reason.rule == "no_stand_in" and reason.post:
                days.setdefault(reason.post, []).append(f"{reason.date} {reason.half}")
            if reason.rule == "annual_without_harm" and reason.post:
                asked = self.world.request
                days[reason.post] = [str(asked.start), str(asked.end)]
        for post, halves in days.items():
            yield Help("stand_in", id=post, start=halves[0], end=halves[-1])

    def _shorter(self) -> Iterator[Help]:
        """Yield the longest part of the leave that would be approved."""
        halves = working_halves(self.court.calendar, self.world.request)
        spans = (
            (halves[first], halves[first + length - 1])
            for length in range(len(halves) - 1, 0, -1)
            for first in (0, *range(len(halves) - length, 0, -1))
        )
        for start, end in islice(spans, SHORTER):
            part = replace(self.world.request, start=start, end=end)
            if not self._refused(replace(self.world, request=part)):
                yield Help("shorter", part.staff, None, str(start), str(end))
                return


def _first_half(state: State, ruling: Ruling) -> frozenset[tuple[int, Half]] | None:
    """Return the first half-day that lacks a stand-in: it mostly refuses by itself."""
    for reason in ruling.reasons:
        if reason.rule == "no_stand_in" and reason.date and reason.half:
            return frozenset([(state.problem.day[reason.date], reason.half)])
    return None


def _on(obstacle: Obstacle) -> tuple[str | None, str | None]:
    day = None if obstacle.date is None else str(obstacle.date)
    return day, day


def explained(court: Court, state: State, ruling: Ruling) -> Ruling:
    """Return a refusal with its core and what would help; an approval as it is."""
    if ruling.decision != "refused":
        return ruling
    refusal = Refusal.of(court, state, ruling)
    try:
        core = refusal.core()
        return replace(ruling, core=core, would_help=refusal.would_help(core))
    except Undecided:
        return ruling  # the refusal stands; what is behind it was not found in time
