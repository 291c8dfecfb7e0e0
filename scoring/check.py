"""Check what a policy refers to: a name that leads nowhere makes it unusable."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from hall.errors import Say
from scoring.check_standings import codes_named, uneven_items, wrong_parts
from scoring.clauses import Clause, Consequence, Effective
from scoring.leave_text import LeaveText
from scoring.policy import Policy
from scoring.readings import allows, canonical
from scoring.references import blanks_in, mentions
from scoring.triggers import Banded, EventTrigger, Rate, Tiered, When, ZeroSection
from scoring.values import Bounds, FromReading
from scoring.vocabulary import Vocabulary
from scoring.yaml_text import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or doubtful in a policy, at a path of keys of its file."""

    path: Path
    what: Say
    remedy: Say


def problems(policy: Policy, words: Vocabulary) -> Iterator[Problem]:
    """Yield everything that makes the policy unusable."""
    yield from _twins(policy)
    yield from _readings(policy, words)
    yield from _parameters(policy)
    yield from _dates(policy)
    yield from _members(policy)
    yield from _sections(policy)
    for path, what, remedy in (*wrong_parts(policy, words), *uneven_items(policy)):
        yield Problem(path, what, remedy)
    for path, family, name in codes_named(policy):
        if name not in (known := words.codes[family]):
            yield _unknown(path, "代码", f"code ({family})", name, known)
    for number, clause in enumerate(policy.clauses):
        yield from _clause(clause, ("clauses", number), words)
    for family in ("criteria", "evidence"):
        for number, each in enumerate(getattr(policy, family)):
            yield from _types(each.facts, (family, number, "facts"), words)
    if policy.leave is not None:
        yield from _leave(policy.leave, words)


def _types(names: Iterable[str], path: Path, words: Vocabulary) -> Iterator[Problem]:
    for number, name in enumerate(names):
        if name not in words.types:
            yield _unknown((*path, number), "事实", "type of fact", name, words.types)


def _twins(policy: Policy) -> Iterator[Problem]:
    clauses = [clause.id for clause in policy.clauses]
    clauses += [each.id for clause in policy.clauses for each in clause.exceptions]
    lists: dict[str, Iterable[str]] = {
        "clauses": clauses,
        "groups": (each.id for each in policy.groups),
        "criteria": (each.id for each in policy.criteria),
        "readings": (each.name for each in policy.readings),
        "parameters": _filled_names(policy),
        "sections": (each.id for each in policy.sections),
    }
    for key, names in lists.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield Problem(
                    (key,),
                    Say(f"“{name}”用了{times}次", f"'{name}' is used {times} times"),
                    Say("请各取一个名字", "Give each its own name"),
                )


def _filled_names(policy: Policy) -> Iterator[str]:
    """Yield what readings and parameters are called; values are looked up by it."""
    yield from (each.name for each in policy.readings)
    yield from (each.name for each in policy.parameters)


def _readings(policy: Policy, words: Vocabulary) -> Iterator[Problem]:
    for number, reading in enumerate(policy.readings):
        if not allows(reading, canonical(reading.default), words):
            yield _not_allowed(("readings", number, "default"), reading.name)
    known = {each.name: each for each in policy.readings}
    for path, name, wanted in mentions(policy):
        found = known.get(name)
        if found is None:
            yield _unknown(path, "读法", "reading", name, known)
        elif not (
            isinstance(wanted, FromReading) or allows(found, canonical(wanted), words)
        ):
            yield _not_allowed(path, name)


def _parameters(policy: Policy) -> Iterator[Problem]:
    blanks = [each.name for each in policy.parameters]
    for path, name in blanks_in(policy):
        if policy.parameter(name) is None:
            yield _unknown(path, "参数", "parameter", name, blanks)
    for name in policy.trial:
        if policy.parameter(name) is None:
            yield _unknown(("trial", name), "参数", "parameter", name, blanks)


def _dates(policy: Policy) -> Iterator[Problem]:
    yield from _reversed(policy.effective, ("effective", "to"))
    for number, clause in enumerate(policy.clauses):
        place = ("clauses", number, "effective", "to")
        yield from _reversed(clause.effective, place)


def _reversed(span: Effective, place: tuple[str | int, ...]) -> Iterator[Problem]:
    begins, ends = span.from_, span.to
    if begins is not None and ends is not None and ends < begins:
        yield Problem(
            place,
            Say(f"{ends} 早于 {begins}", f"{ends} is before {begins}"),
            Say("请改正起止日期", "Correct the dates"),
        )


def _members(policy: Policy) -> Iterator[Problem]:
    known = {clause.id for clause in policy.clauses}
    for number, group in enumerate(policy.groups):
        for place, member in enumerate(group.members):
            if member not in known:
                path = ("groups", number, "members", place)
                yield _unknown(path, "条款", "clause", member, known)


def _sections(policy: Policy) -> Iterator[Problem]:
    """Find clauses of no section, where the policy has sections, or of another's."""
    known = {each.id for each in policy.sections}
    for number, clause in enumerate(policy.clauses):
        if isinstance(clause.amount, ZeroSection) and clause.section is None:
            yield Problem(
                ("clauses", number, "amount"),
                Say("没有可扣完的部分", "there is no section to be lost"),
                Say("请写明 section", "Name the section of the clause"),
            )
        if clause.section is not None and clause.section not in known:
            path = ("clauses", number, "section")
            yield _unknown(path, "部分", "section", clause.section, known)


def _clause(clause: Clause, path: Path, words: Vocabulary) -> Iterator[Problem]:
    types: tuple[str, ...] = getattr(clause.trigger, "facts", ())
    yield from _types(types, (*path, "trigger", "facts"), words)
    known = tuple(name for name in types if name in words.types)
    yield from _limbs(clause, path, words)
    if isinstance(clause.trigger, EventTrigger) and clause.trigger.charge:
        named: When = {clause.trigger.charge: Bounds()}
        yield from _attributes(named, (*path, "trigger", "charge"), known, words)
    for key in ("when", "unless"):
        when: When = getattr(clause.trigger, key, {})
        yield from _attributes(when, (*path, "trigger", key), known, words)
    if isinstance(clause.amount, (Rate, Banded)):
        measured: When = {clause.amount.of: Bounds()}
        yield from _attributes(measured, (*path, "amount", "of"), known, words)
    if isinstance(clause.amount, Tiered):
        tiers: When = {clause.amount.by: tuple(clause.amount.tiers)}
        yield from _attributes(tiers, (*path, "amount", "tiers"), known, words)
    yield from _consequence(clause.then, (*path, "then"), words)
    for number, each in enumerate(clause.exceptions):
        place = (*path, "exceptions", number)
        yield from _attributes(each.when, (*place, "when"), known, words)
        yield from _consequence(each.then, (*place, "then"), words)


def _limbs(clause: Clause, path: Path, words: Vocabulary) -> Iterator[Problem]:
    """Find attributes that the facts which a clause counts do not have."""
    for number, limb in enumerate(getattr(clause.trigger, "limbs", ())):
        known = tuple(name for name in limb.facts if name in words.types)
        for key, when in (("when", limb.when), ("unless", limb.unless)):
            place = (*path, "trigger", "limbs", number, key)
            yield from _attributes(when, place, known, words)


def _attributes(
    when: When, path: Path, types: tuple[str, ...], words: Vocabulary
) -> Iterator[Problem]:
    for name, wanted in when.items():
        for each in types:
            kind = words.types[each].attributes.get(name)
            if not words.types[each].knows(name):
                en, known = f"attribute of {each}", words.types[each].attributes
                yield _unknown((*path, name), "属性", en, name, known)
            elif isinstance(kind, tuple) and not isinstance(
                wanted, (FromReading, Bounds)
            ):
                values = wanted if isinstance(wanted, tuple) else (wanted,)
                yield from _values(name, (*path, name), values, kind)


def _values(
    name: str, path: Path, values: Iterable[object], known: Iterable[object]
) -> Iterator[Problem]:
    names = [str(each) for each in known]
    for value in values:
        if str(value) not in names:
            yield _unknown(path, "取值", name, str(value), names)


def _consequence(then: Consequence, path: Path, words: Vocabulary) -> Iterator[Problem]:
    yield from _codes(then.lost, (*path, "disqualify"), "disqualified", words)
    yield from _codes(then.notices, (*path, "notices"), "notices", words)
    yield from _codes(then.withhold, (*path, "withhold"), "withheld", words)


def _leave(leave: LeaveText, words: Vocabulary) -> Iterator[Problem]:
    known = leave.levels
    yield from _codes(leave.levels, ("leave", "levels"), "leave_chain", words)
    for number, chain in enumerate(leave.chains):
        for place, approver in enumerate(chain.approvers):
            if approver not in leave.levels:
                path = ("leave", "chains", number, "approvers", place)
                yield _unknown(path, "审批人", "level of approval", approver, known)
    papers = tuple(each.document for each in leave.documents)
    yield from _codes(papers, ("leave", "documents"), "leave_documents", words)


def _codes(
    names: tuple[str, ...], path: Path, family: str, words: Vocabulary
) -> Iterator[Problem]:
    known = words.codes[family]
    for number, name in enumerate(names):
        if name not in known:
            yield _unknown((*path, number), "代码", f"code ({family})", name, known)


def _unknown(path: Path, zh: str, en: str, name: str, known: Iterable[str]) -> Problem:
    near = get_close_matches(name, list(known), 1)
    guess = (
        Say(f"是否想写“{near[0]}”？", f"Did you mean '{near[0]}'? ")
        if near
        else Say("", "")
    )
    return Problem(
        path,
        Say(f"没有{zh}“{name}”", f"there is no {en} '{name}'"),
        Say(
            f"{guess.zh}请改正拼写，或先在词汇表、本文件中加上它",
            f"{guess.en}Correct it, or add it to the vocabulary or this file first",
        ),
    )


def _not_allowed(path: Path, reading: str) -> Problem:
    return Problem(
        path,
        Say(f"读法“{reading}”不允许这个值", f"reading '{reading}' does not allow this"),
        Say("请用 allowed 中的值", "Use one of the values listed under allowed"),
    )
