"""Who is writing: asked once in a visit and remembered."""

import streamlit as st

from ui.state import Desk

_BY = "written_by"


def signature(here: Desk, place: str) -> str:
    """Draw the field for the writer's name; return what stands in it."""
    key = f"by_{place}"
    st.text_input(
        here.say("facts.form.by"),
        value=st.session_state.get(_BY, ""),
        placeholder=here.say("facts.form.by_hint"),
        max_chars=40,
        key=key,
        on_change=_keep,
        args=(key,),
    )
    return str(st.session_state.get(key) or "")


def _keep(key: str) -> None:
    st.session_state[_BY] = st.session_state[key]
