"""考核: what are the scores, and why?"""

import streamlit as st

from ui.markup import banner, show
from ui.picklist import Row, picklist
from ui.scores.card import show_card
from ui.shell import page_head, sit_down
from ui.state import Desk
from ui.views import scores as views
from ui.wording import plain

_PICKED = "score_subject"
_LIST = "score_list"


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("scores.title"))
    actual = here.office.scores(here.month, predicted=False)
    predicted = here.office.scores(here.month, predicted=True)
    policies = views.scoring_policies(predicted, actual)
    if not policies:
        show(banner("info", here.say("scores.nothing")))
        return
    policy = st.segmented_control(
        here.say("scores.policy"),
        policies,
        default=policies[0],
        required=True,
        format_func=here.words.policy,
        key="score_policy",
        label_visibility="collapsed",
    )
    shown = views.subjects_of(here.hall, here.window)
    pairs = views.pairs(actual.get(policy, {}), predicted.get(policy, {}), shown)
    _draw(here, policy, pairs)


def _draw(here: Desk, policy: str, pairs: list[views.Pair]) -> None:
    if not pairs:
        show(banner("info", here.say("scores.nothing")))
        return
    by_id = {pair.subject: pair for pair in pairs}
    picked = st.session_state.get(_PICKED)
    picked = picked if picked in by_id else pairs[0].subject
    left, right = st.columns([42, 58], gap="medium")
    with left:
        heads = [
            here.say(f"scores.head.{h}") for h in ("who", "actual", "predicted", "lost")
        ]
        rows = [_row(here, pair) for pair in pairs]
        picklist(heads, rows, picked=picked, key=_LIST, on_pick=_picked)
    with right, st.container(key="picked" if _PICKED in st.session_state else None):
        show_card(here, policy, by_id[picked])


def _picked() -> None:
    st.session_state[_PICKED] = st.session_state[_LIST].pick


def _row(here: Desk, pair: views.Pair) -> Row:
    cards = (pair.actual, pair.predicted)
    found = [card.score if card else None for card in cards]
    scores = ["—" if score is None else plain(score) for score in found]
    lost = pair.predicted.deductions if pair.predicted else 0
    cells = (here.words.name(pair.subject), *scores, plain(lost) if lost else "—")
    return Row(pair.subject, cells, marked=bool(lost))


main()
