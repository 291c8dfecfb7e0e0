"""请假: may this person be away, and what does it cost?"""

import streamlit as st

from hall.domain import LeaveRequest
from hall.plan import Answer
from ui.guard import guarded
from ui.leave.answer import show_grounds, show_verdict
from ui.leave.form import leave_form
from ui.markup import Markup, banner, panel, pill, row, show, tag
from ui.shell import no_plan, page_head, sit_down
from ui.state import Desk
from ui.views.leave import Form

_ANSWER = "leave_answer"
_DONE = "leave_done"
_TONES = {"approved": "good", "refused": "bad", "requested": "warn"}


def main() -> None:
    """Draw the page."""
    here = sit_down()
    if here is None:
        return
    page_head(here, here.say("leave.title"))
    if here.newest() is None:
        no_plan(here)
        return
    left, right = st.columns([29, 71], gap="medium")
    with left:
        form = leave_form(here)
    with right:
        if form:
            _ask(here, form)
        _answered(here)
        _requests(here)


def _ask(here: Desk, form: Form) -> None:
    st.session_state.pop(_ANSWER, None)
    if not form.in_order:
        show(banner("bad", here.say("leave.form.order")))
        return
    request = form.request()
    with guarded(here.say), st.spinner(here.say("leave.asking")):
        st.session_state[_ANSWER] = (request, here.office.ask(request, here.month))


def _answered(here: Desk) -> None:
    kept: tuple[LeaveRequest, Answer] | None = st.session_state.get(_ANSWER)
    if name := st.session_state.pop(_DONE, None):
        show(banner("good", here.say("leave.submitted", name=name)))
        return
    if kept is None:
        show(banner("info", here.say("leave.begin")))
        return
    request, answer = kept
    with st.container(key="answered"):
        show_verdict(here, request, answer)
        if st.button(here.say("leave.submit"), type="primary", key="leave_submit"):
            with guarded(here.say):
                _submit(here, request, answer)
        show_grounds(here, request, answer)


def _submit(here: Desk, request: LeaveRequest, answer: Answer) -> None:
    here.office.submit(request, answer)
    st.session_state.pop(_ANSWER)
    st.session_state[_DONE] = here.words.name(request.staff)
    st.rerun()


def _requests(here: Desk) -> None:
    shown = {p.id for p in here.hall.staff if here.window in (None, p.window)}
    stored = here.office.leave_requests(here.month)
    rows = [row for row in stored if row.staff in shown]
    title = here.say("leave.requests", count=len(rows))
    with st.expander(title, key="leave_requests"):
        show(panel(title, *(_request(here, one) for one in rows)))


def _request(here: Desk, one: LeaveRequest) -> Markup:
    say, words = here.say, here.words
    return row(
        words.name(one.staff),
        pill(say.code("leave_status", one.status), _TONES[one.status]),
        say.code("leave_kind", one.kind),
        tag("br", ""),
        say("leave.span", start=words.half_day(one.start), end=words.half_day(one.end)),
    )


main()
