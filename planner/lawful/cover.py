"""Posts: who may serve them, who must, what is left empty."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from hall.errors import Say
from planner.availability import reachable
from planner.lawful.checked import Checked, cell_at
from planner.problem import Cell
from planner.state import FREE, LUNCH


def one_place(c: Checked) -> None:
    """A person is in one place at a time."""
    for (date, block, staff), places in c.places.items():
        if len(places) > 1:
            what = Say(
                f"{c.name(staff)}同一时段被安排在{len(places)}处",
                f"{c.name(staff)} is at {len(places)} places at once",
            )
            c.wrong("cover.one_place", what, (date, block), staff=staff)


def one_server(c: Checked) -> None:
    """A post is served by one person."""
    for (date, block, post), staff in c.serving.items():
        if len(staff) > 1:
            what = Say(
                f"{c.post_name(post)}同时有{len(staff)}人在岗",
                f"{len(staff)} people serve {c.post_name(post)} at once",
            )
            c.wrong("cover.served_or_empty", what, (date, block), post=post)


def eligible(c: Checked) -> None:
    """Only the holder, a backup or somebody qualified serves a post."""
    for a in c.plan.assignments:
        post, person = c.problem.post.get(a.post), c.problem.person.get(a.staff)
        if post is None or person is None or (post, person) not in c.problem.rank:
            what = Say(
                f"{c.name(a.staff)}不能顶{c.post_name(a.post)}",
                f"{c.name(a.staff)} may not serve {c.post_name(a.post)}",
            )
            key = (a.date, a.block)
            c.wrong("cover.eligible", what, key, staff=a.staff, post=a.post)


def open_posts(c: Checked) -> None:
    """Only open posts are served, on days and in blocks that there are."""
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


def there(c: Checked) -> None:
    """Whoever is on leave, not here yet or at a required activity is placed nowhere."""
    own = {
        (a.date, b, s, a.id)
        for a in c.plan.activities
        for b in a.blocks
        for s in a.staff
    }
    for (date, block, staff), places in c.places.items():
        cell = cell_at(c.problem, date, block)
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


def minimum(c: Checked) -> None:
    """A window has its fewest people on post while the counter is open."""
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


def noon_minimum(c: Checked) -> None:
    """At noon nobody stands by while the window is below its noon minimum."""
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


def _stands_by(c: Checked, cell: Cell, window: int) -> str | None:
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


def pins(c: Checked) -> None:
    """Everybody is where he is pinned."""
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


def promises(c: Checked) -> None:
    """Promised stand-ins stand in."""
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


def _kept(c: Checked, cells: list[Cell], post: int, people: Iterable[int]) -> bool:
    post_id = c.problem.hall.posts[post].id
    return any(
        all(
            c.serving.get((*c.key(cell), post_id)) == [c.problem.hall.staff[person].id]
            and all(c.served(cell, own) for own in c.problem.held_by[person])
            for cell in cells
        )
        for person in people
    )


def gaps_named(c: Checked) -> None:
    """The gaps of the plan are those that there are, with their minutes."""
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
