"""What-if: turn a number or a reading, and see every score that changes."""

from decimal import Decimal

import streamlit as st

from hall.errors import HallrotaError
from office import Effect, Setting
from scoring.policy import Policy
from ui.markup import Markup, banner, show, tag
from ui.policies.choices import active_of
from ui.state import Desk
from ui.views.knobs import Knob, knobs, told
from ui.views.people import with_window
from ui.views.periods import LENGTHS, period_of
from ui.wording import plain

_MOST_ROWS = 60


def trial(here: Desk, policy: Policy) -> None:
    """Draw the numbers that can be turned, and what would follow at once."""
    say = here.say
    if active_of(here, policy) is None:
        show(banner("info", say("policies.adopt_first")))
        return
    found = {knob.name: knob for knob in knobs(policy, here.lang)}
    if not found:
        show(tag("p", "hr-note", say("policies.no_numbers")))
        return
    length = st.segmented_control(
        say("policies.period"),
        LENGTHS,
        default="month",
        required=True,
        format_func=lambda each: say(f"scores.length.{each}"),
        key="trial_length",
    )
    chosen = st.multiselect(
        say("policies.turn"),
        [*found],
        format_func=lambda name: _label(here, found[name]),
        placeholder=say("policies.turn_hint"),
        key=f"trial_{policy.id}",
    )
    settings = [_turned(here, policy, found[name]) for name in chosen]
    real = [each for each in settings if each is not None]
    if real:
        _outcome(here, period_of(here.month, length or "month"), real)


def _label(here: Desk, knob: Knob) -> str:
    return here.say(
        f"policies.knob.{knob.sort}",
        clause=knob.clause,
        title=knob.title,
        value=plain(knob.value),
    )


def _turned(here: Desk, policy: Policy, knob: Knob) -> Setting | None:
    value = float(knob.value)
    turned = st.slider(
        _label(here, knob),
        0.0,
        max(10.0, value * 3),
        value,
        step=0.5,
        key=f"turn_{policy.id}_{knob.name}",
    )
    if turned == value:
        return None
    return Setting(policy.id, knob.name, Decimal(f"{turned:g}"))


def _outcome(here: Desk, period: str, settings: list[Setting]) -> None:
    say = here.say
    try:
        effects = told(here.office.whatif(period, settings), period)
    except HallrotaError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    if not effects:
        show(banner("info", say("policies.no_effect")))
        return
    people = len({each.subject for each in effects})
    show(banner("warn", say("policies.effect", count=len(effects), people=people)))
    heads = ("who", "figure", "before", "after")
    head = tag("tr", "", *(tag("th", "", say(f"policies.head.{h}")) for h in heads))
    rows = [_row(here, each) for each in effects[:_MOST_ROWS]]
    show(tag("div", "hr-scroll", tag("table", "hr-table", head, *rows)))


def _row(here: Desk, effect: Effect) -> Markup:
    cells = (
        with_window(here.words, effect.subject),
        here.say(f"scores.figure.{effect.figure}"),
        "—" if effect.before is None else str(effect.before),
        "—" if effect.after is None else str(effect.after),
    )
    return tag("tr", "", *(tag("td", "", cell) for cell in cells))
