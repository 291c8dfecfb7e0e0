"""The month board as plain data: what the board draws, and print and tests read."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hall.calendar import calendar_of
from hall.domain import Block, Hall, Person, Pin, Window
from hall.errors import Lang
from hall.plan import Plan
from office import PlanFault
from ui.board.wording import cell_text, gap_text, place_text
from ui.texts import Texts
from ui.views.places import Place, Places
from ui.wording import Wording

Model = dict[str, object]


@dataclass(frozen=True, slots=True)
class BoardView:
    """What part of the plan is wanted, and how.

    Attributes:
        window: Only this window; None = the whole hall.
        pins: Places fixed by hand.
        today: The day to mark; None = none.
        selected: Staff id and day of the cell being edited.
    """

    window: str | None = None
    pins: Sequence[Pin] = ()
    today: dt.date | None = None
    selected: tuple[str, dt.date] | None = None


@dataclass(frozen=True)
class _Scene:
    places: Places
    view: BoardView
    faults: Sequence[PlanFault]
    words: Wording
    days: tuple[dt.date, ...]
    bad: dict[tuple[str, dt.date], list[str]] = field(default_factory=dict)

    @property
    def hall(self) -> Hall:
        return self.places.hall

    @property
    def plan(self) -> Plan:
        return self.places.plan


def board_model(
    hall: Hall,
    plan: Plan,
    faults: Sequence[PlanFault],
    lang: Lang,
    view: BoardView | None = None,
) -> Model:
    """Return the board of a plan: people by days, with marks and a coverage row.

    Every text in it is meant as text; whoever draws it must escape it.
    """
    scene = _Scene(
        Places(hall, plan),
        view or BoardView(),
        faults,
        Wording(hall, Texts(lang)),
        calendar_of(hall).month(plan.month),
    )
    scene.bad.update(_marks(scene))
    windows = [w for w in hall.windows if scene.view.window in (None, w.id)]
    return {
        "days": [_day(scene, day) for day in scene.days],
        "groups": [_group(scene, window) for window in windows],
        "cover": [_cover(scene, windows, day) for day in scene.days],
        "noons": [b.id for b in hall.blocks if b.session == "noon"],
        "today": _opening_day(scene),
        "labels": _labels(scene.words.say),
    }


def _labels(say: Texts) -> dict[str, str]:
    names = ("people", "cover", "cadres", "am", "noon", "pm", "lunch", "gaps")
    return {name: say(f"rota.board.{name}") for name in names}


def _opening_day(scene: _Scene) -> int:
    """Return the index of the day that a narrow screen opens with."""
    chosen = scene.view.selected[1] if scene.view.selected else scene.view.today
    return scene.days.index(chosen) if chosen in scene.days else 0


def _day(scene: _Scene, day: dt.date) -> Model:
    before = scene.days.index(day) - 1
    new_week = before < 0 or day.isocalendar()[1] != scene.days[before].isocalendar()[1]
    return {
        "date": day.isoformat(),
        "day": day.day,
        "weekday": scene.words.weekday(day),
        "name": scene.words.date(day),
        "week": new_week,
        "today": day == scene.view.today,
    }


def _group(scene: _Scene, window: Window) -> Model:
    people = [p for p in scene.hall.staff if p.window == window.id]
    return {
        "name": window.name,
        "people": [_row(scene, person) for person in people],
        "cadres": _cadres(scene, window),
    }


def _cadres(scene: _Scene, window: Window) -> list[Model]:
    if not any(window.id in cadre.windows for cadre in scene.hall.cadres):
        return []
    duty = {
        (row.date, row.half): scene.words.short_cadre(row.cadre)
        for row in scene.plan.cadres
        if row.window == window.id
    }
    return [
        {"am": duty.get((day, "am"), ""), "pm": duty.get((day, "pm"), "")}
        for day in scene.days
    ]


def _row(scene: _Scene, person: Person) -> Model:
    return {
        "id": person.id,
        "name": person.name,
        "head": person.role == "head",
        "cells": [_cell(scene, person, day) for day in scene.days],
    }


def _cell(scene: _Scene, person: Person, day: dt.date) -> Model:
    by_session = {s: _runs(scene, person, day, s) for s in ("am", "noon", "pm")}
    problems = scene.bad.get((person.id, day), [])
    says = [f"{person.name} {scene.words.date(day)}", *_spoken(scene, person, day)]
    return {
        "am": by_session["am"],
        "noon": [run["kind"] for run in by_session["noon"]],
        "pm": by_session["pm"],
        "pin": any(p.staff == person.id and p.date == day for p in scene.view.pins),
        "bad": bool(problems),
        "selected": scene.view.selected == (person.id, day),
        "title": "\n".join([*says, *problems]),
    }


def _runs(scene: _Scene, person: Person, day: dt.date, session: str) -> list[Model]:
    """Return the stretches of one session; noon blocks stay apart for the bar."""
    blocks = [b for b in scene.hall.blocks if b.session == session]
    placed = [(b, scene.places.at(person, day, b)) for b in blocks]
    if session == "noon":
        return [{"kind": place.kind} for _, place in placed]
    return [
        _run(scene, place, [block for block, _ in run])
        for place, run in groupby(placed, key=lambda pair: pair[1])
    ]


def _run(scene: _Scene, place: Place, blocks: Iterable[Block]) -> Model:
    return {
        "kind": place.kind,
        "text": cell_text(scene.words, place),
        "minutes": sum(block.minutes for block in blocks),
    }


def _spoken(scene: _Scene, person: Person, day: dt.date) -> list[str]:
    return [
        f"{scene.words.block(block.id)}  "
        f"{place_text(scene.words, scene.places.at(person, day, block))}"
        for block in scene.hall.blocks
    ]


def _marks(scene: _Scene) -> dict[tuple[str, dt.date], list[str]]:
    """Return what is wrong by person and day; a gap shows at the post's holder."""
    marks: dict[tuple[str, dt.date], list[str]] = {}
    holders = {post.id: post.holder for post in scene.hall.posts}
    for gap in scene.plan.gaps:
        key = (holders[gap.post], gap.date)
        marks.setdefault(key, []).append(gap_text(scene.words, gap))
    for fault in scene.faults:
        if fault.staff and fault.date:
            text = fault.what.text(scene.words.say.lang)
            marks.setdefault((fault.staff, fault.date), []).append(text)
    return marks


def _cover(scene: _Scene, windows: Sequence[Window], day: dt.date) -> Model:
    shown = {window.id for window in windows}
    posts = {post.id for post in scene.hall.posts if post.window in shown}
    gaps = [g for g in scene.plan.gaps if g.date == day and g.post in posts]
    empty = len({gap.post for gap in gaps})
    say = scene.words.say
    text = say("rota.cover.low", count=empty) if empty else say("rota.cover.full")
    return {
        "low": bool(empty),
        "text": text,
        "title": "\n".join(gap_text(scene.words, gap) for gap in gaps),
        "gaps": [gap_text(scene.words, gap) for gap in gaps],
    }
