"""The editor of one cell: where a person is, and whether that is fixed."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from hall.domain import Block, Person, Pin
from office import StoredPlan
from ui.board.wording import place_text
from ui.guard import guarded
from ui.markup import row, show, tag
from ui.state import Desk
from ui.views import rota as views
from ui.views.places import Place, Places


@dataclass(frozen=True)
class Cell:
    """One person's day on the board.

    Attributes:
        problems: What is wrong with it, in words.
        save: Saves changes, said in a word.
        close: Called when the editor is done.
    """

    here: Desk
    stored: StoredPlan
    person: Person
    day: dt.date
    problems: Sequence[str]
    save: Callable[[str, Sequence[Pin]], None]
    close: Callable[[], None]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Return where the person is, block by block."""
        everybody = Places(self.here.hall, self.stored.plan)
        return views.day_places(everybody, self.person, self.day)


def open_editor(cell: Cell) -> None:
    """Open the editor over the page."""
    title = f"{cell.person.name}  {cell.here.words.date(cell.day)}"
    st.dialog(title, on_dismiss=cell.close)(_guarded_form)(cell)


def _guarded_form(cell: Cell) -> None:
    with guarded(cell.here.say):
        _form(cell)


def _form(cell: Cell) -> None:
    say = cell.here.say
    show(*(tag("p", "hr-gap", line) for line in cell.problems))
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
        chosen = {block: place for block, place in wanted.items() if place}
        what = f"{cell.person.name} {cell.here.words.date(cell.day)}"
        cell.save(what, _changed(cell, chosen))
        if pin or was_pinned:
            _pin(cell, chosen, keep=pin)
    if save or cancel:
        cell.close()
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


def _changed(cell: Cell, wanted: Mapping[str, str]) -> list[Pin]:
    """Return the blocks that somebody chose another place for."""
    return [
        Pin(cell.day, block, cell.person.id, place)
        for block, place in wanted.items()
        if place != views.place_id(cell.places[block])
    ]


def _pin(cell: Cell, wanted: Mapping[str, str], *, keep: bool) -> None:
    office = cell.here.office
    change = office.set_pins if keep else office.clear_pins
    change([Pin(cell.day, b, cell.person.id, place) for b, place in wanted.items()])
