"""A document as its text by clause: the words, the price, the readings."""

from scoring.describe import ClauseText
from scoring.policy import Policy
from ui.markup import Markup, join, panel, pill, tag
from ui.state import Desk
from ui.views.policies import clause_texts


def document_text(here: Desk, policy: Policy) -> Markup:
    """Return the whole document."""
    say = here.say
    title = policy.title.say().text(here.lang)
    head = tag("div", "hr-title", tag("h2", "", title))
    status = pill(say(f"policies.status.{policy.status}"))
    source = tag("p", "hr-note", status, say("policies.source"), " ", policy.source)
    texts = clause_texts(policy, say)
    if not texts:
        return join(head, source, tag("p", "", say("policies.no_clauses")))
    return join(head, source, panel("", *(_clause(here, each) for each in texts)))


def _clause(here: Desk, text: ClauseText) -> Markup:
    where = here.say("scores.clause", clause=text.number)
    return join(
        tag("div", "hr-clause", tag("span", "", f"{where} {text.title}")),
        tag("p", "hr-quote", text.quote),
        tag("p", "", pill(here.say("policies.price")), text.price),
        *(pill(name) for name in text.readings),
    )
