"""Lunch, nursing time, and desks that face each other."""

from collections import Counter

from hall.errors import Say
from planner.lawful.checked import Checked
from planner.nursing import patterns


def lunch_once(c: Checked) -> None:
    """Whoever is there in both halves of a day has lunch once."""
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


def canteen(c: Checked) -> None:
    """No more people eat in a block than the canteen has seats."""
    seats = c.problem.hall.canteen_seats
    eaters = Counter((lunch.date, lunch.block) for lunch in c.plan.lunches)
    for key, number in eaters.items():
        if seats is not None and number > seats:
            what = Say(
                f"食堂只有{seats}个座位，安排了{number}人",
                f"{number} people for {seats} canteen seats",
            )
            c.wrong("lunch.canteen", what, key)


def lunch_at_noon(c: Checked) -> None:
    """Lunch is in the noon blocks."""
    noon = {c.problem.blocks[block].id for block in c.problem.noon_blocks}
    for lunch in c.plan.lunches:
        if lunch.block not in noon:
            what = Say(
                f"{c.name(lunch.staff)}的就餐不在午间时段",
                f"{c.name(lunch.staff)}'s lunch is not at noon",
            )
            c.wrong("lunch.at_noon", what, (lunch.date, lunch.block), staff=lunch.staff)


def nursing(c: Checked) -> None:
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


def facing(c: Checked) -> None:
    """Two who face each other are not at lunch together."""
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
