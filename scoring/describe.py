"""A policy as people read it: each clause, its words, its price and its readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hall.errors import Lang, Say
from scoring.leave_text import Chain, LeaveRule, StandIn
from scoring.policy import Cap, Clause, Consequence, Policy, QuotaTrigger, Tiered
from scoring.probes import leave_rule_paths
from scoring.references import readings_in
from scoring.values import Bounds, FromReading


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause (or leave rule) in one language; the quote stays as published.

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
    """Return every clause and leave rule of a policy in the document's order."""
    clauses = (_clause(policy, clause, lang) for clause in policy.clauses)
    return (*clauses, *_leave_rules(policy, lang))


def diff(before: Policy, after: Policy, lang: Lang = "zh") -> tuple[Change, ...]:
    """Return the clauses in which two policies (or versions) differ, by clause id."""
    old = {each.id: each for each in describe(before, lang)}
    new = {each.id: each for each in describe(after, lang)}
    return tuple(
        Change(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _clause(policy: Policy, clause: Clause, lang: Lang) -> ClauseText:
    caps = (
        _cap(group)
        for group in policy.groups
        if isinstance(group, Cap) and clause.id in group.members
    )
    parts = (_amount(clause), *_consequences(clause.then), *caps)
    said = "；" if lang == "zh" else "; "
    groups = (group for group in policy.groups if clause.id in group.members)
    names = (name for part in (clause, *groups) for name in readings_in(part))
    return ClauseText(
        clause.id,
        clause.number,
        clause.title.say().text(lang),
        clause.quote,
        said.join(part.text(lang) for part in parts if part is not None),
        tuple(dict.fromkeys(names)),
    )


def _amount(clause: Clause) -> Say | None:
    sign = Say("加", "gains") if clause.polarity == "bonus" else Say("扣", "costs")
    if isinstance(clause.amount, Tiered):
        tiers = "、".join(f"{k} {_plain(v)}" for k, v in clause.amount.tiers.items())
        return Say(f"{sign.zh}分：{tiers}", f"{sign.en} by level: {tiers}")
    points = getattr(clause.amount, "points", None)
    if points is None:
        return None
    each = (
        Say("每少一个", "each missing one ")
        if isinstance(clause.trigger, QuotaTrigger)
        else Say("每次", "")
    )
    return Say(
        f"{each.zh}{sign.zh}{_plain(points)}分", f"{each.en}{sign.en} {_plain(points)}"
    )


def _consequences(then: Consequence) -> Iterator[Say]:
    if then.fine:
        yield Say(f"扣发考核奖{then.fine}元", f"fine of {then.fine} yuan")
    if then.grade:
        yield Say(f"评为“{then.grade}”", f"rated {then.grade}")
    for name in (*then.disqualify, *then.withhold):
        yield Say(f"取消：{name}", f"lost: {name}")


def _cap(cap: Cap) -> Say:
    most = _plain(cap.max_points)
    return Say(f"累计不超过{most}分", f"at most {most} in all")


def _leave_rules(policy: Policy, lang: Lang) -> Iterator[ClauseText]:
    for path, rule in leave_rule_paths(policy):
        name = ".".join(map(str, path[1:]))
        yield ClauseText(
            name,
            rule.number,
            str(path[1]).replace("_", " "),
            rule.quote,
            _demand(rule).text(lang),
            tuple(dict.fromkeys(readings_in(rule))),
        )


def _demand(rule: LeaveRule) -> Say:
    if isinstance(rule, Chain):
        chain = " → ".join(rule.approvers)
        days = _range(rule.days)
        return Say(f"{days}天：{chain}", f"{days} days: {chain}")
    if isinstance(rule, StandIn):
        size, days = _range(rule.size), _range(rule.days)
        return Say(
            f"{size}人窗口，请假{days}天：须替岗",
            f"window of {size}, leave of {days} days: a stand-in is needed",
        )
    return Say("", "")


def _range(bounds: Bounds) -> str:
    signs = (("≥", bounds.ge), (">", bounds.gt), ("≤", bounds.le), ("<", bounds.lt))
    return " ".join(f"{sign}{_plain(end)}" for sign, end in signs if end is not None)


def _plain(value: Decimal | FromReading) -> str:
    return value.reading if isinstance(value, FromReading) else f"{value.normalize():f}"
