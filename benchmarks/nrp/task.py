"""What is decided at once: some persons over a frame, everything else as it stands."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.nrp.frame import Frame
from benchmarks.nrp.kinds import Kinds, counted_shifts, make_kinds
from benchmarks.nrp.parse import Instance, Ints
from benchmarks.nrp.patterns import Floats, make_groups
from benchmarks.nrp.pricing import Pricer, make_pricer
from benchmarks.nrp.trace import best_patterns

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rules:
    """An instance with what every task needs of it, worked out once.

    Attributes:
        base: Cost of each shift, [person, day, shift]; infinite where it is forbidden.
        limited: Shifts whose number is limited but not kept in the patterns' states.
    """

    instance: Instance
    kinds: Kinds
    base: Reals
    limited: tuple[int, ...]


def make_rules(instance: Instance) -> Rules:
    """Work out kinds, costs and limits."""
    counted = counted_shifts(instance)
    base = instance.wish.astype(np.float64)
    base[np.broadcast_to(instance.free[:, :, None], base.shape)] = np.inf
    base[np.broadcast_to((instance.most == 0)[:, None, :], base.shape)] = np.inf
    able = np.array([c.max_minutes for c in instance.contracts])[:, None]
    possible = np.minimum(able // instance.minutes, instance.days)
    real = ((instance.most > 0) & (instance.most < possible)).any(axis=0)
    limited = tuple(int(s) for s in np.flatnonzero(real) if s not in counted)
    return Rules(instance, make_kinds(instance, counted), base, limited)


@dataclass(frozen=True, slots=True)
class Task:
    """Some persons over a frame; the cover is what the others leave.

    Attributes:
        people: Indices of the persons, ascending.
        need: People still needed, [day of the frame, shift]; may be negative.
        pricers: The persons' patterns, group by group.
    """

    rules: Rules
    frame: Frame
    people: Ints
    need: Ints
    pricers: tuple[Pricer, ...]

    @property
    def costs(self) -> Reals:
        """Return the cost of each shift, [person of the instance, day, shift]."""
        return self.rules.base[:, self.frame.first : self.frame.last]

    @property
    def under(self) -> Ints:
        """Return the cost of each person short."""
        return self.rules.instance.under[self.frame.first : self.frame.last]

    @property
    def over(self) -> Ints:
        """Return the cost of each person too many."""
        return self.rules.instance.over[self.frame.first : self.frame.last]

    def value(self, part: Ints) -> int:
        """Return what [person of the task, day] costs, other persons' wishes apart."""
        shifts = np.arange(len(self.rules.instance.shifts))
        worked = part[:, :, None] == shifts
        left = self.need - worked.sum(axis=0)
        cover = np.maximum(left, 0) * self.under + np.maximum(-left, 0) * self.over
        return int(self.costs[self.people][worked].sum()) + int(cover.sum())


def make_task(rules: Rules, frame: Frame, roster: Ints, people: Ints) -> Task:
    """Set a task: who is not in ``people`` keeps his days of ``roster``."""
    instance = rules.instance
    others = np.ones(len(instance.people), dtype=np.bool_)
    others[people] = False
    fixed = roster[others, frame.first : frame.last]
    served = (fixed[:, :, None] == np.arange(len(instance.shifts))).sum(axis=0)
    need = instance.need[frame.first : frame.last] - served
    groups = make_groups(instance, frame, rules.kinds, people)
    pricers = tuple(make_pricer(group, frame, rules.kinds) for group in groups)
    return Task(rules, frame, people, need, pricers)


@dataclass(frozen=True, slots=True)
class Found:
    """Patterns at some prices: whose, the days, and what each costs at the prices."""

    who: Ints
    days: Ints
    cost: Reals

    def cheapest(self, people: Ints) -> Reals:
        """Return the cheapest cost of each person, infinite if there is no pattern."""
        least = np.full(int(people.max()) + 1, np.inf)
        np.minimum.at(least, self.who, self.cost)
        return least[people]


def cheapest_patterns(
    task: Task, prices: Reals, asked: Ints | None = None, most: int = 1
) -> Found:
    """Return cheap patterns of the persons asked, or of all.

    ``prices`` [person of the instance, day, shift] may be infinite.
    """
    coarse = prices.astype(np.float32)
    parts = [
        _patterns_of(pricer, coarse, most)
        for pricer in task.pricers
        if asked is None or np.isin(pricer.group.people, asked).any()
    ]
    who = np.concatenate([part[0] for part in parts])
    days = np.concatenate([part[1] for part in parts])
    works = days >= 0
    day = np.arange(days.shape[1])[None, :]
    each = prices[who[:, None], day, np.where(works, days, 0)]
    return Found(who, days, np.where(works, each, 0).sum(axis=1))


def _patterns_of(pricer: Pricer, prices: Floats, most: int) -> tuple[Ints, Ints]:
    table = pricer.forward(prices[pricer.group.people])
    return best_patterns(pricer, table, most)
