"""考核: what are the scores, and why?"""

from collections.abc import Sequence

import streamlit as st

from hall.errors import CalendarError
from ui.markup import banner, show, tag
from ui.picklist import Row, picklist
from ui.scores.appeals import appeals, file_appeal
from ui.scores.card import show_card
from ui.scores.charts import charts, trend_chart
from ui.scores.desk import Matter, show_said
from ui.scores.given import give_out, versions
from ui.scores.report import report_docx, report_rows, report_xlsx
from ui.scores.rival import rival
from ui.shell import page_head, sit_down
from ui.state import Desk
from ui.views import scores as views
from ui.views.periods import LENGTHS, period_of
from ui.wording import plain

_PICKED = "score_subject"
_LIST = "score_list"


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("scores.title"))
    show_said()
    with st.container(horizontal=True, vertical_alignment="bottom", key="score_bar"):
        length = _choose_length(here)
        period = period_of(here.month, length)
        try:
            actual = here.office.scores(period, predicted=False)
            predicted = here.office.scores(period, predicted=True)
        except CalendarError as error:
            show(banner("info", *error.lines(here.lang)))
            return
        policies = views.scoring_policies(predicted, actual)
        if not policies:
            show(banner("info", here.say("scores.nothing")))
            return
        policy = _choose_policy(here, policies)
    shown = views.subjects_of(here.hall, here.window)
    pairs = views.pairs(actual.get(policy, {}), predicted.get(policy, {}), shown)
    matter = Matter(period, policy, here.office.sheets(period))
    _draw(here, matter, pairs)
    if not pairs:
        return
    _given(here, matter)
    cards = {p.subject: p.actual for p in pairs if p.actual is not None}
    _more(here, (matter, length), cards, _chosen(pairs))


def _more(
    here: Desk, about: tuple[Matter, str], cards: views.Cards, subject: str
) -> None:
    """Draw what few look at: other rules, charts, the report."""
    matter, length = about
    with st.expander(here.say("scores.rival.title"), key="rivals"):
        rival(here, matter, cards)
    with st.expander(here.say("scores.chart.title")):
        charts(here, matter.policy, cards)
        trend_chart(here, matter.policy, subject)
    with st.expander(here.say("scores.report.title")):
        _report(here, (matter.policy, matter.period, length), cards)


def _choose_length(here: Desk) -> str:
    return str(
        st.segmented_control(
            here.say("scores.period"),
            LENGTHS,
            default="month",
            required=True,
            format_func=lambda each: here.say(f"scores.length.{each}"),
            key="score_length",
            label_visibility="collapsed",
        )
    )


def _choose_policy(here: Desk, policies: Sequence[str]) -> str:
    """Draw the choice of the policy; a list, for it must not wrap on a phone."""
    return str(
        st.selectbox(
            here.say("scores.policy"),
            policies,
            format_func=here.words.policy,
            key="score_policy",
            label_visibility="collapsed",
            width=320,
        )
    )


def _given(here: Desk, matter: Matter) -> None:
    """Draw what happens to scores once they are found: given out, disputed."""
    say = here.say
    waiting = sum(e.state == "open" for e in here.office.appeals(matter.period))
    if waiting:
        show(banner("warn", say("scores.appeal.waiting", count=waiting)))
    with st.expander(say("scores.given.title"), key="given"):
        names = ("given", "versions", "appeals")
        tabs = st.tabs([say(f"scores.tab.{name}") for name in names], key="given_tabs")
        for tab, part in zip(tabs, (give_out, versions, appeals), strict=True):
            with tab:
                part(here, matter)


def _report(here: Desk, about: tuple[str, str, str], cards: views.Cards) -> None:
    policy, period, length = about
    kind = here.say(f"scores.length.{length}")
    title = here.say(
        "scores.report.name", policy=here.words.policy(policy), period=period, kind=kind
    )
    rows = report_rows(here, cards)
    show(tag("p", "hr-note", here.say("scores.report.count", count=len(rows))))
    with st.container(horizontal=True):
        st.download_button(
            here.say("scores.report.docx"),
            data=lambda: report_docx(here, title, rows),
            file_name=f"{title}.docx",
            key="report_docx",
        )
        st.download_button(
            here.say("scores.report.xlsx"),
            data=lambda: report_xlsx(here, title, rows),
            file_name=f"{title}.xlsx",
            key="report_xlsx",
        )


def _chosen(pairs: list[views.Pair]) -> str:
    picked = st.session_state.get(_PICKED)
    known = [pair.subject for pair in pairs]
    return str(picked) if picked in known else known[0]


def _draw(here: Desk, matter: Matter, pairs: list[views.Pair]) -> None:
    if not pairs:
        show(banner("info", here.say("scores.nothing")))
        return
    by_id = {pair.subject: pair for pair in pairs}
    picked = _chosen(pairs)
    left, right = st.columns([42, 58], gap="medium")
    with left:
        heads = [
            here.say(f"scores.head.{h}") for h in ("who", "actual", "predicted", "lost")
        ]
        rows = [_row(here, pair) for pair in pairs]
        picklist(heads, rows, picked=picked, key=_LIST, on_pick=_picked)
    with right, st.container(key="picked" if _PICKED in st.session_state else None):
        show_card(here, matter.policy, by_id[picked])
        file_appeal(here, matter, picked)


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
