"""What stands beside the board: cost, proof, the last change, gaps, differences."""

import streamlit as st

from hall.plan import Gap, Plan
from office import StoredPlan
from ui.board.wording import gap_text
from ui.changes import change_rows
from ui.markup import Markup, join, panel, pill, row, show, tag
from ui.rota import deeds
from ui.rota.levels import level_amount, levels
from ui.state import Desk
from ui.views import rota as views
from ui.views.losses import Loss, losses
from ui.views.today import posts_of

_FEW = 12
_LOSSES = "losses"


def side_panel(here: Desk, stored: StoredPlan, published: StoredPlan | None) -> None:
    """Draw the panel for the plan on the board."""
    _last_change(here, stored)
    show(_cost(here, stored.plan), _gaps(here, stored.plan), _losses(here, stored))
    if published:
        _differences(here, published.plan, stored.plan)
    with st.expander(here.say("rota.panel.proof"), key="proof"):
        show(levels(here, stored.plan.levels))


def _cost(here: Desk, plan: Plan) -> Markup:
    say = here.say
    points = views.level(plan, "points")
    if points is None:
        return Markup("")
    proof = (
        pill(say("rota.panel.best"), "good")
        if points.proven
        else pill(say("rota.panel.unproven"), "warn")
    )
    figures = [
        row(say.code("level", name), level_amount(here, name, views.value(plan, name)))
        for name in ("gaps", "gap_minutes", "stand_ins")
    ]
    big = tag("div", "hr-big", level_amount(here, "points", points.value))
    return panel(
        say("rota.panel.cost"), big, proof, *figures, note=say("rota.panel.hall")
    )


def _losses(here: Desk, stored: StoredPlan) -> Markup:
    """Return where the points come from; worked out once per version and visit."""
    key = (stored.key, here.hall)
    kept = st.session_state.get(_LOSSES)
    if kept is None or kept[0] != key:
        kept = st.session_state[_LOSSES] = (key, losses(here.hall, stored.plan))
    if not kept[1]:
        return Markup("")
    return panel(here.say("rota.panel.losses"), *(_loss(here, one) for one in kept[1]))


def _loss(here: Desk, loss: Loss) -> Markup:
    words = here.words
    return tag(
        "div",
        "hr-move",
        tag("b", "", loss.title.text(here.lang)),
        tag("span", "", words.changed(-loss.points)),
        tag("small", "hr-wide", words.clause(loss.policy, loss.clause)),
    )


def _last_change(here: Desk, stored: StoredPlan) -> None:
    last = deeds.plan_before(stored)
    if last is None:
        return
    what, before = last
    say, words = here.say, here.words
    effect = views.effect(before, stored.plan)
    tone = "bad" if effect.points > 0 else "good"
    verdict = tag(
        "div",
        "hr-big",
        words.lost(effect.points) if effect.points else say("rota.change.same"),
    )
    lines = [
        *(_gap_line(here, gap, "rota.change.added") for gap in effect.added),
        *(_gap_line(here, gap, "rota.change.removed") for gap in effect.removed),
    ]
    box = panel(say("rota.change.title"), verdict, *lines, note=what)
    show(tag("div", f"hr-change hr-{tone}", box))


def _gap_line(here: Desk, gap: Gap, key: str) -> Markup:
    return tag("p", "", here.say(key, gap=gap_text(here.words, gap)))


def _gaps(here: Desk, plan: Plan) -> Markup:
    shown = {post.id for post in posts_of(here.hall, here.window)}
    gaps = [gap for gap in plan.gaps if gap.post in shown]
    title = here.say("rota.panel.gaps", count=len(gaps))
    if not gaps:
        return panel(title, tag("p", "", here.say("rota.panel.no_gaps")))
    lines = [
        tag(
            "div",
            "hr-gap",
            tag("b", "", here.words.date(gap.date)),
            gap_text(here.words, gap),
        )
        for gap in gaps[:_FEW]
    ]
    rest = len(gaps) - len(lines)
    more = tag("p", "", here.say("rota.panel.more", count=rest)) if rest else Markup("")
    return panel(title, join(*lines), more)


def _differences(here: Desk, published: Plan, plan: Plan) -> None:
    """Draw what the draft changes, all of it, the first few at once."""
    changes = views.differences(published, plan)
    if not changes:
        return
    title = here.say("rota.panel.differences", count=len(changes))
    with st.expander(title, key="differences", expanded=len(changes) <= _FEW):
        show(*change_rows(here, changes))
