"""Is a plan lawful? The contract a second time, in plain Python, without a solver.

Every plan passes here before anybody sees it, and a plan changed by hand is told here
what is wrong with it.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from hall.domain import HalfDay
from hall.errors import Say
from hall.plan import Plan
from planner.availability import reachable
from planner.nursing import patterns
from planner.prepare import Question
from planner.problem import Cell, Problem
from planner.state import FREE, LUNCH, State

Key = tuple[dt.date, str]  # date, block id


@dataclass(frozen=True, slots=True)
class PlanFault:
    """Something a plan must not do. Ids as in the hall; None = does not apply."""

    rule: str
    what: Say
    date: dt.date
    block: str | None = None
    staff: str | None = None
    post: str | None = None


@dataclass
class _Checked:
    """A plan with the look-ups that the checks share."""

    question: Question
    state: State
    plan: Plan
    faults: list[PlanFault] = field(default_factory=list)

    @property
    def problem(self) -> Problem:
        return self.question.problem

    @cached_property
    def serving(self) -> dict[tuple[dt.date, str, str], list[str]]:
        """Return who serves, by (date, block, post)."""
        servers: defaultdict[tuple[dt.date, str, str], list[str]] = defaultdict(list)
        for a in self.plan.assignments:
            servers[a.date, a.block, a.post].append(a.staff)
        return servers

    @cached_property
    def places(self) -> dict[tuple[dt.date, str, str], list[str]]:
        """Return the places of (date, block, staff): post ids, lunch, activity ids."""
        places: defaultdict[tuple[dt.date, str, str], list[str]] = defaultdict(list)
        for a in self.plan.assignments:
            places[a.date, a.block, a.staff].append(a.post)
        for lunch in self.plan.lunches:
            places[lunch.date, lunch.block, lunch.staff].append("lunch")
        for activity in self.plan.activities:
            for block in activity.blocks:
                for staff in activity.staff:
                    places[activity.date, block, staff].append(activity.id)
        return places

    def served(self, cell: Cell, post: int) -> bool:
        """Tell whether somebody serves a post in a cell."""
        date, block = self.key(cell)
        return bool(self.serving.get((date, block, self.problem.hall.posts[post].id)))

    def key(self, cell: Cell) -> Key:
        """Return a cell's date and block id."""
        return self.problem.days[cell.day], self.problem.blocks[cell.block].id

    def cells(self) -> Iterator[Cell]:
        """Return every cell of the month, in time."""
        blocks = range(len(self.problem.blocks))
        days = range(len(self.problem.days))
        return (Cell(day, block) for day in days for block in blocks)

    def wrong(self, rule: str, what: Say, key: Key, **where: str | None) -> None:
        """Note a fault."""
        self.faults.append(PlanFault(rule, what, key[0], key[1] or None, **where))

    def name(self, staff: str) -> str:
        """Return a person's name."""
        number = self.problem.person.get(staff)
        return staff if number is None else self.problem.hall.staff[number].name

    def post_name(self, post: str) -> str:
        """Return a post's name."""
        number = self.problem.post.get(post)
        return post if number is None else self.problem.hall.posts[number].name


def faults(question: Question, state: State, plan: Plan) -> tuple[PlanFault, ...]:
    """Return everything that is unlawful about a plan, in time."""
    checked = _Checked(question, state, plan)
    for check in CHECKS:
        check(checked)
    return tuple(sorted(checked.faults, key=lambda f: (f.date, f.block or "", f.rule)))


def _one_place(c: _Checked) -> None:
    for (date, block, staff), places in c.places.items():
        if len(places) > 1:
            what = Say(
                f"{c.name(staff)}同一时段被安排在{len(places)}处",
                f"{c.name(staff)} is at {len(places)} places at once",
            )
            c.wrong("cover.one_place", what, (date, block), staff=staff)


def _one_server(c: _Checked) -> None:
    for (date, block, post), staff in c.serving.items():
        if len(staff) > 1:
            what = Say(
                f"{c.post_name(post)}同时有{len(staff)}人在岗",
                f"{len(staff)} people serve {c.post_name(post)} at once",
            )
            c.wrong("cover.served_or_empty", what, (date, block), post=post)


def _eligible(c: _Checked) -> None:
    for a in c.plan.assignments:
        post, person = c.problem.post.get(a.post), c.problem.person.get(a.staff)
        if post is None or person is None or (post, person) not in c.problem.rank:
            what = Say(
                f"{c.name(a.staff)}不能顶{c.post_name(a.post)}",
                f"{c.name(a.staff)} may not serve {c.post_name(a.post)}",
            )
            key = (a.date, a.block)
            c.wrong("cover.eligible", what, key, staff=a.staff, post=a.post)


def _open(c: _Checked) -> None:
    for a in c.plan.assignments:
        post, block = c.problem.post.get(a.post), c.problem.block.get(a.block)
        known = post is not None and block is not None and a.date in c.problem.day
        if not known or not c.problem.is_open(post or 0, block or 0):
            what = Say(
                f"{c.post_name(a.post)}此时段不开放",
                f"{c.post_name(a.post)} is not open then",
            )
            key = (a.date, a.block)
            c.wrong("cover.open", what, key, staff=a.staff, post=a.post)


def _there(c: _Checked) -> None:
    """Whoever is on leave, not here yet or at a required activity is placed nowhere."""
    own = {
        (a.date, b, s, a.id)
        for a in c.plan.activities
        for b in a.blocks
        for s in a.staff
    }
    for (date, block, staff), places in c.places.items():
        cell = _cell(c.problem, date, block)
        person = c.problem.person.get(staff)
        if (
            cell is None
            or person is None
            or c.state.days[cell.day].there(person, cell.block)
        ):
            continue
        if any((date, block, staff, place) not in own for place in places):
            what = Say(
                f"{c.name(staff)}此时段请假、未到岗或有必须参加的活动",
                f"{c.name(staff)} is on leave, not here yet or at a required activity",
            )
            c.wrong("cover.there", what, (date, block), staff=staff)


def _lunch_once(c: _Checked) -> None:
    meals = Counter((lunch.date, lunch.staff) for lunch in c.plan.lunches)
    for day, date in enumerate(c.problem.days):
        for person, who in enumerate(c.problem.hall.staff):
            wanted = int(person in c.state.days[day].eats)
            if meals[date, who.id] != wanted:
                what = Say(
                    f"{who.name}当天应就餐{wanted}次，安排了{meals[date, who.id]}次",
                    f"{who.name} has {meals[date, who.id]} lunches, not {wanted}",
                )
                c.wrong("lunch.once", what, (date, ""), staff=who.id)


def _canteen(c: _Checked) -> None:
    seats = c.problem.hall.canteen_seats
    eaters = Counter((lunch.date, lunch.block) for lunch in c.plan.lunches)
    for key, number in eaters.items():
        if seats is not None and number > seats:
            what = Say(
                f"食堂只有{seats}个座位，安排了{number}人",
                f"{number} people for {seats} canteen seats",
            )
            c.wrong("lunch.canteen", what, key)


def _lunch_at_noon(c: _Checked) -> None:
    noon = {c.problem.blocks[block].id for block in c.problem.noon_blocks}
    for lunch in c.plan.lunches:
        if lunch.block not in noon:
            what = Say(
                f"{c.name(lunch.staff)}的就餐不在午间时段",
                f"{c.name(lunch.staff)}'s lunch is not at noon",
            )
            c.wrong("lunch.at_noon", what, (lunch.date, lunch.block), staff=lunch.staff)


def _nursing(c: _Checked) -> None:
    """Whoever is owed lactation time is nowhere in the blocks of one way to take it."""
    for day, settled in enumerate(c.state.days):
        date = c.problem.days[day]
        for person in sorted(settled.nursing):
            who = c.problem.hall.staff[person]
            blocks = range(len(c.problem.blocks))
            there = frozenset(b for b in blocks if settled.there(person, b))
            free = {
                block
                for block in there
                if not c.places.get((date, c.problem.blocks[block].id, who.id))
            }
            ways = patterns(c.problem.blocks, there)
            if ways and not any(way <= free for way in ways):
                what = Say(
                    f"{who.name}当天没有哺乳时间",
                    f"{who.name} has no lactation time that day",
                )
                c.wrong("lunch.nursing", what, (date, ""), staff=who.id)


def _facing(c: _Checked) -> None:
    eating = {(lunch.date, lunch.block, lunch.staff) for lunch in c.plan.lunches}
    for one, other in c.problem.facing:
        first, second = c.problem.hall.staff[one], c.problem.hall.staff[other]
        for date, block, staff in sorted(eating):
            if staff == first.id and (date, block, second.id) in eating:
                what = Say(
                    f"对桌的{first.name}和{second.name}同时就餐",
                    f"{first.name} and {second.name} face each other and eat together",
                )
                c.wrong("lunch.facing", what, (date, block), staff=first.id)


def _minimum(c: _Checked) -> None:
    for cell in c.cells():
        if c.problem.blocks[cell.block].session == "noon":
            continue
        for window, record in enumerate(c.problem.hall.windows):
            served = sum(c.served(cell, post) for post in c.problem.posts_of[window])
            able = reachable(c.state, cell, window, record.minimum)
            if served < min(record.minimum, able):
                what = Say(
                    f"{record.name}只有{served}个岗位在岗，至少应有{record.minimum}个",
                    f"{record.name} serves {served} posts, fewer than its minimum",
                )
                c.wrong("cover.minimum", what, c.key(cell))


def _noon_minimum(c: _Checked) -> None:
    for cell in c.cells():
        if c.problem.blocks[cell.block].session != "noon":
            continue
        for window, record in enumerate(c.problem.hall.windows):
            idle = _stands_by(c, cell, window)
            if idle is not None:
                what = Say(
                    f"{record.name}午间值守不足，而{c.name(idle)}空闲",
                    f"{record.name} is below its noon minimum; {c.name(idle)} is free",
                )
                c.wrong("cover.noon_minimum", what, c.key(cell), staff=idle)


def _stands_by(c: _Checked, cell: Cell, window: int) -> str | None:
    """Return an own, free, eligible person while the window is short at noon."""
    posts = [p for p in c.problem.posts_of[window] if c.problem.is_open(p, cell.block)]
    empty = [post for post in posts if not c.served(cell, post)]
    if len(posts) - len(empty) >= c.problem.hall.windows[window].noon_minimum:
        return None
    for post in empty:
        for person in c.problem.eligible[post]:
            staff = c.problem.hall.staff[person].id
            if (
                c.problem.window_of_person[person] == window
                and c.state.days[cell.day].there(person, cell.block)
                and person not in c.state.days[cell.day].nursing
                and (person, cell.block, FREE) not in c.state.days[cell.day].pins
                and not c.places.get((*c.key(cell), staff))
            ):
                return staff
    return None


def _pins(c: _Checked) -> None:
    for day, settled in enumerate(c.state.days):
        for person, block, place in sorted(settled.pins):
            key = c.key(Cell(day, block))
            staff = c.problem.hall.staff[person].id
            wanted = {LUNCH: ["lunch"], FREE: []}.get(place)
            if wanted is None:
                wanted = [c.problem.hall.posts[place].id]
            if c.places.get((*key, staff), []) != wanted:
                what = Say(
                    f"{c.name(staff)}不在固定的位置",
                    f"{c.name(staff)} is not as pinned",
                )
                c.wrong("cover.pins", what, key, staff=staff)


def _promises(c: _Checked) -> None:
    for day, settled in enumerate(c.state.days):
        for promise in settled.promises:
            cells = [Cell(day, block) for block in c.problem.blocks_in(promise.half)]
            kept = [_kept(c, cells, post, promise.people) for post in promise.posts]
            if not (all(kept) if promise.every else any(kept)):
                post = c.problem.hall.posts[promise.posts[0]].id
                what = Say(
                    f"{c.post_name(post)}没有落实替岗人员",
                    f"{c.post_name(post)} lacks the stand-in its leave rests on",
                )
                c.wrong("standins.promised", what, c.key(cells[0]), post=post)


def _kept(c: _Checked, cells: list[Cell], post: int, people: Iterable[int]) -> bool:
    post_id = c.problem.hall.posts[post].id
    return any(
        all(
            c.serving.get((*c.key(cell), post_id)) == [c.problem.hall.staff[person].id]
            and all(c.served(cell, own) for own in c.problem.held_by[person])
            for cell in cells
        )
        for person in people
    )


def _cadres(c: _Checked) -> None:
    seen: set[tuple[HalfDay, str]] = set()
    cadres = {cadre.id: cadre for cadre in c.problem.hall.cadres}
    for duty in c.plan.cadres:
        half = HalfDay(duty.date, duty.half)
        cadre = cadres.get(duty.cadre)
        allowed = (
            cadre and half not in cadre.unavailable and duty.window in cadre.windows
        )
        if not allowed or (half, duty.cadre) in seen:
            name = cadre.name if cadre else duty.cadre
            what = Say(f"{name}此时不能进驻该窗口", f"{name} cannot be there then")
            c.wrong("cadres.place", what, (duty.date, ""))
        seen.add((half, duty.cadre))


def _activities(c: _Checked) -> None:
    """Whoever must attend and is there attends; nobody else does, nobody absent."""
    attending = {(each.id, staff) for each in c.plan.activities for staff in each.staff}
    for activity in c.problem.hall.activities:
        if activity.date not in c.problem.day:
            continue
        day = c.problem.day[activity.date]
        cells = [Cell(day, c.problem.block[block]) for block in activity.blocks]
        for who in c.problem.hall.staff:
            person = c.problem.person[who.id]
            able = who.id in activity.staff and not any(
                c.state.absent(cell, person) for cell in cells
            )
            there = (activity.id, who.id) in attending
            if (there and not able) or (able and activity.required and not there):
                what = Say(
                    f"{activity.name}的参加人员不对：{who.name}",
                    f"{activity.name}: wrong about {who.name}",
                )
                c.wrong(
                    "activities.attendance", what, (activity.date, ""), staff=who.id
                )


def _added(c: _Checked) -> None:
    """What the planner has added: only people of the window who can be there."""
    known = {activity.id for activity in c.problem.hall.activities}
    for activity in c.plan.activities:
        if activity.id in known:
            continue
        day = c.problem.day.get(activity.date, -1)
        blocks = [c.problem.block[block] for block in activity.blocks]
        able = c.state.can_gather(day, blocks) if day >= 0 else ()
        window = c.problem.window.get(activity.window or "")
        for staff in activity.staff:
            person = c.problem.person.get(staff, -1)
            own = person in able and c.problem.window_of_person[person] == window
            if not own:
                what = Say(
                    f"{c.name(staff)}不能参加自动安排的活动",
                    f"{c.name(staff)} cannot be at an activity that was added",
                )
                c.wrong("activities.added", what, (activity.date, ""), staff=staff)
            elif (post := _missed_post(c, day, blocks, person)) is not None:
                what = Say(
                    f"{c.name(staff)}参加自动安排的活动，{c.post_name(post)}却空岗",
                    f"{c.name(staff)} is away while {c.post_name(post)} is empty",
                )
                c.wrong("activities.no_gap", what, (activity.date, ""), staff=staff)


def _missed_post(
    c: _Checked, day: int, blocks: Iterable[int], person: int
) -> str | None:
    """Return an empty post that a person at an added activity might have served."""
    return next(
        (
            record.id
            for block in blocks
            for post, record in enumerate(c.problem.hall.posts)
            if (post, person) in c.problem.rank
            and c.problem.is_open(post, block)
            and not c.served(Cell(day, block), post)
        ),
        None,
    )


def _gaps_named(c: _Checked) -> None:
    named: dict[tuple[dt.date, str, str], int] = {
        (gap.date, gap.session, gap.post): gap.minutes for gap in c.plan.gaps
    }
    empty: Counter[tuple[dt.date, str, str]] = Counter()
    for cell in c.cells():
        block = c.problem.blocks[cell.block]
        for post, record in enumerate(c.problem.hall.posts):
            if c.problem.is_open(post, cell.block) and not c.served(cell, post):
                empty[c.problem.days[cell.day], block.session, record.id] += (
                    block.minutes
                )
    for key in {k for k in set(named) | set(empty) if named.get(k) != empty.get(k)}:
        what = Say(
            f"{c.post_name(key[2])}的空岗记录与排班不符",
            f"the gap of {c.post_name(key[2])} is not named as it is",
        )
        c.wrong("cover.gaps_named", what, (key[0], ""), post=key[2])


def _cell(problem: Problem, date: dt.date, block: str) -> Cell | None:
    day, number = problem.day.get(date), problem.block.get(block)
    return None if day is None or number is None else Cell(day, number)


CHECKS: tuple[Callable[[_Checked], None], ...] = (
    _one_place,
    _one_server,
    _eligible,
    _open,
    _there,
    _lunch_once,
    _lunch_at_noon,
    _canteen,
    _nursing,
    _facing,
    _minimum,
    _noon_minimum,
    _pins,
    _promises,
    _cadres,
    _activities,
    _added,
    _gaps_named,
)
