"""What can be done at once: fill a gap with one click, take a sick call."""

from collections.abc import Callable

import streamlit as st

from hall.domain import HalfDay, LeaveRequest
from hall.errors import HallrotaError
from hall.plan import Gap
from office import StandIn, StoredPlan
from ui.board.wording import gap_text
from ui.markup import banner, show, tag
from ui.state import Desk
from ui.today.scene import Scene
from ui.views.leave import NEW

_TROUBLE, _DONE = "today_trouble", "today_done"
_FEW = 4


def show_outcome(here: Desk) -> None:
    """Say, once, what came of the last click."""
    error: HallrotaError | None = st.session_state.pop(_TROUBLE, None)
    if error is not None:
        show(banner("bad", *error.lines(here.lang)))
    done: str | None = st.session_state.pop(_DONE, None)
    if done is not None:
        show(banner("good", done))


def fill_gaps(scene: Scene, stored: StoredPlan) -> None:
    """Draw every gap of the day with the best stand-in as a button."""
    now, later = scene.gaps()
    for gap in (*now, *later)[:_FEW]:
        with st.container(border=True, key=f"gap_{gap.post}_{gap.session}"):
            show(tag("div", "hr-gap", gap_text(scene.here.words, gap)))
            _best(scene.here, stored, gap)


def _best(here: Desk, stored: StoredPlan, gap: Gap) -> None:
    found = here.office.stand_ins(stored, gap)
    if not found:
        show(tag("p", "hr-note", here.say("today.help.nobody")))
        return
    best, name = found[0], here.words.name(found[0].staff)
    st.button(
        here.say("today.help.fill", name=name, lost=here.words.lost(best.points)),
        type="primary",
        key=f"fill_{gap.post}_{gap.session}",
        on_click=_try,
        args=(lambda: _fill(here, stored, best),),
    )


def _fill(here: Desk, stored: StoredPlan, best: StandIn) -> str:
    saved = here.office.cover(stored, best)
    name = here.words.name(best.staff)
    return here.say(f"today.help.done.{saved.state}", name=name)


def sick_call(scene: Scene) -> None:
    """Draw the form for somebody who calls in sick today."""
    here, say = scene.here, scene.here.say
    with st.popover(say("today.help.sick")):
        people = [person.id for person in scene.people]
        st.selectbox(
            say("today.help.who"),
            people,
            format_func=here.words.name,
            key="sick_who",
        )
        st.segmented_control(
            say("today.help.from"),
            ("am", "pm"),
            default="am",
            required=True,
            format_func=lambda half: say(f"today.help.{half}"),
            key="sick_from",
        )
        st.text_input(say("today.help.by"), key="sick_by")
        st.button(
            say("today.help.take"),
            type="primary",
            key="sick_take",
            on_click=_try,
            args=(lambda: _take(scene),),
        )


def _take(scene: Scene) -> str:
    """Approve the sick leave as it comes in and mend the rota."""
    here, kept = scene.here, st.session_state
    request = LeaveRequest(
        NEW,
        str(kept["sick_who"]),
        "sick",
        HalfDay(scene.day, "pm" if kept["sick_from"] == "pm" else "am"),
        HalfDay(scene.day, "pm"),
    )
    answer = here.office.ask(request, here.month)
    here.office.call_in_sick(request, answer, str(kept["sick_by"]))
    names = [here.words.name(one.staff) for one in answer.substitutes]
    stand_ins = here.say.list(list(dict.fromkeys(names)))
    name = here.words.name(request.staff)
    if answer.new_gaps:
        return here.say("today.help.gap", name=name, count=len(answer.new_gaps))
    if not names:
        return here.say("today.help.moved", name=name)
    return here.say("today.help.served", name=name, names=stand_ins)


def _try(act: Callable[[], str]) -> None:
    """Do it; the page tells what came of it."""
    try:
        st.session_state[_DONE] = act()
    except HallrotaError as error:
        st.session_state[_TROUBLE] = error
