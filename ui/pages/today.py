"""今日: is everything covered right now and today?"""

import datetime as dt

import streamlit as st

from hall.calendar import calendar_of
from hall.plan import Plan
from ui import state
from ui.board.wording import gap_text
from ui.markup import banner, show
from ui.shell import no_plan, page_head, sit_down
from ui.state import Desk
from ui.today.help import fill_gaps, show_outcome, sick_call
from ui.today.panels import beside
from ui.today.scene import Scene
from ui.today.windows import window_cards
from ui.views import today as views


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("today.title"))
    stored = here.newest()
    if stored is None:
        no_plan(here)
        return
    scene = _choose(here, stored.plan)
    show_outcome(here)
    _headline(scene)
    left, right = st.columns([7, 3], gap="medium")
    with left:
        fill_gaps(scene, stored)
        show(window_cards(scene))
    with right:
        sick_call(scene)
        show(*beside(scene))


def _choose(here: Desk, plan: Plan) -> Scene:
    days = calendar_of(here.hall).month(plan.month)
    is_today = state.today() in days
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            here.say("today.day"),
            value=state.today() if is_today else days[0],
            min_value=days[0],
            max_value=days[-1],
            format="YYYY-MM-DD",
            key=f"day_{plan.month}",
            width=170,
        )
        blocks = {block.id: block for block in here.hall.blocks}
        now = dt.datetime.now().time()
        block = st.segmented_control(
            here.say("today.block"),
            blocks,
            default=views.block_at(here.hall, now).id
            if is_today
            else next(iter(blocks)),
            required=True,
            format_func=lambda block: here.words.block_hours(blocks[block]),
            key="block",
        )
    return Scene(here, plan, day, blocks[block])


def _headline(scene: Scene) -> None:
    say, words = scene.here.say, scene.here.words
    when = f"{words.date(scene.day)} {words.block(scene.block.id)}"
    if scene.day not in calendar_of(scene.here.hall).month(scene.plan.month):
        show(banner("info", say("today.day_off", day=words.date(scene.day))))
        return
    seats = views.seats(scene.plan, scene.posts, scene.day, scene.block)
    empty = sum(seat.staff is None for seat in seats)
    now, _ = scene.gaps()
    if empty:
        title = say("today.empty", when=when, count=empty, total=len(seats))
        show(banner("bad", title, *(gap_text(words, gap) for gap in now)))
    else:
        show(banner("good", say("today.covered", when=when, total=len(seats))))


main()
