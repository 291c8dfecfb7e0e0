"""Two people at one rota: the second is told, shown theirs, and loses nothing."""

import streamlit as st

from office import StoredPlan
from ui.board.history import Clash
from ui.changes import change_rows
from ui.markup import Markup, banner, panel, show, tag
from ui.rota import deeds
from ui.state import Desk
from ui.views import rota as views

_FEW = 8


def tell_clash(here: Desk, stored: StoredPlan) -> None:
    """Say whose change came too late, and offer to do it on the newest version."""
    error = deeds.trouble()
    if error is not None:
        show(banner("bad", *error.lines(here.lang)))
    late = deeds.clash()
    if late is None:
        return
    say = here.say
    with st.container(key="clash"):
        title = say("rota.clash.title", version=stored.version)
        show(banner("warn", title, say("rota.clash.body", what=late.what)))
        show(_theirs(here, stored, late))
        with st.container(horizontal=True):
            st.button(
                say("rota.clash.again"),
                type="primary",
                key="clash_again",
                disabled=not late.moves,
                on_click=deeds.again,
                args=(here, late),
            )
            st.button(
                say("rota.clash.drop"), key="clash_drop", on_click=deeds.forget_clash
            )


def _theirs(here: Desk, stored: StoredPlan, late: Clash) -> Markup:
    changed = views.differences(late.seen, stored.plan)
    title = here.say("rota.clash.theirs", count=len(changed))
    lines = change_rows(here, changed[:_FEW])
    if not changed:
        lines = [tag("p", "", here.say("rota.clash.same"))]
    return panel(title, *lines)
