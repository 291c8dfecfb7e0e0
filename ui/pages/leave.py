"""请假: may this person be away, and what does it cost?"""

import streamlit as st

from hall.domain import LeaveRequest
from hall.plan import Answer
from ui.guard import guarded
from ui.leave.answer import show_grounds, show_verdict
from ui.leave.balance import show_balance
from ui.leave.files import show_files
from ui.leave.form import leave_form
from ui.leave.prices import show_prices
from ui.markup import banner, show
from ui.shell import no_plan, page_head, sit_down
from ui.state import Desk
from ui.views.leave import Form

_ANSWER = "leave_answer"
_DONE = "leave_done"


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
        staff = str(st.session_state["leave_staff"])
        show_balance(here, staff)
    with right:
        if form:
            _ask(here, form)
        _answered(here)
        show_files(here, staff)
    show_prices(here, staff, st.session_state["leave_kind"])


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


main()
