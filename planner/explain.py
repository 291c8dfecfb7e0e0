"""Why a month has no lawful plan: a smallest set of rules and pins that collide.

Found by leaving things out one at a time, each time with presolve off: what can be
left out without making the month possible has nothing to do with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hall.domain import Half
from hall.plan import Hindrance, Plan, Reason
from planner.cpsat import Effort, solve
from planner.month import Unsolvable, seats_of
from planner.problem import Cell, Problem
from planner.roster import Roster
from planner.rules import RULES, write
from planner.state import FREE, LUNCH, State

PINS = "cover.pins"
CAREFUL = Effort(presolve=False)


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """A rule of the planner, or one pin: (day, person, block, place)."""

    rule: str
    pin: tuple[int, int, int, int] | None = None


def infeasible_plan(problem: Problem, dead_end: Unsolvable) -> Plan:
    """Return the plan that is none, with the colliding rules and people."""
    causes = irreducible(dead_end)
    reasons = tuple(_reason(problem, dead_end, cause) for cause in causes)
    return Plan(problem.hall.id, problem.month, "infeasible", reasons=reasons)


def irreducible(dead_end: Unsolvable) -> tuple[Cause, ...]:
    """Return causes that make the cells impossible, none of which is superfluous."""
    pins = {Cause(PINS, pin) for pin in _pins(dead_end)}
    kept = {Cause(rule) for rule in RULES if rule != PINS} | pins
    for cause in sorted(kept, key=lambda c: (c.pin is not None, c)):
        if not possible(dead_end, kept - {cause}):
            kept.discard(cause)
    return tuple(sorted(kept))


def possible(dead_end: Unsolvable, causes: Iterable[Cause]) -> bool:
    """Tell whether the cells have a plan that respects just these causes."""
    active = set(causes)
    rules = {cause.rule for cause in active}
    pins = {cause.pin for cause in active if cause.pin is not None}
    state = _with_pins(dead_end.state, pins)
    seats = {c: n for part in dead_end.parts for c, n in seats_of(state, part).items()}
    roster = write(Roster(state, dead_end.parts, seats), frozenset(RULES) - rules)
    return solve(roster.model, CAREFUL).outcome != "infeasible"


def _pins(dead_end: Unsolvable) -> list[tuple[int, int, int, int]]:
    cells = {cell for part in dead_end.parts for cell in part.cells}
    people = {p for part in dead_end.parts for p in part.cluster.people}
    return [
        (day, person, block, place)
        for day in {cell.day for cell in cells}
        for person, block, place in dead_end.state.days[day].pins
        if Cell(day, block) in cells and person in people
    ]


def _with_pins(state: State, pins: Iterable[tuple[int, int, int, int]]) -> State:
    kept = set(pins)
    days = tuple(
        replace(
            settled,
            pins=frozenset(pin for pin in settled.pins if (day, *pin) in kept),
        )
        for day, settled in enumerate(state.days)
    )
    return replace(state, days=days)


def _reason(problem: Problem, dead_end: Unsolvable, cause: Cause) -> Reason:
    first = dead_end.parts[0].cells[0]
    if cause.pin is None:
        return Reason(cause.rule, "", "", "", problem.days[first.day])
    day, person, block, place = cause.pin
    post = None if place in (LUNCH, FREE) else problem.hall.posts[place].id
    session = problem.blocks[block].session
    half: Half | None = None if session == "noon" else session
    who = Hindrance(problem.hall.staff[person].id, "pinned")
    return Reason(PINS, "", "", "", problem.days[day], half, post, (who,))
