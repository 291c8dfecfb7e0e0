"""Trainings and outreach that the planner adds, out of people who are free anyway.

Whatever is proven up to `stand_ins` is held: what is added makes no gap, no longer gap
and no stand-in. Half-days in which enough people of the window are free are taken as
they are; where they do not suffice, people are freed by another rota that is as good.
A training may be at noon where no half-day will do; an outreach takes a half-day.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from hall.domain import HALVES, Session
from planner.assemble import attended
from planner.attendance import added_id, free_for, session_of, whereabouts
from planner.cpsat import Outcome, solve
from planner.decompose import Cluster, Part, fingerprint
from planner.even import seats_left
from planner.gatherings import open_places
from planner.goals import Goal, PointsLost
from planner.levels import hold
from planner.month import MonthSolver, seats_of
from planner.placed import Placed, read
from planner.predict import counting
from planner.prepare import FACT_OF, Question, attendees_needed
from planner.pricing import SESSIONS
from planner.problem import Bonus, Cell
from planner.roster import Roster, Seats
from planner.rules import write
from planner.state import Added, State

Found = dict[Part, Placed]
Option = tuple[int, Added]  # day
Held = tuple[str, int, int, Session]  # kind, window, day, session


@dataclass(frozen=True, slots=True)
class Enriched:
    """A month with what the planner has added.

    Attributes:
        moved: Clusters in which people were freed, so that evenness is to be redone.
        missed: Scaled points that might have been won beyond, at most.
    """

    state: State
    found: Found
    moved: frozenset[Cluster] = frozenset()
    missed: int = 0


@dataclass
class Additions:
    """Adds activities to a month, the dearest first.

    Attributes:
        state: The state so far; what is added enters it.
        found: The rota so far; every part keeps its levels of ``goal``.
        prefer: Ids of activities that a published plan has added.
    """

    question: Question
    solver: MonthSolver
    state: State
    found: Found
    goal: Goal
    prefer: frozenset[str] = frozenset()
    _moved: set[Cluster] = field(default_factory=set)
    _wooed: set[Held] = field(default_factory=set)
    _answers: dict[Hashable, Placed | Outcome] = field(default_factory=dict)

    def run(self) -> Enriched:
        """Add all that bonuses and quotas still ask for and free people allow."""
        problem = self.state.problem
        self.found, self._base = dict(self.found), self.state
        self._at = whereabouts(problem, self.found.values())
        self._part = {
            (window, cell): part
            for part in self.found
            for cell in part.cells
            for window in part.cluster.windows
        }
        self._taken = self._counting()
        self._booked = frozenset(self._taken)
        wanted = sorted(problem.bonuses, key=lambda b: (-b.points, b.kind, b.window))
        asked = {bonus: self._fill(bonus) for bonus in wanted}
        missed = sum(self._missed(w, asked) for w in range(len(problem.hall.windows)))
        missed += sum(self._overpaid(part) for part in self.found)
        return Enriched(self.state, self.found, frozenset(self._moved), missed)

    def _counting(self) -> dict[Held, int]:
        """Return what the book's activities make, and how many facts of each."""
        problem = self.state.problem
        activities = attended(self.question, self.state, self.found.values())
        seen: dict[Held, int] = {}
        for activity in activities:
            first = problem.blocks[problem.block[activity.blocks[0]]].session
            for fact in counting(self.question, activity):
                window = problem.window[fact.subject]
                key = (activity.kind, window, problem.day[activity.date], first)
                seen[key] = seen.get(key, 0) + 1
        return seen

    def _room(self, bonus: Bonus) -> int:
        held = sum(
            number
            for (kind, window, _day, _at), number in self._taken.items()
            if (kind, window) == (bonus.kind, bonus.window)
        )
        return max(0, bonus.limit - held)

    def _fill(self, bonus: Bonus) -> list[Option]:
        """Add as many as can count; return where they might have been."""
        every = list(self._options(bonus)) if self._room(bonus) else []
        self._wooed = set(self._rivals(bonus)) if every else set()
        options = [each for each in every if not self._is_taken(each)]
        while self._room(bonus) and options:
            chosen = self._next(options)
            if chosen is None:
                break
            self._add(chosen)
            options = [each for each in options if not self._is_taken(each)]
        return every

    def _rivals(self, bonus: Bonus) -> Iterator[Held]:
        """Yield the sessions that a later bonus of the window may need more badly."""
        for other in self.state.problem.bonuses:
            if other.window == bonus.window and other.kind > bonus.kind:
                for option in self._options(other) if self._room(other) else ():
                    if not self._impossible(option):
                        yield (bonus.kind, *self._held_as(option)[1:])

    def _missed(self, window: int, asked: Mapping[Bonus, list[Option]]) -> int:
        """Return the points that a window may have missed, at most.

        Each bonus by itself; and all of them together have no more sessions than those
        in which anything is possible.
        """
        mine = {b: options for b, options in asked.items() if b.window == window}
        most = sum(
            min(self._room(bonus), len(self._might_be(bonus, options))) * bonus.points
            for bonus, options in mine.items()
        )
        worths = {bonus.points for bonus in mine}
        if not most or len(worths) > 1:
            return most
        every = [option for options in mine.values() for option in options]
        sessions = {
            self._held_as(each)[2:]
            for each in every
            if not self._is_taken(each, self._booked) and not self._impossible(each)
        }
        used = sum(key[1] == window for key in set(self._taken) - set(self._booked))
        return min(most, (len(sessions) - used) * worths.pop())

    def _might_be(self, bonus: Bonus, options: list[Option]) -> set[Held]:
        """Return the sessions in which something more could be, by itself."""
        if not self._room(bonus):
            return set()
        return {
            self._held_as(each)
            for each in options
            if self._held_as(each) not in self._taken and not self._impossible(each)
        }

    def _held_as(self, option: Option) -> Held:
        day, added = option
        return added.kind, added.window, day, session_of(self.state.problem, added)

    def _options(self, bonus: Bonus) -> Iterator[Option]:
        """Yield where an activity could be, as far as enough people are there."""
        problem = self.state.problem
        size = len(problem.staff_of[bonus.window])
        needed = attendees_needed(self.question.book.quotas, bonus.kind, size)
        outreach = bonus.kind == "outreach"
        for day in range(len(problem.days)):
            for session in HALVES if outreach else SESSIONS:
                blocks = problem.blocks_in(session)
                for some in [blocks] if outreach else zip(blocks, strict=True):
                    option = day, Added(bonus.window, bonus.kind, some, needed)
                    if len(free_for(self.state, *option, set())) >= needed:
                        yield option

    def _is_taken(self, option: Option, by: Collection[Held] | None = None) -> bool:
        """Tell whether the window has something else in that session already."""
        where = self._held_as(option)[1:]
        taken = self._taken if by is None else by
        return any((kind, *where) in taken for kind in FACT_OF)

    def _next(self, options: list[Option]) -> Option | None:
        """Return the best option that is possible; people who are free come first."""
        order = sorted(options, key=self._spread)
        for option in order:
            free = free_for(self.state, *option, self._at)
            if len(free) >= option[1].needed:
                return option
        return next((each for each in order if self._freed(each)), None)

    def _spread(self, option: Option) -> tuple[bool, bool, int, int, int, Option]:
        """Order: as published; half-days nothing else needs; few that week, day."""
        day, added = option
        days = self.state.problem.days
        mine = [
            other
            for kind, window, other, _at in self._taken
            if (kind, window) == (added.kind, added.window)
        ]
        week = sum(
            days[n].isocalendar()[:2] == days[day].isocalendar()[:2] for n in mine
        )
        known = added_id(self.state.problem, day, added) in self.prefer
        noon = session_of(self.state.problem, added) == "noon"
        crowd = sum(other == day for _kind, _window, other, _at in self._taken)
        wooed = self._held_as(option) in self._wooed
        return not known, noon or wooed, week, mine.count(day), crowd, option

    def _add(self, option: Option) -> None:
        self.state = self.state.with_added(*option)
        self._taken[self._held_as(option)] = 1

    def _freed(self, option: Option) -> bool:
        """Look for a rota as good with enough people free; take it if there is one."""
        if self._impossible(option):
            return False
        part = self._part_of(option)
        seats = seats_left(self.state, self.found, [part])
        found = self._attempt(self.state, option, seats or {})
        if isinstance(found, Placed):
            self._replace(part, found)
        return isinstance(found, Placed)

    def _impossible(self, option: Option) -> bool:
        """Tell whether it is proven that not enough people can be free, come what may.

        Asked of the month before anything was added, with the canteen to itself; equal
        parts are asked once.
        """
        part = self._part_of(option)
        alike = fingerprint(self._base, part) if self.goal.key(part) else part
        key = alike, option[1], self.found[part].levels
        if key not in self._answers:
            seats = seats_of(self._base, part)
            self._answers[key] = self._attempt(self._base, option, seats)
        return self._answers[key] == "infeasible"

    def _part_of(self, option: Option) -> Part:
        return self._part[option[1].window, Cell(option[0], option[1].blocks[0])]

    def _attempt(self, state: State, option: Option, seats: Seats) -> Placed | Outcome:
        """Return a rota of the part in which enough are free, or why there is none."""
        part = self._part_of(option)
        levels = self.found[part].levels
        roster = write(Roster(state.with_added(*option), (part,), seats))
        hold(roster.model, self.goal.levels(roster), levels)
        solved = solve(roster.model, self.solver.effort)
        return read(roster, solved, levels) if solved.found else solved.outcome

    def _replace(self, part: Part, placed: Placed) -> None:
        problem = self.state.problem
        self._at -= whereabouts(problem, [self.found[part]])
        self._at |= whereabouts(problem, [placed])
        self.found[part] = placed
        self._moved.add(part.cluster)

    def _overpaid(self, part: Part) -> int:
        """Return what a part lost for activities that might have been added freely."""
        won = sum(
            bonus.points * min(open_places(self.state, bonus), self._held(part, bonus))
            for bonus in self.state.problem.bonuses
        )
        if not won:
            return 0
        least = self.solver.alone(self.state, part, PointsLost()).levels[0].bound
        return self.found[part].value("points") + won - least

    def _held(self, part: Part, bonus: Bonus) -> int:
        """Return how many activities that people chose count for a bonus in a part."""
        attends = self.found[part].attends
        return sum(
            _attending(self.state, attends, activity.id, bonus.window)
            >= activity.quorum[bonus.window]
            for activity in self.state.problem.optional
            if activity.kind == bonus.kind and bonus.window in activity.quorum
        )


def _attending(
    state: State, attends: frozenset[tuple[str, int]], activity: str, window: int
) -> int:
    return sum(
        name == activity and state.problem.window_of_person[person] == window
        for name, person in attends
    )
