"""The windows of the hall in one block: who is at which post."""

from hall.domain import Window
from ui.markup import Markup, join, pill, tag
from ui.today.scene import Scene
from ui.views import today as views


def window_cards(scene: Scene) -> Markup:
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
