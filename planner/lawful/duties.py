"""Cadres on site, activities, and what the planner added."""

from collections.abc import Iterable

from hall.domain import HalfDay
from hall.errors import Say
from planner.lawful.checked import Checked
from planner.problem import Cell


def cadres(c: Checked) -> None:
    """A cadre is at one of his windows at a time, on days when he can be."""
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


def activities(c: Checked) -> None:
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


def added(c: Checked) -> None:
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
    c: Checked, day: int, blocks: Iterable[int], person: int
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
