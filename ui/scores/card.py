"""One scorecard: the score, and the ledger that makes it, clause by clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import streamlit as st

from hall.domain import Fact
from hall.plan import Plan
from office import Scorecard
from scoring.scorecard import LedgerRow
from ui.markup import Markup, join, panel, pill, show, tag
from ui.state import Desk
from ui.texts import Texts
from ui.views.facts import fact_name, fact_text, facts_of
from ui.views.people import grade_name
from ui.views.savings import savings
from ui.views.scores import Pair
from ui.wording import plain


@dataclass(frozen=True)
class _Page:
    here: Desk
    facts: Mapping[str, Fact]

    @property
    def say(self) -> Texts:
        return self.here.say


def show_card(here: Desk, policy: str, pair: Pair) -> None:
    """Draw the predicted and the actual card of one subject, apart."""
    say = here.say
    stored = here.newest()
    page = _Page(here, facts_of(here.hall, stored.plan if stored else None))
    name = tag("h2", "", here.words.name(pair.subject))
    show(tag("div", "hr-title", name, tag("span", "", here.words.policy(policy))))
    predicted, actual = st.tabs([say("scores.predicted"), say("scores.actual")])
    with predicted:
        show(_savings(page, pair.predicted, stored.plan if stored else None))
        _card(page, pair.predicted, say("scores.predicted_note"))
    with actual:
        _card(page, pair.actual, say("scores.actual_note"))


def _card(page: _Page, card: Scorecard | None, note: str) -> None:
    here = page.here
    if card is None:
        show(tag("p", "hr-note", here.say("scores.nothing")))
        return
    show(
        tag("p", "hr-note", note),
        _figures(here, card),
        _effects(here, card),
        _ledger(page, card.ledger),
    )


def _savings(page: _Page, card: Scorecard | None, plan: Plan | None) -> Markup:
    """Return what can still be saved, and how; nothing where nothing can."""
    foreseen = {fact.id for fact in plan.facts} if plan else set[str]()
    found = savings(card, foreseen)
    if not found:
        return Markup("")
    say = page.say
    total = sum((each.points for each in found), Fraction(0))
    lines = [
        tag(
            "div",
            "hr-move",
            tag("b", "", _what(page, each.row)),
            tag("small", "", say(f"scores.save.{each.how}", points=plain(each.points))),
        )
        for each in found
    ]
    return panel(say("scores.save.title", points=plain(total)), *lines)


def _what(page: _Page, row: LedgerRow) -> str:
    """Return the facts foreseen, or what is owed where nothing has happened."""
    words, known = page.here.words, page.facts
    told = [fact_text(words, known[one]) for one in row.facts if one in known]
    return page.say.list(told) or words.named(row.reason.text(page.here.lang))


def _figures(here: Desk, card: Scorecard) -> Markup:
    say = here.say
    if card.blocked:
        missing = say.list([str(name) for name in card.blocked])
        return panel(say("scores.blocked"), tag("p", "", missing))
    figures = [
        ("score", None if card.score is None else plain(card.score)),
        ("deductions", plain(card.deductions)),
        ("bonus", plain(card.bonus)),
        ("fines", plain(card.fines) if card.fines else None),
        ("reward", plain(card.reward) if card.reward else None),
        ("grade", grade_name(here.words, card.grade) if card.grade else None),
        ("stars", str(card.stars) if card.stars else None),
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
    """Return what else there is: awards and money lost, duties still owed."""
    say = here.say
    pills = [
        *(pill(say.code("award", one), "good") for one in card.awards),
        *(pill(say.code("notice", one), "bad") for one in card.notices),
        *(
            pill(say("codes.effect.no", what=say.code("award", one)), "warn")
            for one in card.disqualified
        ),
        *(
            pill(say("codes.effect.withheld", what=say.code("award", one)), "warn")
            for one in card.withheld
        ),
        *(
            pill(say("scores.missing", what=fact_name(here.words, what), count=count))
            for what, count in card.shortfalls.items()
        ),
    ]
    return tag("div", "hr-effects", *pills) if pills else Markup("")


def _ledger(page: _Page, ledger: Sequence[LedgerRow]) -> Markup:
    say = page.say
    rows = sorted((row for row in ledger if row.clause), key=lambda row: row.points)
    if not rows:
        return panel(say("scores.ledger"), tag("p", "", say("scores.clean")))
    clauses: dict[str, list[LedgerRow]] = {}
    for row in rows:
        clauses.setdefault(row.clause, []).append(row)
    blocks = [_clause(page, clause, found) for clause, found in clauses.items()]
    return panel(say("scores.ledger"), *blocks)


def _clause(page: _Page, clause: str, rows: list[LedgerRow]) -> Markup:
    points = sum((row.points for row in rows), Fraction(0))
    total = tag("b", "", page.here.words.changed(points))
    name = tag("span", "", page.say("scores.clause", clause=clause))
    telling = [row for row in rows if _tells(row)] or rows[:1]
    rest = len(rows) - len(telling)
    more = page.say("scores.others", count=rest) if rest else ""
    quotes = dict.fromkeys(row.quote for row in rows if row.quote)
    return join(
        tag("div", "hr-clause", name, total),
        *(tag("p", "hr-quote", quote) for quote in quotes),
        *(_row(page, row) for row in telling),
        tag("p", "hr-note", more) if more else Markup(""),
    )


def _tells(row: LedgerRow) -> bool:
    """Tell whether a row moved points or money, or would have if it counted."""
    return bool(row.points or row.before or row.fine)


def _row(page: _Page, row: LedgerRow) -> Markup:
    say = page.say
    facts = [
        fact_text(page.here.words, page.facts[one])
        for one in row.facts
        if one in page.facts
    ]
    amount = [page.here.words.changed(row.points)]
    if row.fine:
        amount.append(say("shell.fine", yuan=row.fine))
    mark = (
        ("scores.counted", "good") if row.counted else ("scores.not_counted", "quiet")
    )
    return tag(
        "div",
        "hr-entry",
        pill(say(mark[0]), mark[1]),
        tag("span", "", say.list(facts)),
        tag("b", "", say.list(amount)),
        tag("small", "", _why(page, row)),
    )


def _why(page: _Page, row: LedgerRow) -> str:
    """Return why a row counts less than its price; nothing where it counts in full."""
    plainly = row.counted and row.before == row.points
    if plainly and row.facts:
        return ""
    return page.here.words.named(row.reason.text(page.here.lang))
