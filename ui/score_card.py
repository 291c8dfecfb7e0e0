"""One scorecard: the score, and the ledger that makes it, clause by clause."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from office import LedgerRow, Scorecard
from ui.markup import Markup, join, panel, pill, show, tag
from ui.state import Desk
from ui.views.scores import Pair
from ui.wording import plain


def show_card(here: Desk, policy: str, pair: Pair) -> None:
    """Draw the predicted and the actual card of one subject, apart."""
    say = here.say
    name = tag("h2", "", here.words.name(pair.subject))
    show(tag("div", "hr-title", name, tag("span", "", here.words.policy(policy))))
    predicted, actual = st.tabs([say("scores.predicted"), say("scores.actual")])
    with predicted:
        _card(here, pair.predicted, say("scores.predicted_note"))
    with actual:
        _card(here, pair.actual, say("scores.actual_note"))


def _card(here: Desk, card: Scorecard | None, note: str) -> None:
    if card is None:
        show(tag("p", "hr-note", here.say("scores.nothing")))
        return
    show(
        tag("p", "hr-note", note),
        _figures(here, card),
        _effects(here, card),
        _ledger(here, card.ledger),
    )


def _figures(here: Desk, card: Scorecard) -> Markup:
    say = here.say
    if card.blocked:
        missing = say.list([str(name) for name in card.blocked])
        return panel(say("scores.blocked"), tag("p", "", missing))
    figures = [
        ("score", plain(card.score) if card.score is not None else None),
        ("deductions", plain(card.deductions)),
        ("bonus", plain(card.bonus)),
        ("fines", str(card.fines) if card.fines else None),
        ("reward", str(card.reward) if card.reward else None),
        ("grade", card.grade),
        ("rank", str(card.rank) if card.rank else None),
    ]
    shown = [
        tag(
            "div",
            "",
            tag("span", "", say(f"scores.figure.{name}")),
            _big(here, name, value),
        )
        for name, value in figures
        if value is not None
    ]
    return tag("section", "hr-panel", tag("div", "hr-figures", *shown))


def _big(here: Desk, name: str, value: str) -> Markup:
    unit = tag("small", "", here.say(f"scores.unit.{name}"))
    return tag("div", "hr-big", value, unit)


def _effects(here: Desk, card: Scorecard) -> Markup:
    """Return what else the score brings: awards, what is lost, notices, shortfalls."""
    say = here.say
    pills = [
        *(pill(say.code("award", one), "good") for one in card.awards),
        *(
            pill(say("codes.effect.no", what=say.code("award", one)), "warn")
            for one in card.disqualified
        ),
        *(
            pill(say("codes.effect.withheld", what=say.code("award", one)), "warn")
            for one in card.withheld
        ),
        *(pill(say.code("notice", one), "bad") for one in card.notices),
    ]
    return tag("div", "hr-effects", *pills) if pills else Markup("")


def _ledger(here: Desk, ledger: Sequence[LedgerRow]) -> Markup:
    say = here.say
    if not ledger:
        return panel(say("scores.ledger"), tag("p", "", say("scores.clean")))
    ordered = sorted(ledger, key=lambda row: row.clause)
    clauses = [
        _clause(here, clause, list(rows))
        for clause, rows in groupby(ordered, key=lambda row: row.clause)
    ]
    return panel(say("scores.ledger"), *clauses)


def _clause(here: Desk, clause: str, rows: list[LedgerRow]) -> Markup:
    say = here.say
    points = sum(row.points for row in rows)
    total = tag("b", "", here.words.lost(round(-points * 100)))
    head = tag(
        "div", "hr-clause", tag("span", "", say("scores.clause", clause=clause)), total
    )
    quotes = dict.fromkeys(row.quote for row in rows)
    return join(
        head,
        *(tag("p", "hr-quote", quote) for quote in quotes),
        *(_row(here, row) for row in rows),
    )


def _row(here: Desk, row: LedgerRow) -> Markup:
    say = here.say
    facts = say.list([here.words.name(str(one)) for one in row.facts])
    amount = here.words.lost(round(-row.points * 100))
    if row.fine:
        amount = say.list([amount, say("shell.fine", yuan=row.fine)])
    counted = (
        pill(say("scores.counted"), "good")
        if row.counted
        else pill(say("scores.not_counted"))
    )
    why = row.reason.text(here.lang) if row.reason else ""
    return tag(
        "div",
        "hr-entry",
        counted,
        tag("span", "", facts),
        tag("b", "", amount),
        tag("small", "", why),
    )
