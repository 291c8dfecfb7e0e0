"""Makes the demo books: ``python -m data.make_demo [FOLDER]``.

The same script writes the same bytes; what is committed is what it writes.
"""

import datetime as dt
import sys
from pathlib import Path
from random import Random

from data.demo_facts import make_facts
from data.demo_leave import make_leave
from data.demo_month import make_activities, make_carry, make_pins
from data.demo_people import make_people
from data.small_hall import make_small
from hall.book import write_book
from hall.calendar import WorkCalendar
from hall.domain import Block, Hall, PolicyChoice

_SEED = 20260601
_CANTEEN_SEATS = 38
_BLOCKS = (
    Block("am", dt.time(9), dt.time(11, 30), "am"),
    Block("L1", dt.time(11, 30), dt.time(12, 10), "noon"),
    Block("L2", dt.time(12, 10), dt.time(12, 50), "noon"),
    Block("L3", dt.time(12, 50), dt.time(13, 30), "noon"),
    Block("pm", dt.time(13, 30), dt.time(17), "pm"),
)
_POLICIES = ("huzhou-staff", "huzhou-window", "leave-and-substitution-2024")


def make_demo() -> Hall:
    """Return the demo hall: a county hall in June 2026."""
    rng = Random(_SEED)
    working_days = WorkCalendar().month("2026-06")
    people = make_people(rng, working_days)
    return Hall(
        id="demo-county",
        name="示例县政务服务中心",
        blocks=_BLOCKS,
        windows=people.windows,
        staff=people.staff,
        posts=people.posts,
        canteen_seats=_CANTEEN_SEATS,
        policies=tuple(PolicyChoice(policy) for policy in _POLICIES),
        qualified=people.qualified,
        facing=people.facing,
        cadres=people.cadres,
        leave=make_leave(rng, people, working_days),
        activities=make_activities(people),
        pins=make_pins(people),
        carry=make_carry(rng, people),
        facts=make_facts(people),
    )


def main(folder: Path) -> None:
    """Write both demo books into ``folder``."""
    demo = make_demo()
    write_book(demo, folder / "demo")
    write_book(make_small(demo), folder / "small")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent)
