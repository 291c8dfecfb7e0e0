"""The requests on their way: waiting, of one person, all of the month."""

from collections.abc import Callable, Sequence

import streamlit as st

from hall.errors import HallrotaError
from office import LeaveFile, LeaveStep
from office.papers import leave_slip
from ui.markup import Markup, banner, pill, show, tag
from ui.papers.slip import slip_of
from ui.state import Desk

_TONES = {
    "approved": "good",
    "refused": "bad",
    "waiting": "warn",
    "withdrawn": "quiet",
    "returned": "good",
}
_BY, _TROUBLE = "written_by", "leave_trouble"
_FEW = 20


def show_files(here: Desk, staff: str) -> None:
    """Draw the requests of the month: those that wait, this person's, all."""
    error: HallrotaError | None = st.session_state.pop(_TROUBLE, None)
    if error is not None:
        show(banner("bad", *error.lines(here.lang)))
    shown = {p.id for p in here.hall.staff if here.window in (None, p.window)}
    files = [f for f in here.office.leave_files(here.month) if f.request.staff in shown]
    lists = {
        "waiting": [f for f in files if f.turn],
        "mine": [f for f in files if f.request.staff == staff],
        "all": files,
    }
    titles = [
        here.say(f"leave.files.{name}", count=len(rows), name=here.words.name(staff))
        for name, rows in lists.items()
    ]
    for tab, (name, rows) in zip(st.tabs(titles), lists.items(), strict=True):
        with tab:
            _list(here, name, rows)


def _list(here: Desk, name: str, rows: Sequence[LeaveFile]) -> None:
    if not rows:
        show(tag("p", "hr-note", here.say("leave.files.none")))
    elif name == "waiting":
        _signer(here)
    for file in rows[:_FEW]:
        with st.container(border=True, key=f"file_{name}_{file.request.id}"):
            show(_head(here, file))
            _deeds(here, name, file)
    if len(rows) > _FEW:
        more = here.say("leave.files.more", count=len(rows) - _FEW)
        show(tag("p", "hr-note", more))


def _signer(here: Desk) -> None:
    cadres = [cadre.name for cadre in here.hall.cadres]
    names = [*cadres, *(person.name for person in here.hall.staff)]
    st.selectbox(
        here.say("leave.files.by"),
        names,
        index=None,
        accept_new_options=True,
        placeholder=here.say("leave.files.by_hint"),
        key=_BY,
    )


def _head(here: Desk, file: LeaveFile) -> Markup:
    say, words, request = here.say, here.words, file.request
    span = say(
        "leave.span",
        start=words.half_day(request.start),
        end=words.half_day(request.end),
    )
    return tag(
        "div",
        "hr-file",
        tag("b", "", words.name(request.staff)),
        tag("span", "", say.code("leave_kind", request.kind)),
        tag("span", "", span),
        pill(say.code("file_state", file.state), _TONES[file.state]),
        tag("small", "hr-wide", _way(here, file)),
        *(tag("small", "hr-wide", _step(here, step)) for step in file.steps),
    )


def _way(here: Desk, file: LeaveFile) -> str:
    """Return the chain with a tick behind everybody who has signed."""
    say = here.say
    return " → ".join(
        say("leave.files.signed", role=say.code("leave_chain", role))
        if role in file.signed
        else say("leave.files.turn", role=say.code("leave_chain", role))
        if role == file.turn
        else say.code("leave_chain", role)
        for role in file.chain
    )


def _step(here: Desk, step: LeaveStep) -> str:
    say = here.say
    told = say(
        f"leave.step.{step.action}",
        by=step.by,
        at=f"{step.at:%Y-%m-%d %H:%M}" if step.at else "",
        role=say.code("leave_chain", step.role),
    )
    return f"{told} {step.why}".strip()


def _slip(here: Desk, place: str, file: LeaveFile) -> None:
    """Offer the slip that is printed and signed by hand."""
    person = next(p for p in here.hall.staff if p.id == file.request.staff)
    st.download_button(
        here.say("leave.deed.slip"),
        lambda: leave_slip(slip_of(file, person, here.words)),
        f"{person.name}-{file.request.start.date.isoformat()}.docx",
        key=f"slip_{place}_{file.request.id}",
        on_click="ignore",
    )


def _deeds(here: Desk, place: str, file: LeaveFile) -> None:
    """Draw what may be done with a request now."""
    say, office, request = here.say, here.office, file.request.id
    with st.container(horizontal=True, vertical_alignment="center"):
        _slip(here, place, file)
        if place == "waiting" and file.turn:
            _button(here, "sign", file, lambda: office.sign_leave(request, _by()))
            with st.popover(say("leave.deed.refuse")):
                why = f"why_{request}"
                st.text_input(say("leave.deed.why"), key=why)
                refuse = office.refuse_leave
                _button(
                    here, "refuse_now", file, lambda: refuse(request, _by(), _told(why))
                )
        if place == "mine" and file.state in ("waiting", "approved"):
            name = here.words.name(file.request.staff)
            _button(
                here, "withdraw", file, lambda: office.withdraw_leave(request, name)
            )
        if place == "all" and file.state == "approved":
            with st.popover(say("leave.deed.return")):
                by = f"back_{request}"
                st.text_input(say("leave.files.by"), key=by)
                back = office.confirm_return
                _button(here, "return_now", file, lambda: back(request, _told(by)))


def _button(
    here: Desk, deed: str, file: LeaveFile, act: Callable[[], LeaveFile]
) -> None:
    st.button(
        here.say(f"leave.deed.{deed}"),
        type="primary" if deed == "sign" else "secondary",
        key=f"{deed}_{file.request.id}",
        on_click=_try,
        args=(act,),
    )


def _try(act: Callable[[], LeaveFile]) -> None:
    """Do it; what goes wrong is told when the page is drawn."""
    try:
        act()
    except HallrotaError as error:
        st.session_state[_TROUBLE] = error


def _by() -> str:
    return _told(_BY)


def _told(field: str) -> str:
    """Return what stands in a field now, not when the page was drawn."""
    return str(st.session_state.get(field) or "")
