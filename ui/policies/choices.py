"""What a hall decides about a document: in force or not, readings, blanks."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import streamlit as st

from hall.errors import HallrotaError
from office import Decision, Setting
from scoring.active import Active, activate
from scoring.policy import Parameter, Policy, Reading
from ui.markup import Markup, banner, panel, show, tag
from ui.signature import signature
from ui.state import Desk
from ui.views.entry import exact

_SAID = "policy_said"


def standing(here: Desk, policy: Policy) -> None:
    """Draw whether the document is in force, with the button that changes it."""
    say = here.say
    if said := st.session_state.pop(_SAID, None):
        show(banner("good", said))
    active = active_of(here, policy)
    if active is not None and active.blocked:
        names = say.list([*active.blocked])
        show(banner("warn", say("policies.blocked"), names))
    with st.expander(say("policies.force")):
        by = signature(here, "force")
        if active is None and st.button(say("policies.adopt"), key="policy_adopt"):
            _do(
                here,
                lambda: here.office.put_in_force(policy.id, by),
                "policies.adopted",
            )
        if active is not None and st.button(say("policies.drop"), key="policy_drop"):
            _do(
                here,
                lambda: here.office.put_out_of_force(policy.id, by),
                "policies.dropped",
            )


def active_of(here: Desk, policy: Policy) -> Active | None:
    """Return how a policy stands in this hall, None if it is not in force."""
    own = [each for each in here.hall.policies if each.id == policy.id]
    return activate(own)[0] if own else None


def _do(here: Desk, deed: Callable[[], None], said: str) -> None:
    try:
        deed()
    except HallrotaError as error:
        show(banner("bad", *error.lines(here.lang)))
        return
    st.session_state[_SAID] = here.say(said)
    st.rerun()


def blanks(here: Desk, policy: Policy) -> None:
    """Draw the blanks of the text, with what is filled in and by whom."""
    say, active = here.say, active_of(here, policy)
    if not policy.parameters:
        show(tag("p", "hr-note", say("policies.no_blanks")))
        return
    if active is None:
        show(banner("info", say("policies.adopt_first")))
        return
    by = signature(here, "blank")
    for blank in policy.parameters:
        values = _blank(here, policy, blank, active)
        if not st.button(say("policies.fill"), key=f"fill_{policy.id}_{blank.name}"):
            continue
        deed = partial(here.office.fill, Setting(policy.id, blank.name, values), by)
        _do(here, deed, "policies.filled")


def _blank(here: Desk, policy: Policy, blank: Parameter, active: Active) -> object:
    say, given = here.say, active.parameters.get(blank.name)
    why = active.blocked.get(blank.name)
    note = blank.note.say().text(here.lang)
    said = why.text(here.lang) if why else ""
    may = say("policies.optional") if blank.optional else ""
    title = f"{note} {may}"
    show(
        tag("div", "hr-clause", tag("span", "", title), tag("small", "hr-note", said)),
        tag("p", "hr-quote", blank.quote),
    )
    key = f"blank_{policy.id}_{blank.name}"
    if not blank.keys:
        return _number(say("policies.value"), given, blank, key)
    known = given if isinstance(given, dict) else {}
    with st.container(horizontal=True):
        return {
            name: _number(name, known.get(name), blank, f"{key}_{name}")
            for name in blank.keys
        }


def _number(label: str, given: object, blank: Parameter, key: str) -> object:
    start = None if given is None else float(str(given))
    step = float(blank.step)
    return exact(st.number_input(label, value=start, step=step, key=key))


def readings(here: Desk, policy: Policy) -> None:
    """Draw the ambiguities of the text, and what this hall takes them to mean."""
    say, active = here.say, active_of(here, policy)
    if not policy.readings:
        show(tag("p", "hr-note", say("policies.no_readings")))
        return
    if active is None:
        show(banner("info", say("policies.adopt_first")))
    by = signature(here, "reading") if active else ""
    for reading in policy.readings:
        _reading(here, policy, reading, by)


def _reading(here: Desk, policy: Policy, reading: Reading, by: str) -> None:
    active = active_of(here, policy)
    options = reading.allowed
    show(tag("p", "", reading.note.say().text(here.lang)))
    now = (active.readings if active else {}).get(reading.name, reading.default)
    if now not in options or len(options) == 1:
        show(tag("p", "hr-note", f"{reading.name}={_plain(now)}"))
        return
    chosen = st.segmented_control(
        reading.name,
        options,
        default=now,
        required=True,
        format_func=_plain,
        disabled=active is None,
        key=f"reading_{policy.id}_{reading.name}",
    )
    if chosen != now and active is not None:
        setting = Setting(policy.id, reading.name, chosen)
        text = here.say("policies.choose", value=_plain(chosen))
        if st.button(text, key=f"read_{policy.id}_{reading.name}"):
            _do(here, lambda: here.office.read(setting, by), "policies.read")


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bool):
        return str(value).lower()
    return "—" if value is None else str(value)


def decisions(here: Desk, policy: Policy) -> Markup:
    """Return who decided what about a document, and when."""
    found = here.office.decisions(policy.id)
    if not found:
        return Markup("")
    lines = [_decision(here, each) for each in found]
    return panel(here.say("policies.history"), *lines)


def _decision(here: Desk, each: Decision) -> Markup:
    name, value = (each.details.get(key, "") for key in ("name", "value"))
    if isinstance(value, dict):
        value = value.get("$decimal", value)
    what = here.say(f"policies.decided.{each.what}", name=name, value=value)
    when = f"{each.by} {each.at:%Y-%m-%d %H:%M}"
    return tag("div", "hr-move", tag("span", "", what), tag("small", "", when))
