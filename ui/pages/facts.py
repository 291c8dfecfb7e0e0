"""记录: what happened?"""

from collections.abc import Sequence

import streamlit as st

from office import Entry
from ui.facts.detail import OPEN, open_entry
from ui.facts.entry import quick_entry
from ui.facts.table_import import table_import
from ui.markup import banner, show
from ui.picklist import Row, picklist
from ui.shell import page_head, sit_down
from ui.state import Desk
from ui.views import records as views
from ui.views.facts import fact_name
from ui.views.scores import subjects_of

_PICKED = "fact_picked"
_LIST = "fact_list"


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    say = here.say
    page_head(here, say("facts.title"))
    journal = here.office.fact_journal()
    left, right = st.columns([42, 58], gap="medium")
    with left:
        entry, table = st.tabs([say("facts.tab.entry"), say("facts.tab.table")])
        with entry:
            quick_entry(here)
        with table:
            table_import(here)
    with right:
        _records(here, journal)


def _records(here: Desk, journal: Sequence[Entry]) -> None:
    entries = views.entries_of(journal, here.month)
    if not entries:
        month = here.words.month(here.month)
        title = here.say("facts.nothing.title", month=month)
        show(banner("info", title, here.say("facts.nothing.body")))
        return
    found = views.matching(here.words, entries, _sought(here))
    if not found:
        show(banner("info", here.say("facts.none_like_this")))
        return
    picked = st.session_state.get(_PICKED)
    heads = [here.say(f"facts.head.{h}") for h in ("date", "who", "what", "state")]
    rows = [_row(here, entry) for entry in found]
    picklist(heads, rows, picked=picked, key=_LIST, on_pick=_picked)
    for entry in found:
        if entry.fact.id == picked and st.session_state.get(OPEN):
            open_entry(here, entry, journal)


def _sought(here: Desk) -> views.Sought:
    say = here.say
    with st.container(horizontal=True, vertical_alignment="center"):
        text = st.text_input(
            say("facts.find"),
            placeholder=say("facts.find"),
            label_visibility="collapsed",
            key="fact_find",
        )
        open_only = st.toggle(say("facts.open_only"), key="fact_open_only")
    own = subjects_of(here.hall, here.window) if here.window else None
    return views.Sought(text, open_only, frozenset(own) if own else None)


def _picked() -> None:
    st.session_state[_PICKED] = st.session_state[_LIST].pick
    st.session_state[OPEN] = True


def _row(here: Desk, entry: Entry) -> Row:
    fact, words = entry.fact, here.words
    found = views.finding(entry)
    cells = (
        words.date(fact.date),
        words.name(fact.subject),
        fact_name(words, fact.type),
        here.say(f"facts.state.{found}"),
    )
    return Row(fact.id, cells)


main()
