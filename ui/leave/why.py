"""What a leave costs and what stands against it, with the words of the rules."""

import datetime as dt

from hall.domain import LeaveRequest
from hall.plan import Answer, Consequence, PointLine, Reason
from ui.markup import Markup, join, panel, tag
from ui.state import Desk


def points(here: Desk, answer: Answer) -> Markup:
    """Return who loses how much by which clause."""
    say = here.say
    key = "leave.points_if" if answer.verdict == "refuse" else "leave.points"
    title = say(key, lost=here.words.lost(answer.points))
    lines = [_line(here, line) for line in answer.lines]
    return panel(title, *(lines or [tag("p", "", say("leave.no_points"))]))


def _line(here: Desk, line: PointLine) -> Markup:
    words = here.words
    head = f"{words.name(line.subject)} {words.lost(line.points)}"
    return join(
        tag("p", "", tag("b", "", head), f"  {words.clause(line.policy, line.clause)}"),
        tag("p", "hr-quote", line.why),
    )


def consequences(here: Desk, answer: Answer) -> Markup:
    """Return what the leave means for awards and bonus."""
    if not answer.consequences:
        return Markup("")
    lines = [_consequence(here, one) for one in answer.consequences]
    return panel(here.say("leave.consequences"), *lines)


def _consequence(here: Desk, one: Consequence) -> Markup:
    words = here.words
    return join(
        tag(
            "p",
            "",
            tag("b", "", _effect(here, one.effect)),
            f"  {words.clause(one.policy, one.clause)}",
        ),
        tag("p", "hr-quote", one.why) if one.why else Markup(""),
    )


def _effect(here: Desk, effect: str) -> str:
    """Return a consequence such as ``no monthly_excellent`` in words."""
    verb, _, what = effect.partition(" ")
    return here.say.code("effect", verb).format(what=here.say.code("award", what))


def reasons(here: Desk, request: LeaveRequest, answer: Answer) -> Markup:
    """Return why not, one block per rule: its words once, then each day and post."""
    if not answer.reasons:
        return Markup("")
    rules: dict[tuple[str, str, str], list[Reason]] = {}
    for reason in answer.reasons:
        key = (reason.policy, reason.clause, reason.quote)
        rules.setdefault(key, []).append(reason)
    told = {line.why for line in answer.lines}
    blocks = [_rule(here, found, told, request.staff) for found in rules.values()]
    return panel(here.say("leave.reasons"), *blocks)


def _rule(here: Desk, found: list[Reason], told: set[str], taker: str) -> Markup:
    """Return one rule; words that stand on the screen already are not repeated."""
    first = found[0]
    clause = here.words.clause(first.policy, first.clause)
    quote = Markup("") if first.quote in told else tag("p", "hr-quote", first.quote)
    days: dict[tuple[dt.date | None, str | None, str], list[Reason]] = {}
    for reason in found:
        key = (reason.date, reason.post, _nobody(here, reason, taker))
        days.setdefault(key, []).append(reason)
    places = (_place(here, alike, key[2]) for key, alike in days.items())
    return join(tag("p", "", tag("b", "", clause)), quote, *places)


def _place(here: Desk, alike: list[Reason], nobody: str) -> Markup:
    """Return a day and post, its halves together where the same people cannot help."""
    words, first = here.words, alike[0]
    halves = [words.session(reason.half) for reason in alike if reason.half]
    where = [
        words.date(first.date) if first.date else "",
        here.say.list(halves),
        words.name(first.post) if first.post else "",
    ]
    head = tag("b", "", " ".join(part for part in where if part))
    return tag("div", "hr-gap", head, nobody)


def _nobody(here: Desk, reason: Reason, taker: str) -> str:
    """Return why nobody else can take the post; those alike are named together."""
    alike: dict[str, list[str]] = {}
    for person in reason.people:
        if person.staff != taker:
            alike.setdefault(person.why, []).append(here.words.name(person.staff))
    say = here.say
    groups = [
        say("leave.cannot", names=say.list(names), why=say.code("why", why))
        for why, names in alike.items()
    ]
    return say("leave.semicolon").join(groups)
