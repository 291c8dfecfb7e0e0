"""What the terminal says about a policy: each clause, its words and its price."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from hall.errors import Lang
from scoring.compare import differences
from scoring.describe import Change, ClauseText, describe, diff
from scoring.policy import Policy
from ui.texts import Texts


def policy_lines(policy: Policy, lang: Lang) -> Iterator[str]:
    """Yield a policy's title and the text and price of each clause."""
    yield title_line(policy, lang)
    for clause in describe(policy, lang):
        yield from _clause(clause, Texts(lang))


def title_line(policy: Policy, lang: Lang) -> str:
    """Return a policy's id, title and source."""
    return f"{policy.id}  {policy.title.say().text(lang)}  {policy.source}"


def _clause(clause: ClauseText, say: Texts) -> Iterator[str]:
    yield say("terminal.policy.clause", number=clause.number, title=clause.title)
    yield say("terminal.policy.words", quote=clause.quote)
    if clause.price:
        yield say("terminal.policy.price", price=clause.price)
    if clause.readings:
        yield say("terminal.policy.readings", readings=say.list([*clause.readings]))


def difference_lines(before: Policy, after: Policy, lang: Lang) -> Iterator[str]:
    """Yield the clauses in which two policies differ, the old ones first, then values.

    Of a clause that only one of them has, the values are not told again.
    """
    changes, say = diff(before, after, lang), Texts(lang)
    for change in changes:
        yield from _change(change, say)
    lone = tuple(f"{each.id}." for each in changes if None in (each.before, each.after))
    for value in differences(before, after):
        if not f"{value.name}.".startswith(lone):
            yield say(
                "terminal.policy.value",
                name=value.name,
                before=_shown(value.before),
                after=_shown(value.after),
            )


def difference_json(before: Policy, after: Policy) -> str:
    """Return every value in which two policies differ as one JSON document."""
    found = [asdict(each) for each in differences(before, after)]
    return json.dumps(found, ensure_ascii=False, indent=1)


def _shown(value: object) -> object:
    return "—" if value is None else value


def _change(change: Change, say: Texts) -> Iterator[str]:
    for sign, clause in (("-", change.before), ("+", change.after)):
        if clause is not None:
            yield from (f"{sign}{line}" for line in _clause(clause, say))
