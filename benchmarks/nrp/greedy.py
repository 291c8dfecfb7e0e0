"""A first lawful roster: month by month, a few persons at a time, where it is short.

Months get their share of everybody's minutes, weekends and counts; what a month may not
give is made up by the next.
"""

from dataclasses import replace

import numpy as np

from benchmarks.nrp.frame import Frame, frame_in
from benchmarks.nrp.parse import WEEK, Instance, Ints
from benchmarks.nrp.task import Found, Rules, Task, cheapest_patterns, make_task

MONTH = 4 * WEEK
PENALTIES = (5.0, 50.0, 500.0, 5000.0, np.inf, np.inf)  # of a shift over its limit
BATCHES = 30  # of persons, for each month
_PLENTY = 1 << 30


class NoPattern(RuntimeError):
    """A person has no lawful pattern at all: the instance has no roster."""


def first_roster(rules: Rules, rng: np.random.Generator) -> Ints:
    """Return a lawful roster."""
    instance = rules.instance
    roster = np.full((len(instance.people), instance.days), -1)
    batches = _batches(instance, rng)
    for first in range(0, instance.days, MONTH):
        last = min(first + MONTH, instance.days)
        for people in batches:
            _place(rules, roster, people, (first, last))
    for person in range(len(instance.people)):
        _settle(rules, roster, person)
    return roster


def _batches(instance: Instance, rng: np.random.Generator) -> list[Ints]:
    """Cut the staff into batches of like contracts, in random order."""
    size = -(-len(instance.people) // BATCHES)
    keys = [
        (c.max_run, c.min_run, c.min_off, c.max_minutes) for c in instance.contracts
    ]
    order = sorted(rng.permutation(len(keys)).tolist(), key=lambda p: keys[p])
    batches = [np.sort(order[at : at + size]) for at in range(0, len(order), size)]
    return [batches[at] for at in rng.permutation(len(batches))]


def _place(rules: Rules, roster: Ints, people: Ints, days: tuple[int, int]) -> None:
    first, last = days
    frame = _share(rules.instance, frame_in(rules.instance, roster, first, last))
    task = make_task(rules, frame, roster, people)
    found = _best(task)
    roster[found.who, first:last] = found.days
    missing = np.setdiff1d(people, found.who)
    if len(missing) and last < rules.instance.days:
        easy = replace(frame, least=np.minimum(frame.least, 0))
        found = _best(make_task(rules, easy, roster, missing))
        roster[found.who, first:last] = found.days
    for person in people.tolist():
        if _over(rules, frame, person, roster[person, first:last]):
            roster[person, first:last] = -1
            alone = make_task(rules, frame, roster, np.array([person]))
            fitting = _within_limits(alone)
            if fitting is not None:
                roster[person, first:last] = fitting


def _over(rules: Rules, frame: Frame, person: int, days: Ints) -> list[int]:
    """Return the shifts given too often among those that the states do not count."""
    most = frame.counts[person]
    return [s for s in rules.limited if (days == s).sum() > most[s]]


def _best(task: Task) -> Found:
    """Return the cheapest patterns at what one more person is worth now."""
    size = len(task.people)
    short = np.clip(task.need / size, 0, 1) * task.under
    worth = np.where(task.need > 0, short, -task.over)
    return cheapest_patterns(task, task.costs - worth)


def _share(instance: Instance, frame: Frame) -> Frame:
    """Cut what is left of everybody's totals to the share of the days so far."""
    if frame.last == instance.days:
        return frame
    rest = 1 - frame.last / instance.days
    longest = int(instance.minutes.max())
    least = np.array([c.min_minutes for c in instance.contracts]) * rest
    most = np.array([c.max_minutes for c in instance.contracts]) * rest
    weekends = np.array([c.max_weekends for c in instance.contracts]) * rest
    counts = np.ceil(frame.counts - np.minimum(instance.most * rest, _PLENTY))
    return replace(
        frame,
        least=(frame.least - least).astype(np.int64) - longest,
        most=(frame.most - most).astype(np.int64) + longest,
        weekends=np.maximum(np.ceil(frame.weekends - weekends), 0).astype(np.int64),
        counts=np.maximum(counts, 0).astype(np.int64),
    )


def _settle(rules: Rules, roster: Ints, person: int) -> None:
    """Plan more and more of a person's days anew until the whole is lawful."""
    instance = rules.instance
    span = min(MONTH, instance.days)
    while not lawful_totals(instance, roster[person], person):
        first = max(0, instance.days - span)
        frame = frame_in(instance, roster, first, instance.days)
        task = make_task(rules, frame, roster, np.array([person]))
        found = _within_limits(task)
        if found is not None:
            roster[person, first:] = found
        elif first == 0:
            raise NoPattern(
                f"{instance.name}: no pattern for {instance.people[person]}"
            )
        span = min(2 * span, instance.days)


def _within_limits(task: Task) -> Ints | None:
    """Return a lawful pattern of the one person of a task.

    Shifts over a limit that the states do not keep are made dearer until they are given
    up, and are forbidden if need be.
    """
    person = int(task.people[0])
    costs = task.costs.copy()
    for penalty in PENALTIES:
        found = cheapest_patterns(task, costs)
        if not len(found.who):
            return None
        days = np.asarray(found.days[0])
        over = _over(task.rules, task.frame, person, days)
        if not over:
            return days
        for shift in over:
            costs[person, :, shift] += penalty
    return None


def lawful_totals(instance: Instance, days: Ints, person: int) -> bool:
    """Tell whether minutes, weekends and counts of a person's days are lawful."""
    contract = instance.contracts[person]
    minutes = int(np.append(instance.minutes, 0)[days].sum())
    weekends = (days >= 0).reshape(-1, WEEK)[:, WEEK - 2 :].any(axis=1).sum()
    counts = (days[:, None] == np.arange(len(instance.shifts))).sum(axis=0)
    return bool(
        contract.min_minutes <= minutes <= contract.max_minutes
        and weekends <= contract.max_weekends
        and (counts <= instance.most[person]).all()
    )
