"""The editor of one cell: where a person is, and whether that is fixed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from hall.domain import Block, Person, Pin
from hall.plan import Plan
from office import StaleDraft, StoredPlan
from ui.board.wording import place_text
from ui.guard import guarded
from ui.markup import row, show, tag
from ui.state import Desk
from ui.views import rota as views
from ui.views.places import Place, Places

CELL = "editing"
LAST = "last_change"


@dataclass(frozen=True)
class Cell:
    """One person's day on the board."""

    here: Desk
    stored: StoredPlan
    person: Person
    day: dt.date

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Return where the person is, block by block."""
        everybody = Places(self.here.hall, self.stored.plan)
        return views.day_places(everybody, self.person, self.day)


@dataclass(frozen=True, slots=True)
class LastChange:
    """The edit made last in this visit: what it was, and the plan before it."""

    who: str
    before: Plan
    after: StoredPlan


def remember_cell(event: Mapping[str, object] | None) -> None:
    """Keep the cell that the board reports as opened; ignore anything else."""
    try:
        day = dt.date.fromisoformat(str((event or {})["date"]))
    except (KeyError, ValueError):
        return
    st.session_state[CELL] = (str((event or {}).get("staff")), day)


def open_editor(cell: Cell) -> None:
    """Open the editor over the page."""
    title = f"{cell.person.name}  {cell.here.words.date(cell.day)}"
    st.dialog(title, on_dismiss=_forget_cell)(_guarded_form)(cell)


def _forget_cell() -> None:
    st.session_state.pop(CELL, None)


def _guarded_form(cell: Cell) -> None:
    with guarded(cell.here.say):
        _form(cell)


def _form(cell: Cell) -> None:
    say = cell.here.say
    wanted = {block.id: _choose(cell, block) for block in cell.here.hall.blocks}
    was_pinned = views.pinned(
        cell.here.office.pins(cell.here.month), cell.person.id, cell.day
    )
    pin = st.toggle(say("rota.edit.pin"), was_pinned, key="edit_pin")
    show(tag("p", "hr-quote", say("rota.edit.hint")))
    with st.container(horizontal=True):
        save = st.button(say("rota.edit.save"), type="primary", key="edit_save")
        cancel = st.button(say("rota.edit.cancel"), key="edit_cancel")
    if save:
        _save(cell, {block: place for block, place in wanted.items() if place})
        if pin or was_pinned:
            _pin(cell, {b: p for b, p in wanted.items() if p}, keep=pin)
    if save or cancel:
        _forget_cell()
        st.rerun()


def _choose(cell: Cell, block: Block) -> str | None:
    """Draw the choice for one block; None where nothing can be chosen."""
    words = cell.here.words
    now = views.place_id(cell.places[block.id])
    if now is None:
        show(row(words.block_hours(block), place_text(words, cell.places[block.id])))
        return None
    found = views.choices(
        cell.here.hall, cell.stored.plan, cell.person, cell.day, block
    )
    options = {choice.place: choice for choice in found}
    options.setdefault(now, views.Choice(now))
    return st.selectbox(
        words.block_hours(block),
        options,
        index=list(options).index(now),
        format_func=lambda place: _label(cell, options[place]),
        key=f"edit_{block.id}_{cell.person.id}_{cell.day}",
    )


def _label(cell: Cell, choice: views.Choice) -> str:
    say, words = cell.here.say, cell.here.words
    if choice.place in (views.LUNCH, views.FREE):
        return say(f"rota.place.{choice.place}")
    post = words.name(choice.place)
    if choice.taken_by is None:
        return say("rota.edit.empty", post=post)
    if choice.taken_by == cell.person.id:
        return say("rota.edit.mine", post=post)
    return say("rota.edit.taken", post=post, name=words.name(choice.taken_by))


def _save(cell: Cell, wanted: Mapping[str, str]) -> None:
    """Save the blocks that changed; say so if somebody else saved in between."""
    here, stored = cell.here, cell.stored
    changed = [
        (block, place)
        for block, place in wanted.items()
        if place != views.place_id(cell.places[block])
    ]
    try:
        for block, place in changed:
            stored = here.office.edit_cell(
                here.month, stored.version, cell.day, block, cell.person.id, place
            )
    except StaleDraft:
        st.toast(here.say("rota.edit.stale"))
        return
    if changed:
        who = f"{cell.person.name} {here.words.date(cell.day)}"
        st.session_state[LAST] = LastChange(who, cell.stored.plan, stored)


def _pin(cell: Cell, wanted: Mapping[str, str], *, keep: bool) -> None:
    office = cell.here.office
    change = office.set_pin if keep else office.clear_pin
    for block, place in wanted.items():
        change(Pin(cell.day, block, cell.person.id, place))
