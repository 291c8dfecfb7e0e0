"""Planning the month in the background: start, watch, stop, publish."""

from collections.abc import Sequence

import streamlit as st

from hall.plan import Change, Level
from office import JobView, StoredPlan
from ui.markup import Markup, banner, pill, row, show, tag
from ui.state import Desk
from ui.views import rota as views
from ui.wording import plain

_JOB = "job"
_BUSY = ("queued", "running")
_EVERY_SECONDS = 0.5
_HUNDRED = 100


def is_new(draft: StoredPlan | None, published: StoredPlan | None) -> bool:
    """Tell whether the draft holds anything that is not published."""
    if draft is None:
        return False
    return published is None or draft.plan != published.plan


def plan_buttons(
    here: Desk, draft: StoredPlan | None, published: StoredPlan | None
) -> None:
    """Draw what state the month is in, and the buttons that move it on."""
    say, fresh = here.say, is_new(draft, published)
    busy = here.office.current_job(here.month) is not None
    with st.container(horizontal=True, vertical_alignment="center", key="plan_bar"):
        st.button(
            say("rota.plan.again" if draft else "rota.plan.start"),
            type="secondary" if draft else "primary",
            key="plan_start",
            disabled=busy,
            on_click=_start,
            args=(here,),
        )
        asked = st.button(
            say("rota.publish.button"),
            type="primary" if fresh else "secondary",
            key="publish",
            disabled=busy or not fresh,
        )
        show(_state(here, draft, published))
    if asked and draft:
        st.dialog(say("rota.publish.title"))(_publish)(here, draft, published)


def _state(
    here: Desk, draft: StoredPlan | None, published: StoredPlan | None
) -> Markup:
    say = here.say
    if is_new(draft, published):
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
    st.query_params[_JOB] = here.office.start_plan(here.month)


def _publish(here: Desk, draft: StoredPlan, published: StoredPlan | None) -> None:
    """Say what will change for everybody, and publish when that is confirmed."""
    say = here.say
    changed = views.differences(published.plan, draft.plan) if published else []
    key = "rota.publish.changes" if published else "rota.publish.first"
    show(tag("p", "hr-lead", say(key, count=len(changed))))
    show(*change_rows(here, changed[:8]))
    if st.button(say("rota.publish.confirm"), type="primary", key="publish_confirm"):
        here.office.publish(here.month, draft.version)
        st.toast(say("rota.publish.done"))
        st.rerun()


def change_rows(here: Desk, changes: Sequence[Change]) -> list[Markup]:
    """Return one line per post-block that changes hands."""
    words, nobody = here.words, here.say("shell.nobody")
    return [
        row(
            f"{words.date(change.date)} {words.block(change.block)}",
            words.name(change.post),
            tag("br", ""),
            here.say(
                "today.move",
                before=words.name(change.before) if change.before else nobody,
                after=words.name(change.after) if change.after else nobody,
            ),
        )
        for change in changes
    ]


def watch_job(here: Desk) -> None:
    """Follow the planning of this month, if there is one; the page stays usable."""
    job_id = here.office.current_job(here.month) or st.query_params.get(_JOB)
    job = here.office.job(job_id) if job_id else None
    if not job_id or job is None:
        return
    busy = job.state in _BUSY
    every = _EVERY_SECONDS if busy else None
    st.fragment(_progress, run_every=every)(here, job_id, was_busy=busy)


def _progress(here: Desk, job_id: str, *, was_busy: bool) -> None:
    job = here.office.job(job_id)
    if job is None:
        return
    busy = job.state in _BUSY
    if was_busy and not busy:
        st.rerun()
    say = here.say
    title = say(f"rota.job.{job.state}", seconds=plain(round(job.seconds, 1)))
    if busy:
        with st.container(border=True, key="job"):
            st.progress(_share(job), text=f"{title}  {say.code('stage', job.stage)}")
            show(levels(here, job.levels))
            st.button(
                say("rota.plan.stop"),
                key="plan_stop",
                on_click=here.office.stop_job,
                args=(job_id,),
            )
    elif job.state == "failed":
        show(banner("bad", title, job.error or ""))
    else:
        show(tag("p", "hr-note", title))


def _share(job: JobView) -> float:
    return min(1.0, job.done / job.total) if job.total else 0.0


def level_amount(here: Desk, name: str, amount: int) -> str:
    """Return the value of a level with its unit."""
    number = plain(amount / _HUNDRED) if name == "points" else str(amount)
    return here.say(f"codes.level_unit.{name}", n=number)


def levels(here: Desk, rows: Sequence[Level]) -> Markup:
    """Return the levels found so far, each with what is proven about it."""
    return tag("div", "hr-levels", *(_level(here, level) for level in rows))


def _level(here: Desk, level: Level) -> Markup:
    say = here.say
    if level.proven:
        proof = pill(say("rota.level.proven"), "good")
    else:
        bound = level_amount(here, level.name, level.bound)
        proof = pill(say("rota.level.bound", bound=bound), "warn")
    return tag(
        "div",
        "",
        tag("span", "", say.code("level", level.name)),
        tag("b", "", level_amount(here, level.name, level.value)),
        proof,
    )
