"""Doubts about a document, and what differs from another one."""

import streamlit as st

from scoring.describe import Change, ClauseText, diff
from scoring.findings import findings
from scoring.library import load_library, vocabulary
from scoring.policy import Policy
from ui.markup import Markup, banner, panel, show, tag
from ui.state import Desk, today


def doubts(here: Desk, policy: Policy) -> None:
    """Draw what the checks find doubtful, and the sentences that are no rule."""
    say = here.say
    found = list(findings(policy, vocabulary(), today()))
    if found:
        lines = [
            tag("p", "", f"{p.what.text(here.lang)} {p.remedy.text(here.lang)}")
            for p in found
        ]
        show(panel(say("policies.lint"), *lines))
    else:
        show(banner("good", say("policies.lint_clean")))
    remarks = [
        tag(
            "div",
            "",
            tag("p", "hr-quote", f"{each.number} {each.quote}"),
            tag("p", "hr-note", each.reason.say().text(here.lang)),
        )
        for each in policy.remarks
    ]
    if remarks:
        show(panel(say("policies.remarks"), *remarks))


def differences(here: Desk, policy: Policy) -> None:
    """Draw the clauses in which another document differs."""
    say, library = here.say, load_library()
    others = [name for name in library if name != policy.id]
    other = st.selectbox(
        say("policies.compare"),
        others,
        index=None,
        format_func=lambda name: library[name].title.say().text(here.lang),
        placeholder=say("policies.compare_hint"),
        key="policy_other",
    )
    if other is None:
        return
    changes = diff(policy, library[other], here.lang)
    if not changes:
        show(banner("info", say("policies.same")))
        return
    title = library[other].title.say().text(here.lang)
    mine = policy.title.say().text(here.lang)
    head = tag("tr", "", *(tag("th", "", each) for each in (mine, title)))
    rows = [_change(each) for each in changes]
    show(tag("div", "hr-scroll", tag("table", "hr-table", head, *rows)))


def _change(change: Change) -> Markup:
    return tag("tr", "", *(_side(each) for each in (change.before, change.after)))


def _side(text: ClauseText | None) -> Markup:
    if text is None:
        return tag("td", "hr-note", "—")
    head = tag("b", "", f"{text.number} {text.title}")
    return tag(
        "td", "", head, tag("p", "", text.price), tag("p", "hr-quote", text.quote)
    )
