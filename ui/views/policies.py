"""The documents of the library, and how each stands in a hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hall.domain import PolicyChoice
from scoring.active import activate
from scoring.describe import ClauseText, describe
from scoring.policy import Policy
from ui.texts import Texts

Standing = Literal["on", "off", "blank"]


@dataclass(frozen=True, slots=True)
class Document:
    """One document; ``clauses`` is how many rules of it can be read one by one."""

    policy: Policy
    standing: Standing
    clauses: int


def documents(
    library: Mapping[str, Policy], choices: Sequence[PolicyChoice]
) -> list[Document]:
    """Return every document, those in force first."""
    actives = {active.policy.id: active for active in activate(choices, library)}
    found = [
        Document(
            policy,
            ("blank" if actives[name].blocked else "on") if name in actives else "off",
            len(describe(policy)),
        )
        for name, policy in library.items()
    ]
    return sorted(found, key=lambda document: document.standing == "off")


def clause_texts(policy: Policy, say: Texts) -> tuple[ClauseText, ...]:
    """Return the rules of a document in its order, in the reader's language."""
    return describe(policy, say.lang)
