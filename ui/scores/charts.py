"""Charts of scores: where points are lost, and how a score went."""

from collections.abc import Mapping
from fractions import Fraction

import altair as alt
import pandas as pd
import streamlit as st

from office import Scorecard
from ui.markup import show, tag
from ui.state import Desk
from ui.views.standings import lost_by_clause, lost_by_window, months_until, trend

_ROW, _LEAST, _MOST = 26, 120, 12


def charts(here: Desk, policy: str, cards: Mapping[str, Scorecard]) -> None:
    """Draw where points are lost: by clause and by window."""
    say = here.say
    clauses = lost_by_clause(cards)
    named = {say("scores.clause", clause=name): lost for name, lost in clauses.items()}
    windows = lost_by_window(here.hall, cards)
    places = {here.words.name(name): lost for name, lost in windows.items()}
    left, right = st.columns(2, gap="medium")
    with left:
        _bars(here, say("scores.chart.clauses"), named)
    with right:
        _bars(here, say("scores.chart.windows"), places)


def _bars(here: Desk, title: str, lost: Mapping[str, Fraction]) -> None:
    show(tag("h4", "", title))
    if not lost:
        show(tag("p", "hr-note", here.say("scores.chart.nothing")))
        return
    points = here.say("scores.unit.deductions")
    rows = [(name, float(each)) for name, each in [*lost.items()][:_MOST]]
    chart = (
        alt.Chart(pd.DataFrame(rows, columns=["name", "points"]))
        .mark_bar()
        .encode(
            x=alt.X("points", title=points),
            y=alt.Y("name", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
            tooltip=["name", "points"],
        )
        .properties(height=max(_LEAST, _ROW * len(rows)))
    )
    st.altair_chart(chart)


def trend_chart(here: Desk, policy: str, subject: str) -> None:
    """Draw a subject's score over the months of the year."""
    found = trend(
        lambda month: here.office.scores(month, predicted=False),
        months_until(here.month),
        policy,
        subject,
    )
    if not found:
        show(tag("p", "hr-note", here.say("scores.chart.no_trend")))
        return
    rows = [(here.words.month(m), float(score)) for m, score in found.items()]
    chart = (
        alt.Chart(pd.DataFrame(rows, columns=["month", "score"]))
        .mark_line(point=True)
        .encode(
            x=alt.X("month", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y(
                "score",
                title=here.say("scores.unit.score"),
                scale=alt.Scale(zero=False),
            ),
            tooltip=["month", "score"],
        )
        .properties(height=_LEAST * 2)
    )
    st.altair_chart(chart)
