"""制度: what do the rules say?"""

import streamlit as st

from scoring.library import load_library
from scoring.policy import Policy
from ui.markup import show
from ui.picklist import Row, picklist
from ui.policies.check import differences, doubts
from ui.policies.choices import blanks, decisions, readings, standing
from ui.policies.text import document_head, document_text
from ui.policies.trial import trial
from ui.shell import page_head, sit_down
from ui.state import Desk
from ui.views import policies as views

_PICKED = "policy_picked"
_LIST = "policy_list"


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("policies.title"))
    found = views.documents(load_library(), here.hall.policies)
    by_id = {each.policy.id: each for each in found}
    picked = st.session_state.get(_PICKED)
    picked = picked if picked in by_id else found[0].policy.id
    left, right = st.columns([38, 62], gap="medium")
    with left:
        heads = [here.say(f"policies.head.{h}") for h in ("policy", "clauses", "state")]
        rows = [_row(here, each) for each in found]
        picklist(heads, rows, picked=picked, key=_LIST, on_pick=_picked)
    with right, st.container(key="picked" if _PICKED in st.session_state else None):
        _document(here, by_id[picked].policy)


def _document(here: Desk, policy: Policy) -> None:
    show(document_head(here, policy))
    with st.container():  # whatever it says, the tabs below stay where they are
        standing(here, policy)
    names = ("text", "blanks", "readings", "trial", "compare", "check")
    tabs = st.tabs(
        [here.say(f"policies.tab.{name}") for name in names], key="policy_tabs"
    )
    draw = (_text, blanks, readings, trial, differences, doubts)
    for tab, part in zip(tabs, draw, strict=True):
        with tab:
            part(here, policy)


def _text(here: Desk, policy: Policy) -> None:
    show(document_text(here, policy), decisions(here, policy))


def _picked() -> None:
    st.session_state[_PICKED] = st.session_state[_LIST].pick


def _row(here: Desk, document: views.Document) -> Row:
    policy = document.policy
    state = here.say(f"policies.state.{document.standing}")
    cells = (policy.title.say().text(here.lang), str(document.clauses), state)
    return Row(policy.id, cells, marked=document.standing == "blank")


main()
