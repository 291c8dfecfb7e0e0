"""The rows of the board: a person's or a post's days, and the cadres of a window."""

import datetime as dt
from collections.abc import Sequence

from hall.domain import Block, Person, Post, Window
from ui.board.scene import Model, Scene
from ui.views import rota as views

NOBODY = "gap"
CLOSED = "closed"


def groups(scene: Scene, windows: Sequence[Window], *, by_post: bool) -> list[Model]:
    """Return the windows with their rows."""
    return [_group(scene, window, by_post=by_post) for window in windows]


def _group(scene: Scene, window: Window, *, by_post: bool) -> Model:
    people = [p for p in scene.hall.staff if p.window == window.id]
    posts = [p for p in scene.hall.posts if p.window == window.id]
    rows = (
        [_post_row(scene, post) for post in posts]
        if by_post
        else [_row(scene, person) for person in people]
    )
    return {"name": window.name, "people": rows, "cadres": _cadres(scene, window)}


def _cadres(scene: Scene, window: Window) -> list[Model]:
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


def _row(scene: Scene, person: Person) -> Model:
    return {
        "id": person.id,
        "name": person.name,
        "head": person.role == "head",
        "posts": [
            {"id": post.id, "text": scene.words.short_post(post.id)}
            for post in views.may_serve(scene.hall, person)
        ],
        "cells": [_cell(scene, person, day) for day in scene.days],
    }


def _cell(scene: Scene, person: Person, day: dt.date) -> Model:
    return {
        "at": [scene.at(person, day, block) for block in scene.hall.blocks],
        "pin": scene.pinned(person, day),
        "bad": scene.bad.get((person.id, day), []),
        "changed": scene.differs(person, day),
        "selected": scene.selected == (person.id, day),
    }


def _post_row(scene: Scene, post: Post) -> Model:
    return {
        "id": post.id,
        "name": post.name,
        "head": False,
        "posts": [],
        "cells": [_post_cell(scene, post, day) for day in scene.days],
    }


def _post_cell(scene: Scene, post: Post, day: dt.date) -> Model:
    """Return who serves a post; opening the cell opens the day of its holder."""
    bad = scene.bad.get((post.holder, day), [])
    empty = any(gap.date == day and gap.post == post.id for gap in scene.plan.gaps)
    return {
        "at": [_server(scene, post, day, block) for block in scene.hall.blocks],
        "pin": [],
        "bad": bad if empty else [],
        "changed": _post_differs(scene, post, day),
        "selected": False,
        "opens": post.holder,
    }


def _server(scene: Scene, post: Post, day: dt.date, block: Block) -> int:
    if block.session == "noon" and not post.noon:
        return scene.number(CLOSED, "", scene.words.say("rota.cell.closed"))
    row = scene.places.server(post.id, day, block.id)
    if row is None:
        nobody = scene.words.say("shell.nobody")
        return scene.number(NOBODY, nobody, nobody)
    name = scene.words.name(row.staff)
    return scene.number("own" if row.served_as == "A" else "stand_in", name, name)


def _post_differs(scene: Scene, post: Post, day: dt.date) -> bool:
    before = scene.before
    if before is None:
        return False
    return any(
        before.server(post.id, day, block.id)
        != scene.places.server(post.id, day, block.id)
        for block in scene.hall.blocks
    )
