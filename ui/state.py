"""What one visitor has chosen, and the office behind every page."""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from hall.domain import Hall
from hall.errors import Lang
from office import Office, StoredPlan
from ui.texts import LANGUAGES, Texts
from ui.wording import Wording

_LANG, _MONTH, _WINDOW = "lang", "month", "window"


@st.cache_resource(show_spinner=False, max_entries=4)
def _open(url: str | None) -> Office:
    return Office.open(url)


def office() -> Office:
    """Return the office of the database this app was started with."""
    return _open(os.environ.get("HALLROTA_DATABASE_URL"))


def language() -> Lang:
    """Return the visitor's language: chosen here, else in the address, else Chinese."""
    asked = st.session_state.get(_LANG) or st.query_params.get(_LANG)
    return cast("Lang", asked) if asked in LANGUAGES else "zh"


def remember_language(lang: Lang) -> None:
    """Keep the language for this visit and in the address, so that links keep it."""
    st.session_state[_LANG] = lang
    st.query_params[_LANG] = lang


def switch_language(widget: str) -> None:
    """Take the language over from the switch."""
    st.session_state[_LANG] = st.session_state[widget]


def today() -> dt.date:
    """Return the day on the wall."""
    return dt.date.today()


def _choice(name: str, options: Sequence[str], default: str) -> str:
    asked = str(st.session_state.get(name) or st.query_params.get(name))
    return asked if asked in options else default


def _keep(name: str, widget: str) -> None:
    st.session_state[name] = st.session_state[widget]
    st.query_params[name] = st.session_state[widget] or ""


@dataclass(frozen=True)
class Desk:
    """Everything a page starts from.

    Attributes:
        months: The months one can look at, in order.
        month: The month looked at, written ``2026-06``.
        window: The window looked at; None = the whole hall.
    """

    office: Office
    hall: Hall
    words: Wording
    months: tuple[str, ...]
    month: str
    window: str | None

    @property
    def say(self) -> Texts:
        """Return the texts in the visitor's language."""
        return self.words.say

    @property
    def lang(self) -> Lang:
        """Return the visitor's language."""
        return self.say.lang

    def newest(self) -> StoredPlan | None:
        """Return the plan that people go by: the published one, else the draft."""
        return self.office.published(self.month) or self.office.draft(self.month)


def desk() -> Desk | None:
    """Return the desk of this visit, or None while there is no hall."""
    room = office()
    if not room.halls():
        return None
    hall = room.hall()
    known = {*room.months(), *_book_months(hall)}
    months = tuple(sorted({*known, *_this_and_next()}))
    words = Wording(hall, Texts(language()), room.policy_titles())
    month = _choice(_MONTH, months, _first_month(room.months() or sorted(known)))
    window = _choice(_WINDOW, [w.id for w in hall.windows], "") or None
    return Desk(room, hall, words, months, month, window)


def _book_months(hall: Hall) -> set[str]:
    """Return the months that the hall's tables speak of."""
    days = [
        *(hall.working_days or ()),
        *(row.start.date for row in hall.leave),
        *(row.date for row in hall.activities),
        *(row.date for row in hall.pins),
    ]
    return {f"{day:%Y-%m}" for day in days}


def _this_and_next() -> tuple[str, str]:
    here = today().replace(day=1)
    ahead = (here + dt.timedelta(days=32)).replace(day=1)
    return f"{here:%Y-%m}", f"{ahead:%Y-%m}"


def _first_month(known: Sequence[str]) -> str:
    """Return this month if it is known, else the last one that is."""
    now, _ = _this_and_next()
    return now if now in known or not known else known[-1]


def choose_month(here: Desk) -> None:
    """Draw the choice of the month."""
    st.selectbox(
        here.say("shell.month"),
        here.months,
        index=here.months.index(here.month),
        format_func=here.words.month,
        key="pick_month",
        on_change=_keep,
        args=(_MONTH, "pick_month"),
        label_visibility="collapsed",
        width=150,
    )


def choose_window(here: Desk) -> None:
    """Draw the choice of the window; the first choice is the whole hall."""
    options = ["", *(window.id for window in here.hall.windows)]
    st.selectbox(
        here.say("shell.window"),
        options,
        index=options.index(here.window or ""),
        format_func=lambda w: (
            here.words.name(w) if w else here.say("shell.all_windows")
        ),
        key="pick_window",
        on_change=_keep,
        args=(_WINDOW, "pick_window"),
        label_visibility="collapsed",
        width=220,
    )
