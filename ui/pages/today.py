"""今日: is everything covered right now and today?"""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from hall.calendar import calendar_of
from hall.domain import Block, Person, Post, Window
from hall.plan import Gap, Plan
from ui import state
from ui.board.model import gap_text
from ui.markup import Markup, banner, join, panel, pill, row, show, tag
from ui.shell import no_plan, page_head, sit_down
from ui.state import Desk
from ui.views import today as views

_FEW_MOVES = 6
_FEW_NAMES = 16


@dataclass(frozen=True)
class Scene:
    """One block of one day of a plan, for the windows looked at."""

    here: Desk
    plan: Plan
    day: dt.date
    block: Block

    @property
    def windows(self) -> list[Window]:
        """Return the windows looked at."""
        hall, window = self.here.hall, self.here.window
        return [w for w in hall.windows if window in (None, w.id)]

    @property
    def people(self) -> list[Person]:
        """Return the people of these windows."""
        shown = {window.id for window in self.windows}
        return [p for p in self.here.hall.staff if p.window in shown]

    @property
    def posts(self) -> tuple[Post, ...]:
        """Return the posts of these windows."""
        return views.posts_of(self.here.hall, self.here.window)


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
    _headline(scene)
    left, right = st.columns([7, 3], gap="medium")
    with left:
        show(_windows(scene))
    with right:
        show(_later(scene), _next(scene), _lunch(scene), _cadres(scene), _away(scene))


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
    now, _ = _gaps(scene)
    if empty:
        title = say("today.empty", when=when, count=empty, total=len(seats))
        show(banner("bad", title, *(gap_text(words, gap) for gap in now)))
    else:
        show(banner("good", say("today.covered", when=when, total=len(seats))))


def _gaps(scene: Scene) -> tuple[list[Gap], list[Gap]]:
    """Return the gaps of this session, and those of the rest of the day."""
    gaps = views.gaps_on(scene.plan, scene.posts, scene.day)
    session = scene.block.session
    return (
        [gap for gap in gaps if gap.session == session],
        [gap for gap in gaps if gap.session != session],
    )


def _later(scene: Scene) -> Markup:
    _, later = _gaps(scene)
    if not later:
        return Markup("")
    title = scene.here.say("today.later", count=len(later))
    return panel(
        title, *(tag("div", "hr-gap", gap_text(scene.here.words, gap)) for gap in later)
    )


def _windows(scene: Scene) -> Markup:
    """Return a card per window; those where somebody is missing come first."""
    cards = [(window, _seats(scene, window)) for window in scene.windows]
    cards.sort(key=lambda card: not _low(card[1]))
    return tag("div", "hr-grid", *(_window(scene, *card) for card in cards))


def _seats(scene: Scene, window: Window) -> list[views.Seat]:
    posts = views.posts_of(scene.here.hall, window.id)
    return views.seats(scene.plan, posts, scene.day, scene.block)


def _low(seats: list[views.Seat]) -> bool:
    return any(seat.staff is None for seat in seats)


def _window(scene: Scene, window: Window, seats: list[views.Seat]) -> Markup:
    lines = [_seat(scene, seat) for seat in seats]
    if not seats:
        lines = [tag("p", "hr-post", scene.here.say("today.closed"))]
    return tag(
        "section",
        "hr-window hr-bad" if _low(seats) else "hr-window",
        tag("h4", "", window.name),
        *lines,
    )


def _seat(scene: Scene, seat: views.Seat) -> Markup:
    say, words = scene.here.say, scene.here.words
    if seat.staff is None:
        who, tone = pill(say("shell.nobody"), "bad"), "hr-post hr-bad"
    else:
        mark = pill(say("today.stand_in"), "stand") if seat.stand_in else Markup("")
        who, tone = join(mark, tag("b", "", words.name(seat.staff))), "hr-post"
    return tag("div", tone, tag("span", "", seat.post.name, title=seat.post.name), who)


def _next(scene: Scene) -> Markup:
    say = scene.here.say
    block = views.next_block(scene.here.hall, scene.block)
    if block is None:
        return panel(say("today.next"), tag("p", "", say("today.day_ends")))
    now = views.seats(scene.plan, scene.posts, scene.day, scene.block)
    then = views.seats(scene.plan, scene.posts, scene.day, block)
    found = views.moves(now, then)
    lines = [_move(scene, move) for move in found[:_FEW_MOVES]]
    if not lines:
        lines = [tag("p", "", say("today.no_moves"))]
    if len(found) > _FEW_MOVES:
        lines.append(
            tag("p", "hr-note", say("today.more", count=len(found) - _FEW_MOVES))
        )
    return panel(say("today.next"), *lines, note=f"{block.start:%H:%M}")


def _move(scene: Scene, move: views.Move) -> Markup:
    words, nobody = scene.here.words, scene.here.say("shell.nobody")
    change = scene.here.say(
        "today.move",
        before=words.name(move.before) if move.before else nobody,
        after=words.name(move.after) if move.after else nobody,
    )
    post = tag("small", "", words.name(move.post.id))
    return tag("div", "hr-move", tag("b", "", change), post)


def _lunch(scene: Scene) -> Markup:
    order = views.lunch_order(scene.here.hall, scene.plan, scene.day, scene.people)
    lines = [
        row(f"{block.start:%H:%M}", _eaters(scene, staff)) for block, staff in order
    ]
    return panel(scene.here.say("today.lunch"), *lines)


def _eaters(scene: Scene, staff: list[str]) -> str:
    """Return who eats together: names for a window, a number for a whole hall."""
    if len(staff) > _FEW_NAMES:
        return scene.here.say("today.people", count=len(staff))
    names = [scene.here.words.name(person) for person in staff]
    return scene.here.say.list(names) or "—"


def _cadres(scene: Scene) -> Markup:
    say, words = scene.here.say, scene.here.words
    duties = views.cadres_on_site(scene.plan, scene.day, scene.windows)
    lines = [
        row(words.session(half), say.list(names))
        for half in ("am", "pm")
        if (names := [words.name(d.cadre) for d in duties if d.half == half])
    ]
    return panel(
        say("today.cadres"), *(lines or [tag("p", "", say("today.no_cadres"))])
    )


def _away(scene: Scene) -> Markup:
    say, words = scene.here.say, scene.here.words
    rows = views.away(scene.here.hall, scene.plan, scene.day, scene.people)
    whole_day = 2
    lines = [
        row(
            words.name(spell.staff),
            say.code("leave_kind", spell.kind)
            + (
                ""
                if len(spell.halves) == whole_day
                else f" {words.session(spell.halves[0])}"
            ),
        )
        for spell in rows
    ]
    return panel(
        say("today.away"), *(lines or [tag("p", "", say("today.nobody_away"))])
    )


main()
