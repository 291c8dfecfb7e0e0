"""Rules about noon: one lunch each, seats enough, facing desks, lactation time."""

from collections import defaultdict

from ortools.sat.python import cp_model

from planner.problem import Cell
from planner.roster import Roster


def once(x: Roster) -> None:
    """Whoever must eat does so in exactly one noon block."""
    lunches: defaultdict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
    for (cell, person), literal in x.eats.items():
        lunches[cell.day, person].append(literal)
    for literals in lunches.values():
        x.model.add_exactly_one(literals)


def canteen(x: Roster) -> None:
    """No more people eat in a block than there are seats for them."""
    eaters: defaultdict[Cell, list[cp_model.IntVar]] = defaultdict(list)
    for (cell, _person), literal in x.eats.items():
        eaters[cell].append(literal)
    for cell, literals in eaters.items():
        if len(literals) > x.seats.get(cell, len(literals)):
            x.model.add(sum(literals) <= x.seats[cell])


def facing(x: Roster) -> None:
    """The two of facing desks never eat in the same block (where a policy says so)."""
    for _part, cell in x.cells():
        for one, other in x.problem.facing:
            if (cell, one) in x.eats and (cell, other) in x.eats:
                x.model.add_at_most_one([x.eats[cell, one], x.eats[cell, other]])


def nursing(x: Roster) -> None:
    """Whoever is owed lactation time takes it in one of the possible ways."""
    ways: defaultdict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
    for (day, person, _pattern), literal in x.nurses.items():
        ways[day, person].append(literal)
    for literals in ways.values():
        x.model.add_exactly_one(literals)
