"""What is in the way of a leave, what would help, and who could stand in."""

import streamlit as st

from hall.plan import Answer
from ui.leave.form import name_stand_in
from ui.markup import Markup, panel, show, tag
from ui.state import Desk
from ui.views.way_out import help_text, obstacle_text


def ways_out(here: Desk, answer: Answer) -> Markup:
    """Return what refuses the leave and each single change that would allow it."""
    if not answer.core:
        return Markup("")
    say, words = here.say, here.words
    core = dict.fromkeys(obstacle_text(each, words) for each in answer.core)
    helps = dict.fromkeys(help_text(each, words) for each in answer.would_help)
    return panel(
        say("leave.in_the_way"),
        *(tag("div", "hr-gap", each) for each in core),
        tag("h4", "", say("leave.would_help")),
        *(tag("p", "", each) for each in helps or [say("leave.nothing_helps")]),
    )


def offer_options(here: Desk, answer: Answer) -> None:
    """Draw the best stand-ins, rank and points on each; one click asks with him."""
    if not answer.options:
        return
    show(tag("p", "hr-note", here.say("leave.options")))
    with st.container(horizontal=True, gap="small", key="options"):
        for place, each in enumerate(answer.options, start=1):
            label = here.say(
                "leave.option",
                place=place,
                name=here.words.name(each.staff),
                rank=here.say.code("served_as", each.served_as),
                lost=here.words.lost(each.points),
            )
            key = f"pick_{each.staff}"
            st.button(label, key=key, on_click=name_stand_in, args=(each.staff,))
