"""A hall, its policies and a month, turned into a question in whole numbers.

Rounding happens nowhere: prices are exact fractions of a hundredth, and the scale is
the common multiple that makes them all whole.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from hall.calendar import WorkCalendar, calendar_of
from hall.domain import Activity, Hall
from planner.full_weeks import FULL_WEEK, weeks_of
from planner.price_list import read_prices
from planner.problem import Bonus, Gathering, Problem, WeekPrize
from scoring.active import Active, activate
from scoring.leave_rules import LeaveRules, leave_rules
from scoring.period import Period
from scoring.prices import PriceBook, Quota, price_book
from scoring.world import World

FACT_OF = {"training": "training_held", "outreach": "outreach"}


@dataclass(frozen=True)
class Question:
    """Everything a plan is made from.

    Attributes:
        book: What planned facts cost under every policy in force.
        rules: What the policies in force say about leave.
    """

    problem: Problem
    calendar: WorkCalendar
    book: PriceBook
    rules: tuple[LeaveRules, ...]


def prepare(hall: Hall, month: str) -> Question:
    """Turn a hall and a month into a question.

    Raises:
        PolicyError: a policy in force is missing or its settings are wrong.
        CalendarError: the month is not a month, or nobody has published its working
            days.
    """
    calendar = calendar_of(hall)
    days = calendar.month(month)
    actives = activate(hall.policies)
    world = World.of(hall, days)
    book = price_book(world, actives, Period.parse(month), hall.facts)
    problem = replace(
        _problem(hall, month, days, book, facing=_forbids_facing(actives)),
        weeks=weeks_of(calendar, days),
    )
    return Question(problem, calendar, book, leave_rules(actives))


def _forbids_facing(actives: Iterable[Active]) -> bool:
    """Tell whether a policy in force keeps facing desks from being empty together."""
    return any(
        "facing_desks_both_away" in clause.trigger.facts
        for active in actives
        for clause in active.policy.clauses
        if hasattr(clause.trigger, "facts")
    )


def _problem(
    hall: Hall,
    month: str,
    days: tuple[dt.date, ...],
    book: PriceBook,
    *,
    facing: bool,
) -> Problem:
    prices = read_prices(hall, days, book)
    person = {who.id: n for n, who in enumerate(hall.staff)}
    wins = tuple(_bonuses(hall, book, prices.scale))
    return Problem(
        hall=hall,
        month=month,
        days=days,
        eligible=_eligible(hall, person),
        prices=prices,
        optional=_gatherings(hall, days, book, wins, required=False),
        fixed=_gatherings(hall, days, book, wins, required=True),
        bonuses=wins,
        attendance=_attendance(book, person, prices.scale),
        facing=tuple((person[a], person[b]) for a, b in hall.facing if facing),
        carry=_carry(hall, person),
    )


def _eligible(hall: Hall, person: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    thirds: defaultdict[str, list[str]] = defaultdict(list)
    for staff, post in hall.qualified:
        thirds[post].append(staff)
    return tuple(
        tuple(
            dict.fromkeys(
                person[s] for s in (post.holder, *post.backups, *thirds[post.id])
            )
        )
        for post in hall.posts
    )


def _carry(hall: Hall, person: Mapping[str, int]) -> dict[tuple[int, str], int]:
    """Return the carried counts of lunches and stand-ins; leave days are not duties."""
    return {
        (person[staff], measure): int(value)
        for (staff, measure), value in hall.carry.items()
        if measure == "stand_ins" or measure.startswith("lunch:")
    }


def _bonuses(hall: Hall, book: PriceBook, scale: int) -> Iterable[Bonus]:
    """Yield what activities of the book can win for each window.

    A training that is held is a missing one less; an outreach is points won, as far as
    the cap still allows.
    """
    windows = {window.id: n for n, window in enumerate(hall.windows)}
    kinds = {fact: kind for kind, fact in FACT_OF.items()}
    for quota in book.quotas:
        if quota.fact_type in kinds and quota.required > quota.recorded:
            limit = quota.required - quota.recorded
            points = int(quota.points * scale)
            yield Bonus(windows[quota.subject], kinds[quota.fact_type], points, limit)
    for bonus in book.bonuses:
        lasts = bonus.effective.covers(book.period)
        if lasts and bonus.fact_type in kinds and bonus.subject in windows:
            room = bonus.remaining
            limit = len(hall.activities) if room is None else int(room / bonus.points)
            if limit > 0:
                points = int(bonus.points * scale)
                window = windows[bonus.subject]
                yield Bonus(window, kinds[bonus.fact_type], points, limit)


def _attendance(
    book: PriceBook, person: Mapping[str, int], scale: int
) -> dict[int, tuple[WeekPrize, ...]]:
    """Return what full weeks can win for each person."""
    prizes: defaultdict[int, list[WeekPrize]] = defaultdict(list)
    for bonus in book.bonuses:
        if bonus.fact_type == FULL_WEEK and bonus.subject in person:
            left = bonus.remaining
            room = None if left is None else int(left * scale)
            prize = WeekPrize(int(bonus.points * scale), room)
            prizes[person[bonus.subject]].append(prize)
    return {who: tuple(won) for who, won in prizes.items()}


def _gatherings(
    hall: Hall,
    days: tuple[dt.date, ...],
    book: PriceBook,
    wins: tuple[Bonus, ...],
    *,
    required: bool,
) -> tuple[Gathering, ...]:
    blocks = {block.id: n for n, block in enumerate(hall.blocks)}
    return tuple(
        Gathering(
            id=activity.id,
            kind=activity.kind,
            day=days.index(activity.date),
            blocks=tuple(blocks[block] for block in activity.blocks),
            people=people,
            quorum=quorum,
        )
        for activity in hall.activities
        if activity.required == required and activity.date in days
        for quorum in (_quorum(hall, activity, book, wins),)
        for people in (_of_windows(hall, activity, quorum),)
        if people
    )


def _quorum(
    hall: Hall, activity: Activity, book: PriceBook, wins: tuple[Bonus, ...]
) -> dict[int, int]:
    """Return for each window that can win by it how many must attend."""
    staff = defaultdict(list)
    for person in hall.staff:
        staff[person.window].append(person.id)
    windows = {window.id: n for n, window in enumerate(hall.windows)}
    attending = {person.window for person in hall.staff if person.id in activity.staff}
    can_win = {win.window for win in wins if win.kind == activity.kind}
    return {
        windows[window]: attendees_needed(
            book.quotas, activity.kind, len(staff[window])
        )
        for window in sorted(attending)
        if windows[window] in can_win
    }


def attendees_needed(quotas: Iterable[Quota], kind: str, size: int) -> int:
    """Return how many of a window's ``size`` people make an activity count.

    The share is the reading `training_quorum` of whoever asks for the trainings.
    """
    shares = [q.quorum for q in quotas if q.fact_type == FACT_OF.get(kind)]
    share = next((share for share in shares if share is not None), Fraction(0))
    return max(1, ceil(share * size))


def _of_windows(
    hall: Hall, activity: Activity, quorum: Mapping[int, int]
) -> tuple[int, ...]:
    windows = [window.id for window in hall.windows]
    mine = {windows[n] for n in quorum}
    return tuple(
        n
        for n, person in enumerate(hall.staff)
        if person.id in activity.staff and person.window in mine
    )
