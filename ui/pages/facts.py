"""记录: what happened?"""

import streamlit as st

from office import Entry
from ui.markup import banner, show
from ui.picklist import Row, picklist
from ui.shell import page_head, sit_down
from ui.state import Desk
from ui.views import records as views
from ui.views.facts import fact_name

_PICKED = "fact_picked"
_LIST = "fact_list"


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("facts.title"))
    entries = views.entries_of(here.office.fact_journal(), here.month)
    if not entries:
        _nothing(here)
        return
    heads = [here.say(f"facts.head.{name}") for name in ("date", "who", "what")]
    rows = [_row(here, entry) for entry in entries]
    picked = st.session_state.get(_PICKED)
    picklist(heads, rows, picked=picked, key=_LIST, on_pick=_picked)


def _nothing(here: Desk) -> None:
    month = here.words.month(here.month)
    title = here.say("facts.nothing.title", month=month)
    show(banner("info", title, here.say("facts.nothing.body")))


def _picked() -> None:
    st.session_state[_PICKED] = st.session_state[_LIST].pick


def _row(here: Desk, entry: Entry) -> Row:
    fact, words = entry.fact, here.words
    cells = (words.date(fact.date), words.name(fact.subject))
    return Row(fact.id, (*cells, fact_name(words, fact.type)))


main()
