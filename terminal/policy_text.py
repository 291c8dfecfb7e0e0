"""What the terminal says about a policy: each clause, its words and its price."""

from collections.abc import Iterator

from hall.errors import Lang
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
    """Yield the clauses in which two policies differ, the old ones first."""
    for change in diff(before, after, lang):
        yield from _change(change, Texts(lang))


def _change(change: Change, say: Texts) -> Iterator[str]:
    for sign, clause in (("-", change.before), ("+", change.after)):
        if clause is not None:
            yield from (f"{sign}{line}" for line in _clause(clause, say))
