"""Cadre days: who is on site where, so that the fewest owed half-days are missed.

A cadre is at one place per half-day, and only where and when he can be. What is owed
comes first; then no cadre is sent where nobody is owed; then the half-days are spread
evenly: Σ n(n+1)/2 over the cadres is as small as it can be found.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace

from ortools.sat.python import cp_model

from hall.domain import HALVES, Cadre, HalfDay
from hall.plan import CadreDuty
from planner.cpsat import Effort, Model, Solved, solve
from planner.decompose import Unions
from planner.fairness import steps_up
from planner.problem import Problem
from scoring.prices import Quota

EVEN_TICKS = 2.0  # deterministic seconds for spreading the half-days evenly
Literals = dict[tuple[HalfDay, str], list[cp_model.IntVar]]


@dataclass(frozen=True, slots=True)
class CadrePlan:
    """The cadre duties, and the scaled points of what is missed with their bound."""

    duties: tuple[CadreDuty, ...]
    points: int
    bound: int


@dataclass
class _Month:
    """One month's cadres in one model.

    Attributes:
        attends: Cadre is at window in half-day, by (half-day, cadre id, window id).
        at: The same literals by (half-day, window id).
        missed: Scaled points of what is owed and not attended.
    """

    problem: Problem
    model: cp_model.CpModel = field(default_factory=Model)
    attends: dict[tuple[HalfDay, str, str], cp_model.IntVar] = field(
        default_factory=dict
    )
    at: Literals = field(default_factory=lambda: defaultdict(list))
    missed: list[cp_model.LinearExpr] = field(default_factory=list)

    def add_cadre(self, cadre: Cadre, wanted: frozenset[str]) -> None:
        """Put a cadre in at most one place per half-day, only where he is wanted."""
        halves = [HalfDay(day, half) for day in self.problem.days for half in HALVES]
        for half in halves:
            if half in cadre.unavailable:
                continue
            places = []
            for window in sorted(wanted.intersection(cadre.windows)):
                literal = self.model.new_bool_var("")
                self.attends[half, cadre.id, window] = literal
                self.at[half, window].append(literal)
                places.append(literal)
            if len(places) > 1:
                self.model.add_at_most_one(places)

    def add_quota(self, quota: Quota) -> None:
        """Miss of a quota what is not attended; half-days on record are attended."""
        present = [
            self._present(HalfDay(day, half), quota)
            for day in quota.days
            for half in HALVES
        ]
        price = int(quota.points * self.problem.scale)
        if quota.unit == "full_day":
            self.missed.append(price * (1 - self._full(quota, present)))
            return
        short = self.model.new_int_var(0, quota.required, "")
        self.model.add(sum(present) + short >= quota.required)
        self.missed.append(price * short)

    def cost(self) -> cp_model.LinearExpr:
        """Return missed points, then cadres sent, as one sum."""
        sent = list(self.attends.values())
        weight = len(sent) + 1
        return cp_model.LinearExpr.sum([*(weight * m for m in self.missed), *sent])

    def split(self, solved: Solved) -> tuple[int, int]:
        """Return the missed points of a solution, and their bound."""
        weight = len(self.attends) + 1
        return solved.value // weight, max(0, solved.bound // weight)

    def _full(self, quota: Quota, present: list[cp_model.IntVar]) -> cp_model.IntVar:
        """Return a literal that can only hold if the whole day is attended."""
        full = self.model.new_bool_var("")
        for literal in present:
            self.model.add_implication(full, literal)
        if not quota.shareable:
            self.model.add_bool_or([~full, *self._alone(quota)])
        return full

    def _alone(self, quota: Quota) -> list[cp_model.IntVar]:
        """Return one literal per cadre who attends both halves himself."""
        halves = [HalfDay(quota.days[0], half) for half in HALVES]
        alone = []
        for cadre in self.problem.hall.cadres:
            literal = self.model.new_bool_var("")
            for half in halves:
                if (half, cadre.id) not in quota.recorded_duties:
                    there = self.attends.get((half, cadre.id, quota.subject))
                    self.model.add_bool_or(
                        [~literal] if there is None else [~literal, there]
                    )
            alone.append(literal)
        return alone

    def _present(self, half: HalfDay, quota: Quota) -> cp_model.IntVar:
        """Return a literal that can only hold if a cadre is, or was, there."""
        literal = self.model.new_bool_var("")
        if half not in quota.recorded_halves:
            self.model.add_bool_or([~literal, *self.at[half, quota.subject]])
        return literal


def plan_cadres(problem: Problem, quotas: Sequence[Quota], effort: Effort) -> CadrePlan:
    """Return the cadre duties that miss the fewest points of ``quotas``.

    Windows that share no cadre are planned apart.
    """
    groups: defaultdict[Hashable, list[Quota]] = defaultdict(list)
    together = _sharing(problem)
    for quota in quotas:
        if quota.fact_type == "cadre_on_site":
            groups[together.root(quota.subject)].append(quota)
    plans = [_planned(problem, owed, effort) for owed in groups.values()]
    duties = [duty for plan in plans for duty in plan.duties]
    return CadrePlan(
        tuple(sorted(duties, key=lambda d: (d.date, d.half, d.window, d.cadre))),
        sum(plan.points for plan in plans),
        sum(plan.bound for plan in plans),
    )


def _sharing(problem: Problem) -> Unions:
    """Return the sets of windows that share cadres."""
    together = Unions()
    for cadre in problem.hall.cadres:
        together.join(cadre.windows)
    return together


def _planned(problem: Problem, owed: Sequence[Quota], effort: Effort) -> CadrePlan:
    """Plan the cadres of windows that share them."""
    month = _Month(problem)
    wanted = frozenset(quota.subject for quota in owed)
    for cadre in problem.hall.cadres:
        month.add_cadre(cadre, wanted)
    for quota in owed:
        month.add_quota(quota)
    solved = _fewest(month, effort)
    even = _evenly(month, solved, effort)
    duties = tuple(
        CadreDuty(half.date, half.half, cadre, window)
        for (half, cadre, window), literal in month.attends.items()
        if even.true(literal)
    )
    return CadrePlan(duties, *month.split(solved))


def _fewest(month: _Month, effort: Effort) -> Solved:
    """Miss the fewest points, then send the fewest cadres."""
    month.model.minimize(month.cost())
    solved = solve(month.model, effort)
    if not solved.found:
        raise ValueError("a month without any cadre is always possible")
    return solved


def _evenly(month: _Month, solved: Solved, effort: Effort) -> Solved:
    """Spread what was found; it stays as it is where nothing more even is found."""
    month.model.add(month.cost() <= solved.value)
    by_cadre: defaultdict[str, list[cp_model.IntVar]] = defaultdict(list)
    for (_half, cadre, _window), literal in month.attends.items():
        by_cadre[cadre].append(literal)
        month.model.add_hint(literal, solved.true(literal))
    rising = [s for some in by_cadre.values() for s in steps_up(month.model, some, 0)]
    month.model.minimize(cp_model.LinearExpr.sum(rising))
    even = solve(month.model, replace(effort, ticks=min(effort.ticks, EVEN_TICKS)))
    return even if even.found else solved
