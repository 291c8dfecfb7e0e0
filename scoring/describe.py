"""A policy as people read it: each clause, its words, its price and its readings."""

from collections.abc import Iterator
from dataclasses import dataclass

from hall.errors import Lang, Say
from scoring.catalogue import Criterion, Evidence, Scale
from scoring.clauses import Clause, SubCase
from scoring.groups import Cap, Nth
from scoring.library import vocabulary
from scoring.policy import Policy
from scoring.price_text import (
    EVIDENCE,
    NO_PRICE,
    amount_text,
    cap_text,
    consequence_texts,
    leave_text,
    nth_text,
    scale_text,
)
from scoring.probes import leave_rule_paths
from scoring.references import readings_in
from scoring.standing_text import standing_text
from scoring.standings import rules_in
from scoring.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause, sub-case, leave rule or criterion; the quote stays as published.

    Attributes:
        price: Points, fines and other consequences, or what the rule asks for.
        readings: The readings that it depends on.
    """

    id: str
    number: str
    title: str
    quote: str
    price: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that two policies have differently; None = the policy lacks it."""

    id: str
    before: ClauseText | None
    after: ClauseText | None


def describe(policy: Policy, lang: Lang = "zh") -> tuple[ClauseText, ...]:
    """Return clauses, sub-cases, leave rules and what is looked at without a price."""
    writer = _Writer(policy, lang, vocabulary())
    clauses = (text for clause in policy.clauses for text in writer.clause(clause))
    standings = writer.standings()
    return (*clauses, *standings, *writer.leave_rules(), *writer.catalogue())


def diff(before: Policy, after: Policy, lang: Lang = "zh") -> tuple[Change, ...]:
    """Return the clauses in which two policies (or versions) differ, by clause id."""
    old = {each.id: each for each in describe(before, lang)}
    new = {each.id: each for each in describe(after, lang)}
    return tuple(
        Change(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    policy: Policy
    lang: Lang
    words: Vocabulary

    def clause(self, clause: Clause) -> Iterator[ClauseText]:
        groups = [each for each in self.policy.groups if clause.id in each.members]
        caps = (cap_text(each) for each in groups if isinstance(each, Cap))
        nths = (nth_text(each) for each in groups if isinstance(each, Nth))
        parts = (
            amount_text(clause),
            *consequence_texts(clause.then, self.words),
            *caps,
            *nths,
        )
        whole = clause.model_copy(update={"exceptions": ()})
        names = (name for part in (whole, *groups) for name in readings_in(part))
        yield ClauseText(
            clause.id,
            clause.number,
            clause.title.say().text(self.lang),
            clause.quote,
            "；".join(part.text(self.lang) for part in parts if part is not None),
            tuple(dict.fromkeys(names)),
        )
        for each in clause.exceptions:
            yield self._sub_case(clause, each)

    def _sub_case(self, clause: Clause, each: SubCase) -> ClauseText:
        parts = (amount_text(each), *consequence_texts(each.then, self.words))
        readings = (f"{name}={value}" for name, value in each.when_reading.items())
        return ClauseText(
            each.id,
            clause.number,
            clause.title.say().text(self.lang),
            each.quote,
            "；".join(part.text(self.lang) for part in parts if part is not None),
            tuple(readings),
        )

    def standings(self) -> Iterator[ClauseText]:
        parts = self.policy.score.parts if self.policy.score else ()
        for rule in (*parts, *rules_in(self.policy.standings)):
            yield ClauseText(
                rule.id,
                rule.number,
                rule.title.say().text(self.lang),
                rule.quote,
                standing_text(rule).text(self.lang),
                tuple(dict.fromkeys(readings_in(rule))),
            )

    def leave_rules(self) -> Iterator[ClauseText]:
        for path, rule in leave_rule_paths(self.policy):
            title, demand = leave_text(str(path[1]), rule, self.words)
            yield ClauseText(
                ".".join(map(str, path[1:])),
                rule.number,
                title.text(self.lang),
                rule.quote,
                demand.text(self.lang),
                tuple(dict.fromkeys(readings_in(rule))),
            )

    def catalogue(self) -> Iterator[ClauseText]:
        policy = self.policy
        pairs: list[tuple[Criterion | Evidence | Scale, Say]] = [
            *((each, NO_PRICE) for each in policy.criteria),
            *((each, EVIDENCE) for each in policy.evidence),
            *((each, scale_text(each)) for each in policy.scales),
        ]
        for part, say in pairs:
            title = part.title.say().text(self.lang)
            said = say.text(self.lang)
            yield ClauseText(part.id, part.number, title, part.quote, said, ())
