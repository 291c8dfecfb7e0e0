"""The fields of one fact, for a new entry and for a correction alike."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from hall.domain import Fact
from scoring.library import vocabulary
from scoring.vocabulary import FactType
from ui.state import Desk, today
from ui.views.entry import Entered, Field, More, fields_of, subjects
from ui.views.people import with_window
from ui.views.terms import Term, finder, terms, value_name

_STEP = 1.0


def fact_fields(here: Desk, key: str, start: Fact | None = None) -> Entered | None:
    """Draw the fields; return what they hold once it is known what and who."""
    say, words = here.say, vocabulary()
    options = terms(words)
    term = st.selectbox(
        say("facts.form.what"),
        options,
        index=options.index(Term(start.type)) if start else None,
        format_func=finder(words, say),
        placeholder=say("facts.form.what_hint"),
        key=f"{key}_what",
    )
    if term is None:
        return None
    kind = words.types[term.type]
    who, when = _who_and_when(here, key, kind, start)
    given = {**(start.attributes if start else {}), **dict(term.given)}
    told = _attributes(here, f"{key}_{term.type}", kind, given)
    value = _figure(here, key, kind, start)
    rest = _more(here, key, start)
    if who is None:
        return None
    return Entered(
        type=term.type, subject=who, date=when, value=value, attributes=told, more=rest
    )


def _who_and_when(
    here: Desk, key: str, kind: FactType, start: Fact | None
) -> tuple[str | None, dt.date]:
    say = here.say
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    who = subjects(here.hall, kind, here.window if start is None else None)
    with left:
        subject = st.selectbox(
            say("facts.form.who"),
            who,
            index=_place(who, start.subject if start else None),
            format_func=lambda each: with_window(here.words, each),
            placeholder=say("facts.form.who_hint"),
            key=f"{key}_who_{'_'.join(kind.subject)}",
        )
    with right:
        day = st.date_input(
            say("facts.form.date"),
            value=start.date if start else _usual_day(here),
            format="YYYY-MM-DD",
            key=f"{key}_date",
        )
    return subject, day


def _place(options: list[str], chosen: str | None) -> int | None:
    if chosen in options:
        return options.index(str(chosen))
    return 0 if len(options) == 1 else None


def _usual_day(here: Desk) -> dt.date:
    """Return today if it lies in the month looked at, else the month's first day."""
    now = today()
    if f"{now:%Y-%m}" == here.month:
        return now
    return dt.date.fromisoformat(f"{here.month}-01")


def _attributes(
    here: Desk, key: str, kind: FactType, given: Mapping[str, object]
) -> dict[str, object]:
    fields = fields_of(here.hall, kind)
    told: dict[str, object] = {}
    columns = st.columns(2) if fields else []
    for place, field in enumerate(fields):
        with columns[place % 2]:
            told[field.name] = _ask(here, key, field, given.get(field.name))
    return told


def _ask(here: Desk, key: str, field: Field, start: object) -> object:
    label = here.say.code("fact_attribute", field.name)
    name = f"{key}_{field.name}_{start}"
    if field.sort == "number":
        figure = None if start is None else float(str(start))
        return st.number_input(label, 0.0, value=figure, step=_STEP, key=name)
    if field.sort == "date":
        day = start if isinstance(start, dt.date) else None
        return st.date_input(label, value=day, format="YYYY-MM-DD", key=name)
    options = list(field.choices)
    known = [str(each).lower() for each in options]
    at = known.index(str(start).lower()) if str(start).lower() in known else None
    return st.selectbox(
        label,
        options,
        index=at,
        format_func=lambda each: _choice(here, field, each),
        placeholder=here.say("facts.form.choose"),
        key=name,
    )


def _choice(here: Desk, field: Field, value: object) -> str:
    if field.sort == "id":
        return here.words.name(str(value))
    return value_name(here.say, field.name, value)


def _figure(here: Desk, key: str, kind: FactType, start: Fact | None) -> float | None:
    if kind.nature != "measured":
        return None
    return st.number_input(
        here.say("facts.form.value", unit=kind.unit),
        0.0,
        value=float(start.value) if start and start.value is not None else None,
        key=f"{key}_value",
    )


def _more(here: Desk, key: str, start: Fact | None) -> More:
    say = here.say
    people = [person.id for person in here.hall.staff]
    with st.expander(say("facts.form.more")):
        left, right = st.columns(2)
        time = left.time_input(
            say("facts.form.time"), start.time if start else None, key=f"{key}_time"
        )
        count = right.number_input(
            say("facts.form.count"),
            0.0,
            value=float(start.count) if start and start.count is not None else None,
            step=_STEP,
            key=f"{key}_count",
        )
        item = st.text_input(
            say("facts.form.item"), (start and start.item) or "", key=f"{key}_item"
        )
        incident = left.text_input(
            say("facts.form.incident"),
            (start and start.incident) or "",
            help=say("facts.form.incident_help"),
            key=f"{key}_incident",
        )
        stood_in = right.selectbox(
            say("facts.form.substitute_for"),
            people,
            index=_place(people, start.substitute_for) if start else None,
            format_func=here.words.name,
            placeholder=say("facts.form.choose"),
            key=f"{key}_substitute_for",
        )
    return More(time, count, incident or "", item or "", stood_in)
