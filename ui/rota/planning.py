"""Planning the month in the background: start, watch, stop, publish."""

import streamlit as st

from office import JobView, StoredPlan
from ui.changes import change_rows
from ui.guard import guarded
from ui.markup import Markup, banner, pill, show, tag
from ui.rota.levels import levels
from ui.state import Desk
from ui.views import rota as views
from ui.wording import plain

_ASKED = "publishing"
_EVERY_SECONDS = 0.5


def plan_buttons(
    here: Desk, draft: StoredPlan | None, published: StoredPlan | None
) -> None:
    """Draw what state the month is in, and the buttons that move it on."""
    say, fresh = here.say, draft is not None
    job = here.office.current_job(here.month)
    busy = job is not None and job.busy
    with st.container(horizontal=True, vertical_alignment="center", key="plan_bar"):
        st.button(
            say("rota.plan.again" if draft or published else "rota.plan.start"),
            type="secondary" if draft or published else "primary",
            key="plan_start",
            disabled=busy,
            on_click=_start,
            args=(here,),
        )
        st.button(
            say("rota.publish.button"),
            type="primary" if fresh else "secondary",
            key="publish",
            disabled=busy or not fresh,
            on_click=_ask_to_publish,
        )
        show(_state(here, draft, published))
    if draft and st.session_state.get(_ASKED):
        dialog = st.dialog(say("rota.publish.title"), on_dismiss=_do_not_publish)
        dialog(_guarded_publish)(here, draft, published)


def _ask_to_publish() -> None:
    st.session_state[_ASKED] = True


def _do_not_publish() -> None:
    st.session_state.pop(_ASKED, None)


def _state(
    here: Desk, draft: StoredPlan | None, published: StoredPlan | None
) -> Markup:
    say = here.say
    if draft:
        label = pill(say("rota.state.draft"), "warn")
    elif published:
        label = pill(say("rota.state.published"), "good")
    else:
        label = pill(say("rota.state.none"))
    stored = draft or published
    saved = (
        say(
            "rota.state.saved",
            version=stored.version,
            at=f"{stored.saved_at:%m-%d %H:%M}",
        )
        if stored
        else ""
    )
    return tag("div", "hr-state", label, tag("span", "", saved))


def _start(here: Desk) -> None:
    here.office.start_plan(here.month)


def _guarded_publish(
    here: Desk, draft: StoredPlan, published: StoredPlan | None
) -> None:
    with guarded(here.say):
        _publish(here, draft, published)


def _publish(here: Desk, draft: StoredPlan, published: StoredPlan | None) -> None:
    """Say what will change for everybody, and publish when that is confirmed."""
    say = here.say
    changed = views.differences(published.plan, draft.plan) if published else []
    key = "rota.publish.changes" if published else "rota.publish.first"
    show(tag("p", "hr-lead", say(key, count=len(changed))))
    show(*change_rows(here, changed[:8]))
    if st.button(say("rota.publish.confirm"), type="primary", key="publish_confirm"):
        _do_not_publish()
        here.office.publish(here.month, draft.version)
        st.toast(say("rota.publish.done"))
        st.rerun()


def watch_job(here: Desk) -> None:
    """Follow the planning of this month, if there is one; the page stays usable."""
    job = here.office.current_job(here.month)
    if job is None:
        return
    every = _EVERY_SECONDS if job.busy else None
    st.fragment(_guarded_progress, run_every=every)(here, job.id, was_busy=job.busy)


def _guarded_progress(here: Desk, job_id: str, *, was_busy: bool) -> None:
    with guarded(here.say):
        _progress(here, job_id, was_busy=was_busy)


def _progress(here: Desk, job_id: str, *, was_busy: bool) -> None:
    job = here.office.job(job_id)
    if job is None:
        return
    if was_busy and not job.busy:
        st.rerun()
    seconds = plain(round(job.seconds, 1))
    title = here.say(f"rota.job.{job.state}", seconds=seconds)
    if job.busy:
        _busy(here, job, title)
    elif job.error:
        show(banner("bad", title, job.error.text(here.lang)))
    else:
        show(tag("p", "hr-note", title))
        _waiting(here, job)


def _busy(here: Desk, job: JobView, title: str) -> None:
    with st.container(border=True, key="job"):
        stage = here.say.code("stage", job.stage)
        st.progress(_share(job), text=f"{title}  {stage}")
        show(levels(here, job.levels))
        st.button(
            here.say("rota.plan.stop"),
            key="plan_stop",
            on_click=here.office.stop_job,
            args=(job.id,),
        )


def _waiting(here: Desk, job: JobView) -> None:
    """Offer a plan that came too late, because somebody changed the draft meanwhile."""
    if not job.waiting:
        return
    show(banner("warn", here.say("rota.job.waiting")))
    if st.button(here.say("rota.job.adopt"), key="adopt"):
        here.office.adopt(job.id)
        st.rerun()


def _share(job: JobView) -> float:
    return min(1.0, job.done / job.total) if job.total else 0.0
