"""A document as its text by clause: the words, the price, the readings, the cases."""

from scoring.clauses import Probe
from scoring.describe import ClauseText
from scoring.policy import Policy
from ui.markup import Markup, join, panel, pill, tag
from ui.state import Desk
from ui.views.facts import fact_name
from ui.views.policies import clause_texts
from ui.views.terms import value_name
from ui.wording import plain


def document_text(here: Desk, policy: Policy) -> Markup:
    """Return the whole text."""
    say = here.say
    texts = clause_texts(policy, say)
    if not texts:
        return tag("p", "", say("policies.no_clauses"))
    cases = {clause.id: clause.cases for clause in policy.clauses}
    types = {
        clause.id: getattr(clause.trigger, "facts", ("",))[0]
        for clause in policy.clauses
    }
    return panel(
        say("policies.text"),
        *(
            join(
                _clause(here, each),
                _cases(here, types.get(each.id, ""), cases.get(each.id, ())),
            )
            for each in texts
        ),
    )


def document_head(here: Desk, policy: Policy) -> Markup:
    """Return title, status and source."""
    say = here.say
    title = policy.title.say().text(here.lang)
    status = pill(say(f"policies.status.{policy.status}"))
    version = say("policies.version", version=policy.version)
    return join(
        tag("div", "hr-title", tag("h2", "", title)),
        tag("p", "hr-note", status, version, " ", policy.source),
    )


def _clause(here: Desk, text: ClauseText) -> Markup:
    where = here.say("scores.clause", clause=text.number)
    return join(
        tag("div", "hr-clause", tag("span", "", f"{where} {text.title}")),
        tag("p", "hr-quote", text.quote),
        tag("p", "", pill(here.say("policies.price")), text.price)
        if text.price
        else Markup(""),
        tag(
            "p",
            "",
            pill(here.say("policies.by_reading")),
            here.say.list([*text.readings]),
        )
        if text.readings
        else Markup(""),
    )


def _cases(here: Desk, fact: str, cases: tuple[Probe, ...]) -> Markup:
    if not cases:
        return Markup("")
    head = tag("summary", "", here.say("policies.cases", count=len(cases)))
    lines = [tag("p", "hr-note", _case(here, fact, each)) for each in cases]
    return tag("details", "hr-cases", head, *lines)


def _case(here: Desk, fact: str, case: Probe) -> str:
    say = here.say
    kinds = [str(each.get("type", fact)) for each in case.facts]
    names = dict.fromkeys(fact_name(here.words, kind) for kind in kinds if kind)
    told = [
        f"{say.code('fact_attribute', name)} {value_name(say, name, value)}"
        for each in case.facts
        for name, value in each.items()
        if name not in ("type", "date", "subject", "incident", "id")
    ]
    facts = say.list([*names, *dict.fromkeys(told)])
    points = plain(case.points)
    return say("policies.case", facts=facts, points=points, note=_note(here, case))


def _note(here: Desk, case: Probe) -> str:
    """Return the case's own remark, which is in Chinese as the documents are."""
    return case.note if here.lang == "zh" else ""
