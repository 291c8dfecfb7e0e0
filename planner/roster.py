"""The decisions about some cells, as named questions to CP-SAT variables."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from planner.cpsat import Model
from planner.decompose import Part
from planner.nursing import patterns
from planner.problem import Cell, GapKey, Gathering, Problem
from planner.state import State

Seats = Mapping[Cell, int]
Sum = cp_model.LinearExprT


@dataclass(frozen=True, slots=True)
class Prize:
    """Scaled points that are won ``count`` times, at most ``most`` times."""

    points: int
    count: cp_model.IntVar
    most: int


@dataclass
class Roster:
    """Variables for the cells of one or more parts.

    Attributes:
        serves: Person serves post in cell, by (cell, post, person).
        empty: Nobody serves an open post, by (cell, post).
        gaps: A post is empty somewhere in a session, by (day, session, post).
        empties: The blocks of each gap: minutes and literal.
        eats: Person eats in cell.
        attends: Person attends an optional activity, by (activity id, person).
        nurses: Person is away for lactation, by (day, person, pattern).
        won: What attended activities win.
        seats: Canteen seats left in a cell; a cell that is missing has no limit.
    """

    state: State
    parts: tuple[Part, ...]
    seats: Seats = field(default_factory=dict)
    model: cp_model.CpModel = field(default_factory=Model)
    serves: dict[tuple[Cell, int, int], cp_model.IntVar] = field(default_factory=dict)
    empty: dict[tuple[Cell, int], cp_model.IntVar] = field(default_factory=dict)
    gaps: dict[GapKey, cp_model.IntVar] = field(default_factory=dict)
    empties: defaultdict[GapKey, list[tuple[int, cp_model.IntVar]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    eats: dict[tuple[Cell, int], cp_model.IntVar] = field(default_factory=dict)
    attends: dict[tuple[str, int], cp_model.IntVar] = field(default_factory=dict)
    nurses: dict[tuple[int, int, frozenset[int]], cp_model.IntVar] = field(
        default_factory=dict
    )
    won: list[Prize] = field(default_factory=list)
    _busy: defaultdict[tuple[Cell, int], list[cp_model.IntVar]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        """Make the variables; the rules come later."""
        for part in self.parts:
            for cell in part.cells:
                self._post_variables(part, cell)
                self._lunch_variables(part, cell)
            self._nursing_variables(part)
        self._gap_variables()
        self._attendance_variables()

    @property
    def problem(self) -> Problem:
        """Return the month that is being planned."""
        return self.state.problem

    def cells(self) -> Iterable[tuple[Part, Cell]]:
        """Return every cell with its part."""
        return ((part, cell) for part in self.parts for cell in part.cells)

    def there(self, cell: Cell, person: int) -> bool:
        """Tell whether a person can be placed in a cell."""
        return self.state.days[cell.day].there(person, cell.block)

    def busy(self, cell: Cell, person: int) -> list[cp_model.IntVar]:
        """Return the literals of everything a person may do in a cell."""
        return self._busy.get((cell, person), [])

    def placed(self) -> Iterable[list[cp_model.IntVar]]:
        """Return, for each person and cell, all that the person may do there."""
        return self._busy.values()

    def optional_here(self) -> list[Gathering]:
        """Return the optional activities whose cells all lie in this roster."""
        mine = {cell for _part, cell in self.cells()}
        return [a for a in self.problem.optional if Cell(a.day, a.blocks[0]) in mine]

    def _post_variables(self, part: Part, cell: Cell) -> None:
        for post in part.cluster.posts:
            if not self.problem.is_open(post, cell.block):
                continue
            self.empty[cell, post] = self.model.new_bool_var("")
            for person in self.problem.eligible[post]:
                if self.there(cell, person):
                    literal = self.model.new_bool_var("")
                    self.serves[cell, post, person] = literal
                    self._busy[cell, person].append(literal)

    def _lunch_variables(self, part: Part, cell: Cell) -> None:
        if self.problem.blocks[cell.block].session != "noon":
            return
        for person in part.cluster.people:
            if person in self.state.days[cell.day].eats and self.there(cell, person):
                literal = self.model.new_bool_var("")
                self.eats[cell, person] = literal
                self._busy[cell, person].append(literal)

    def _nursing_variables(self, part: Part) -> None:
        for day in {cell.day for cell in part.cells}:
            settled = self.state.days[day]
            for person in sorted(settled.nursing.intersection(part.cluster.people)):
                free = frozenset(
                    b
                    for b in range(len(self.problem.blocks))
                    if settled.there(person, b)
                )
                for pattern in patterns(self.problem.blocks, free):
                    literal = self.model.new_bool_var("")
                    self.nurses[day, person, pattern] = literal
                    for block in pattern:
                        self._busy[Cell(day, block), person].append(literal)

    def _gap_variables(self) -> None:
        """Make one literal per post and session; with one block it is the block's."""
        for (cell, post), literal in self.empty.items():
            block = self.problem.blocks[cell.block]
            self.empties[GapKey(cell.day, block.session, post)].append(
                (block.minutes, literal)
            )
        for key, members in self.empties.items():
            if len(members) == 1:
                self.gaps[key] = members[0][1]
                continue
            self.gaps[key] = self.model.new_bool_var("")
            self.model.add_max_equality(self.gaps[key], [empty for _, empty in members])

    def _attendance_variables(self) -> None:
        people = {person for part in self.parts for person in part.cluster.people}
        for activity in self.optional_here():
            cells = [Cell(activity.day, block) for block in activity.blocks]
            for person in sorted(people.intersection(activity.people)):
                if all(self.there(cell, person) for cell in cells):
                    literal = self.model.new_bool_var("")
                    self.attends[activity.id, person] = literal
                    for cell in cells:
                        self._busy[cell, person].append(literal)
