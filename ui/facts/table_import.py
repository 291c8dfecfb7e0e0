"""A table of facts: chosen, looked at, and imported as a whole or not at all."""

import pandas as pd
import streamlit as st

from hall.domain import Fact
from hall.errors import RequestError
from office import FactTable
from ui.faults import show_faults
from ui.markup import banner, show, tag
from ui.signature import signature
from ui.state import Desk
from ui.views.facts import fact_text
from ui.views.people import with_window

_SAVED = "table_saved"
_ROUND = "table_round"


def table_import(here: Desk) -> None:
    """Draw the choice of a file, what is wrong in it, and what would be imported."""
    say = here.say
    if (count := st.session_state.pop(_SAVED, None)) is not None:
        show(banner("good", say("facts.table.saved", count=count)))
    show(tag("p", "hr-note", say("facts.table.how")))
    st.download_button(
        say("facts.table.template"),
        data=here.office.fact_template,
        file_name=f"{say('facts.title')}.xlsx",
        key="fact_template",
    )
    given = st.file_uploader(
        say("facts.table.file"),
        type=["xlsx", "csv"],
        key=f"fact_table_{st.session_state.get(_ROUND, 0)}",
    )
    if given is not None:
        table = here.office.read_facts(given.name, given.getvalue())
        _faults(here, table)
        _sound(here, table)


def _faults(here: Desk, table: FactTable) -> None:
    if not table.faults:
        return
    say = here.say
    rows = len({fault.row for fault in table.faults})
    title = say("facts.table.bad", count=rows)
    show(banner("bad", title, say("facts.table.bad_body")))
    show_faults(here, table.faults)


def _sound(here: Desk, table: FactTable) -> None:
    facts = [entry.record for entry in table.facts]
    if not facts:
        return
    say = here.say
    key = "preview" if table.faults else "good"
    show(tag("p", "hr-lead", say(f"facts.table.{key}", count=len(facts))))
    st.dataframe(_preview(here, facts), hide_index=True)
    by = signature(here, "table")
    if not table.faults and st.button(
        say("facts.table.save", count=len(facts)), type="primary", key="table_save"
    ):
        _save(here, facts, by)


def _preview(here: Desk, facts: list[Fact]) -> pd.DataFrame:
    rows = [
        (fact.date, with_window(here.words, fact.subject), fact_text(here.words, fact))
        for fact in facts
    ]
    heads = [here.say(f"facts.head.{name}") for name in ("date", "who", "what")]
    return pd.DataFrame(rows, columns=heads)


def _save(here: Desk, facts: list[Fact], by: str) -> None:
    try:
        here.office.record(facts, by)
    except RequestError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    st.session_state[_SAVED] = len(facts)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()
