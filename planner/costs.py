"""The costs of a roster: which literals cost how much, and under which cap."""

from collections import defaultdict
from dataclasses import dataclass

from ortools.sat.python import cp_model

from hall.domain import Half
from planner.decompose import holder_away
from planner.pricing import Cost, Step
from planner.problem import Cell, GapKey
from planner.roster import Roster


@dataclass(frozen=True, slots=True)
class Priced:
    """Scaled points that are due where a literal holds."""

    cost: Cost
    literal: cp_model.IntVar


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in units of points, and the most it can be."""

    sum: cp_model.LinearExpr
    upper: int


def costs(x: Roster, free: frozenset[int]) -> Total:
    """Return the roster's costs after caps, in the problem's price units.

    Args:
        x: The roster; caps that its parts do not name never bind and are left aside.
        free: Caps whose costs are left out altogether.
    """
    unit = x.problem.price_unit
    binding = frozenset[int]().union(*(part.caps for part in x.parts))
    plain: list[Priced] = []
    capped: defaultdict[int, list[Priced]] = defaultdict(list)
    for priced in [*_gaps(x), *_leave(x)]:
        cap = priced.cost.cap
        if cap is None or cap not in binding | free:
            plain.append(priced)
        elif cap not in free:
            capped[cap].append(priced)
    totals = [_sum(plain, unit)]
    totals += [_capped(x, cap, _sum(some, unit)) for cap, some in capped.items()]
    whole = cp_model.LinearExpr.sum([total.sum for total in totals])
    return Total(whole, sum(total.upper for total in totals))


def _sum(priced: list[Priced], unit: int) -> Total:
    points = [(each.cost.points // unit, each.literal) for each in priced]
    whole = cp_model.LinearExpr.sum([n * literal for n, literal in points])
    return Total(whole, sum(n for n, _ in points))


def _capped(x: Roster, cap: int, whole: Total) -> Total:
    """Return the smaller of a sum and its cap's room; right where it is minimised."""
    room = x.problem.prices.rooms[cap] // x.problem.price_unit
    if whole.upper <= room:
        return whole
    real = x.model.new_int_var(0, room, "")
    over = x.model.new_bool_var("")
    x.model.add(real >= whole.sum).only_enforce_if(~over)
    x.model.add(real >= room).only_enforce_if(over)
    return Total(real, room)


def _gaps(x: Roster) -> list[Priced]:
    found = []
    for key, gap in x.gaps.items():
        away = holder_away(x.state, key.day, key.session, key.post)
        for step in x.problem.prices.gaps.get((key.post, key.session, away), ()):
            literal = _lasting(x, key, gap, step)
            found += [Priced(cost, literal) for cost in step.costs]
    return found


def _lasting(
    x: Roster, key: GapKey, gap: cp_model.IntVar, step: Step
) -> cp_model.IntVar:
    """Return a literal that holds if a gap lasts as long as a step asks."""
    members = x.empties[key]
    if step.minutes <= min(minutes for minutes, _ in members):
        return gap
    long = x.model.new_bool_var("")
    lasts = sum(minutes * empty for minutes, empty in members)
    x.model.add(lasts < step.minutes).only_enforce_if(~long)
    return long


def _leave(x: Roster) -> list[Priced]:
    """Price each half-day of leave on which a held post is not served throughout."""
    found = []
    for day in sorted({cell.day for _part, cell in x.cells()}):
        for person, half, kind in sorted(x.state.days[day].leave):
            price = x.problem.prices.leave.get((person, kind), ())
            empties = _held(x, day, person, half) if price else []
            if empties:
                bare = empties[0] if len(empties) == 1 else x.model.new_bool_var("")
                if len(empties) > 1:
                    x.model.add_max_equality(bare, empties)
                found += [Priced(cost, bare) for cost in price]
    return found


def _held(x: Roster, day: int, person: int, half: Half) -> list[cp_model.IntVar]:
    cells = [Cell(day, block) for block in x.problem.blocks_in(half)]
    return [
        x.empty[cell, post]
        for cell in cells
        for post in x.problem.held_by[person]
        if (cell, post) in x.empty
    ]
