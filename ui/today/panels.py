"""What stands beside the windows: what comes next, lunch, cadres, leave."""

from ui.changes import move_row
from ui.markup import Markup, panel, row, tag
from ui.today.scene import Scene
from ui.views import today as views

_FEW_MOVES = 6
_FEW_NAMES = 16


def beside(scene: Scene) -> list[Markup]:
    """Return the panels, the most urgent first."""
    return [
        _next(scene),
        _lunch(scene),
        _cadres(scene),
        _away(scene),
        _due(scene),
    ]


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
    return move_row(scene.here, (move.before, move.after), move.post.name)


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


def _due(scene: Scene) -> Markup:
    """Return what still lies ahead: cadres this week, activities this month."""
    say, words = scene.here.say, scene.here.words
    left = views.cadres_left(scene.plan, scene.day, scene.windows)
    ahead = views.activities_ahead(scene.plan, scene.day, scene.people)
    lines = [
        row(
            words.date(one.date),
            say.code("activity_kind", one.kind),
            f" {words.block(one.blocks[0])}",
        )
        for one in ahead[:_FEW_MOVES]
    ]
    week = tag("p", "", say("today.due.cadres", count=left))
    month = tag("p", "", say("today.due.activities", count=len(ahead)))
    return panel(say("today.due.title"), week, month, *lines)
