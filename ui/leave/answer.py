"""The answer to a leave request, on one screen."""

import streamlit as st

from hall.domain import HALVES, LeaveRequest
from hall.plan import Alternative, Answer
from ui.changes import change_rows
from ui.leave.form import name_stand_in, refill
from ui.leave.ways import offer_options, ways_out
from ui.leave.why import consequences, points, reasons
from ui.markup import Markup, banner, panel, pill, row, show, tag
from ui.state import Desk
from ui.views.leave import knowing, parse_half
from ui.wording import plain

_FEW_CHANGES = 12
_TONES = {
    "approve": "good",
    "approve_with_substitutes": "good",
    "advise_against": "warn",
    "refuse": "bad",
    "needs_person": "info",
}


def show_verdict(here: Desk, request: LeaveRequest, answer: Answer) -> None:
    """Draw the verdict, in colour and in words."""
    show(_verdict(here, request, answer))


def show_grounds(here: Desk, request: LeaveRequest, answer: Answer) -> None:
    """Draw what else could be done, and what the verdict rests on."""
    _alternatives(here, answer)
    left, right = st.columns(2, gap="small")
    with left:
        show(points(here, answer), consequences(here, answer))
    with right:
        if answer.verdict != "refuse":
            show(_to_do(here, answer))
            offer_options(here, answer)
            _others(here, request, answer)
        show(ways_out(here, answer), reasons(here, request, answer))
    if answer.diff and answer.verdict != "refuse":
        _diff(here, answer)


def _verdict(here: Desk, request: LeaveRequest, answer: Answer) -> Markup:
    say, words = here.say, here.words
    what = say(
        "leave.what",
        name=words.name(request.staff),
        kind=say.code("leave_kind", request.kind),
        start=words.half_day(request.start),
        end=words.half_day(request.end),
        days=plain(answer.days),
    )
    month = say("leave.counted", days=plain(answer.counted_leave_days_month))
    title = say(f"leave.verdict.{answer.verdict}", lost=words.lost(answer.points))
    proof = say("leave.proven" if answer.proven else "leave.unproven")
    return banner(_TONES[answer.verdict], title, what, f"{month}{proof}")


def _alternatives(here: Desk, answer: Answer) -> None:
    if not answer.alternatives:
        return
    show(tag("p", "hr-note", here.say("leave.alternatives")))
    with st.container(horizontal=True, gap="small", key="alternatives"):
        for number, other in enumerate(answer.alternatives):
            st.button(
                _other_days(here, other),
                key=f"alternative_{number}",
                on_click=refill,
                args=(other.start, other.end),
            )


def _other_days(here: Desk, other: Alternative) -> str:
    words = here.words
    start, end = parse_half(other.start), parse_half(other.end)
    if (start.half, end.half) == HALVES:
        days = [words.date(start.date), words.date(end.date)]
    else:
        days = [words.half_day(start), words.half_day(end)]
    return here.say(
        "leave.alternative", start=days[0], end=days[1], lost=words.lost(other.points)
    )


def _to_do(here: Desk, answer: Answer) -> Markup:
    """Return who stands in, who approves and what to hand in."""
    say = here.say
    return panel(
        say("leave.to_do"),
        row(say("leave.stand_ins"), *_stand_ins(here, answer)),
        row(say("leave.chain"), *_chains(here, answer)),
        row(say("leave.documents"), *_documents(here, answer)),
    )


def _others(here: Desk, request: LeaveRequest, answer: Answer) -> None:
    """Offer the other people who know the posts; one click asks with them."""
    posts = [p.id for p in here.hall.posts if p.holder == request.staff]
    chosen = {request.staff, *(one.staff for one in answer.substitutes)}
    chosen |= {one.staff for one in answer.options}
    found = [one for one in knowing(here.hall, posts) if one not in chosen]
    if not found:
        return
    show(tag("p", "hr-note", here.say("leave.pick")))
    with st.container(horizontal=True, gap="small", key="stand_ins"):
        for staff in found:
            name = here.words.name(staff)
            st.button(name, key=f"pick_{staff}", on_click=name_stand_in, args=(staff,))


def _stand_ins(here: Desk, answer: Answer) -> list[str]:
    words = here.words
    if not answer.substitutes:
        return [here.say("leave.moved" if answer.diff else "leave.no_stand_ins")]
    return [
        tag(
            "div",
            "",
            f"{words.date(one.date)} {words.session(one.half)} {words.name(one.post)} ",
            tag("b", "", words.name(one.staff)),
            pill(here.say.code("served_as", one.served_as), "stand"),
        )
        for one in answer.substitutes
    ]


def _chains(here: Desk, answer: Answer) -> list[str]:
    say = here.say
    lines = [
        " → ".join(say.code("leave_chain", step) for step in chain)
        for chain in answer.chains.values()
        if chain
    ]
    return [tag("div", "", line) for line in lines] or [say("leave.no_chain")]


def _documents(here: Desk, answer: Answer) -> list[str]:
    lines = [here.say.code("document", one) for one in answer.documents]
    return [tag("div", "", one) for one in lines] or [here.say("leave.no_documents")]


def _diff(here: Desk, answer: Answer) -> None:
    title = here.say("leave.diff", count=len(answer.diff))
    few = len(answer.diff) <= _FEW_CHANGES
    with st.expander(title, expanded=few, key="leave_diff"):
        show(tag("div", "hr-changes", *change_rows(here, answer.diff)))
