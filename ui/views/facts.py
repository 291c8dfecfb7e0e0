"""Facts in plain words: when, what, where."""

from collections.abc import Mapping
from functools import cache

from hall.domain import Fact, Hall
from hall.errors import Say
from hall.plan import Plan
from scoring.library import vocabulary
from ui.wording import Wording, plain


def facts_of(hall: Hall, plan: Plan | None) -> Mapping[str, Fact]:
    """Return what happened and what the plan foresees, by id."""
    foreseen = plan.facts if plan else ()
    return {fact.id: fact for fact in (*hall.facts, *foreseen)}


@cache
def _names() -> Mapping[str, Say]:
    return {each.id: Say(each.zh, each.en) for each in vocabulary().facts}


def fact_name(words: Wording, fact_type: str) -> str:
    """Return the name of a type of facts."""
    name = _names().get(fact_type)
    return name.text(words.say.lang) if name else fact_type


def fact_text(words: Wording, fact: Fact) -> str:
    """Return a fact in one line."""
    told = fact.attributes
    kind = words.say.code("leave_kind", str(told["kind"])) if "kind" in told else ""
    parts = [
        words.date(fact.date),
        words.session(str(told["session"])) if "session" in told else "",
        words.name(str(told["post"])) if "post" in told else "",
        kind or fact_name(words, fact.type),
        words.say("scores.value", value=plain(fact.value)) if fact.value else "",
    ]
    return " ".join(part for part in parts if part)
