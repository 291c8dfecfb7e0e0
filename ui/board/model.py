"""The month board as plain data: what board, print, spreadsheet and tests read."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from hall.calendar import calendar_of
from hall.domain import Hall, Pin
from hall.errors import Lang
from hall.plan import Plan
from office import PlanFault
from ui.board.rows import groups
from ui.board.scene import Model, Scene, marks
from ui.board.staffing import cover
from ui.texts import Texts
from ui.views.places import Places
from ui.wording import Wording

By = Literal["person", "post"]


@dataclass(frozen=True, slots=True)
class BoardView:
    """What part of the plan is wanted, and how.

    Attributes:
        window: Only this window; None = the whole hall.
        pins: Places fixed by hand.
        today: The day to mark; None = none.
        selected: Staff id and day of the cell being edited.
        week: Only the week that begins on this Monday; None = the month.
        by: A row per person, or a row per post.
        against: The published plan; what differs from it is marked.
        version: The version on the board; 0 = it is not to be changed.
    """

    window: str | None = None
    pins: Sequence[Pin] = ()
    today: dt.date | None = None
    selected: tuple[str, dt.date] | None = None
    week: dt.date | None = None
    by: By = "person"
    against: Plan | None = None
    version: int = 0


@dataclass(frozen=True)
class _Frame:
    """What surrounds the rows: the days shown."""

    scene: Scene
    view: BoardView
    days: tuple[dt.date, ...] = field(default=())


def board_model(
    hall: Hall,
    plan: Plan,
    faults: Sequence[PlanFault],
    lang: Lang,
    view: BoardView | None = None,
) -> Model:
    """Return the board of a plan: people (or posts) by days, with marks and cover.

    Cells name their places by their number in ``places``, block by block: the months
    of a hall are a few hundred places over and over.

    Every text in it is meant as text; whoever draws it must escape it.
    """
    view = view or BoardView()
    days = days_of(hall, plan.month, view.week)
    scene = Scene(
        places=Places(hall, plan),
        before=Places(hall, view.against) if view.against else None,
        words=Wording(hall, Texts(lang)),
        days=days,
        pins=frozenset((p.staff, p.date, p.block) for p in view.pins),
        selected=view.selected,
        bad=marks(hall, plan, faults, Wording(hall, Texts(lang))),
    )
    windows = [w for w in hall.windows if view.window in (None, w.id)]
    frame = _Frame(scene, view, days)
    return {
        "version": view.version,
        "days": [_day(frame, day) for day in days],
        "blocks": [_block(scene, place) for place in range(len(hall.blocks))],
        "groups": groups(scene, windows, by_post=view.by == "post"),
        "places": scene.table(),  # after the rows, which fill it
        "cover": [cover(scene, windows, day) for day in days],
        "today": _opening_day(frame),
        "labels": _labels(scene.words.say, view.by),
    }


def days_of(hall: Hall, month: str, week: dt.date | None) -> tuple[dt.date, ...]:
    """Return the working days of a month, or of one of its weeks."""
    days = calendar_of(hall).month(month)
    return tuple(day for day in days if week in (None, monday(day)))


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week of ``day``."""
    return day - dt.timedelta(days=day.weekday())


def _labels(say: Texts, by: By) -> dict[str, str]:
    names = ("cover", "cadres", "am", "noon", "pm", "changed", "pinned")
    labels = {name: say(f"rota.board.{name}") for name in names}
    head = "rota.board.people" if by == "person" else "rota.board.posts"
    return labels | {"people": say(head)}


def _block(scene: Scene, place: int) -> Model:
    block = scene.hall.blocks[place]
    return {
        "id": block.id,
        "name": scene.words.block(block.id),
        "session": block.session,
        "minutes": block.minutes,
    }


def _opening_day(frame: _Frame) -> int:
    """Return the index of the day that a narrow screen opens with."""
    selected = frame.view.selected
    chosen = selected[1] if selected else frame.view.today
    return frame.days.index(chosen) if chosen in frame.days else 0


def _day(frame: _Frame, day: dt.date) -> Model:
    words, at = frame.scene.words, frame.days.index(day)
    return {
        "date": day.isoformat(),
        "day": day.day,
        "weekday": words.weekday(day),
        "name": words.date(day),
        "week": not at or monday(day) != monday(frame.days[at - 1]),
        "today": day == frame.view.today,
    }
