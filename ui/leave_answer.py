"""The answer to a leave request, on one screen."""

from collections.abc import Iterable

import streamlit as st

from hall.domain import LeaveRequest
from hall.plan import Alternative, Answer, Consequence, PointLine, Reason
from ui.leave_form import refill
from ui.markup import Markup, banner, join, panel, pill, row, show, tag
from ui.planning import change_rows
from ui.state import Desk
from ui.views.leave import parse_half
from ui.wording import plain

_FEW_CHANGES = 12
_TONES = {
    "approve": "good",
    "approve_with_substitutes": "good",
    "advise_against": "warn",
    "refuse": "bad",
    "needs_person": "info",
}


def show_answer(here: Desk, request: LeaveRequest, answer: Answer) -> None:
    """Draw the verdict, then what it rests on, then what else could be done."""
    show(_verdict(here, request, answer))
    _alternatives(here, answer)
    left, right = st.columns(2, gap="small")
    if answer.verdict == "refuse":
        with left:
            show(_reasons(here, answer))
        with right:
            show(_points(here, answer))
        return
    with left:
        show(_points(here, answer), _consequences(here, answer), _reasons(here, answer))
    with right:
        show(_stand_ins(here, answer), _chains(here, answer), _documents(here, answer))
    if answer.diff:
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
    return here.say(
        "leave.alternative",
        start=words.half_day(parse_half(other.start)),
        end=words.half_day(parse_half(other.end)),
        lost=words.lost(other.points),
    )


def _points(here: Desk, answer: Answer) -> Markup:
    say = here.say
    key = "leave.points_if" if answer.verdict == "refuse" else "leave.points"
    title = say(key, lost=here.words.lost(answer.points))
    return _listed(
        title, (_line(here, line) for line in answer.lines), say("leave.no_points")
    )


def _line(here: Desk, line: PointLine) -> Markup:
    words = here.words
    head = f"{words.name(line.subject)} {words.lost(line.points)}"
    return join(
        tag("p", "", tag("b", "", head), f"  {words.clause(line.policy, line.clause)}"),
        tag("p", "hr-quote", line.why),
    )


def _reasons(here: Desk, answer: Answer) -> Markup:
    """Return why not, one block per rule: its words once, then each day and post."""
    if not answer.reasons:
        return Markup("")
    rules: dict[tuple[str, str, str], list[Reason]] = {}
    for reason in answer.reasons:
        key = (reason.policy, reason.clause, reason.quote)
        rules.setdefault(key, []).append(reason)
    blocks = [_rule(here, reasons) for reasons in rules.values()]
    return panel(here.say("leave.reasons"), *blocks)


def _rule(here: Desk, reasons: list[Reason]) -> Markup:
    first = reasons[0]
    clause = here.words.clause(first.policy, first.clause)
    return join(
        tag("p", "", tag("b", "", clause)),
        tag("p", "hr-quote", first.quote),
        *(_place(here, reason) for reason in reasons),
    )


def _place(here: Desk, reason: Reason) -> Markup:
    """Return the day and post that a reason is about, and who cannot help and why."""
    words, say = here.words, here.say
    where = [
        words.date(reason.date) if reason.date else "",
        words.session(reason.half) if reason.half else "",
        words.name(reason.post) if reason.post else "",
    ]
    people = [
        say("leave.cannot", name=words.name(one.staff), why=say.code("why", one.why))
        for one in reason.people
    ]
    head = tag("b", "", " ".join(part for part in where if part))
    return tag("div", "hr-gap", head, say.list(people))


def _consequences(here: Desk, answer: Answer) -> Markup:
    if not answer.consequences:
        return Markup("")
    lines = [_consequence(here, one) for one in answer.consequences]
    return panel(here.say("leave.consequences"), *lines)


def _consequence(here: Desk, one: Consequence) -> Markup:
    words = here.words
    return join(
        tag(
            "p",
            "",
            tag("b", "", effect_text(here, one.effect)),
            f"  {words.clause(one.policy, one.clause)}",
        ),
        tag("p", "hr-quote", one.why),
    )


def effect_text(here: Desk, effect: str) -> str:
    """Return a consequence such as ``no monthly_excellent`` in words."""
    verb, _, what = effect.partition(" ")
    return here.say.code("effect", verb).format(what=here.say.code("award", what))


def _stand_ins(here: Desk, answer: Answer) -> Markup:
    words = here.words
    lines = (
        row(
            f"{words.date(one.date)} {words.session(one.half)}",
            pill(here.say.code("served_as", one.served_as), "stand"),
            tag("b", "", words.name(one.staff)),
            tag("br", ""),
            words.name(one.post),
        )
        for one in answer.substitutes
    )
    none = "leave.moved" if answer.diff else "leave.no_stand_ins"
    return _listed(here.say("leave.stand_ins"), lines, here.say(none))


def _listed(title: str, lines: Iterable[Markup], none: str) -> Markup:
    return panel(title, *(list(lines) or [tag("p", "", none)]))


def _chains(here: Desk, answer: Answer) -> Markup:
    say = here.say
    lines = [
        tag("p", "hr-lead", " → ".join(say.code("leave_chain", step) for step in chain))
        for chain in answer.chains.values()
        if chain
    ]
    return _listed(say("leave.chain"), lines, say("leave.no_chain"))


def _documents(here: Desk, answer: Answer) -> Markup:
    lines = [tag("p", "", here.say.code("document", one)) for one in answer.documents]
    return _listed(here.say("leave.documents"), lines, here.say("leave.no_documents"))


def _diff(here: Desk, answer: Answer) -> None:
    title = here.say("leave.diff", count=len(answer.diff))
    few = len(answer.diff) <= _FEW_CHANGES
    with st.expander(title, expanded=few, key="leave_diff"):
        show(*change_rows(here, answer.diff))
