"""What is doubtful in a policy that can be used: gaps, overlaps, things unread."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

from hall.errors import Say
from scoring.active import Active, activate
from scoring.blanks import EMPTY, joints
from scoring.check import Problem
from scoring.clauses import Clause
from scoring.compile import compile_policy, holds
from scoring.groups import Choice
from scoring.intervals import Interval, apart, seam
from scoring.policy import Policy
from scoring.price_text import span
from scoring.probes import MONTH, WINDOW, failures, probe_facts, trial_of
from scoring.references import blanks_in, mentions, readings_in
from scoring.standing_probes import standing_failures
from scoring.triggers import (
    Band,
    Banded,
    EventTrigger,
    NoPoints,
    QuotaTrigger,
    Tiered,
)
from scoring.values import Bounds, same
from scoring.vocabulary import Vocabulary
from scoring.world import World, WorldWindow


def findings(
    policy: Policy, words: Vocabulary, today: dt.date | None = None
) -> Iterator[Problem]:
    """Yield what is doubtful in a policy that can be used."""
    active = activate([trial_of(policy)], {policy.id: policy})[0]
    yield from _unread(policy)
    yield from _out_of_force(policy, today)
    yield from _blanks(policy)
    yield from _punished_twice(policy)
    yield from _untrialled(active)
    if active.blocked:
        return
    yield from _seams(active)
    yield from _untried(policy, words)
    for failure in (*failures(policy), *standing_failures(policy)):
        yield Problem(
            failure.path,
            Say(
                f"旁列的例子不成立：{failure.note}（{failure.text('应为', '实为')}）",
                "the case beside the clause does not hold: "
                f"{failure.text('expected', 'got')}",
            ),
            Say("请改正条款或例子", "Correct the clause or the case"),
        )


def _unread(policy: Policy) -> Iterator[Problem]:
    read = {name for _, name, _ in mentions(policy)}
    for number, reading in enumerate(policy.readings):
        if reading.name not in read and _can_differ(reading.allowed):
            yield Problem(
                ("readings", number),
                Say(
                    f"没有条款用到读法“{reading.name}”",
                    f"no clause depends on reading '{reading.name}'",
                ),
                Say("请删去，或写明哪些条款取决于它", "Delete it, or use it"),
            )


def _can_differ(allowed: tuple[object, ...]) -> bool:
    return len(allowed) > 1 or allowed[0] in ("number", "list of kinds")


def _out_of_force(policy: Policy, today: dt.date | None) -> Iterator[Problem]:
    ends = policy.effective.to
    if today is not None and ends is not None and ends < today:
        yield Problem(
            ("effective", "to"),
            Say(f"本办法于{ends}失效", f"the policy ceased on {ends}"),
            Say("请换用新的版本", "Use its successor"),
        )


def _blanks(policy: Policy) -> Iterator[Problem]:
    for number, clause in enumerate(policy.clauses):
        if EMPTY in clause.quote and not list(blanks_in(clause)):
            yield Problem(
                ("clauses", number, "quote"),
                Say("原文此处是空白", "the text has a blank here"),
                Say(
                    "空白不能自行填数，请由主管部门确定",
                    "A blank is not to be guessed; let the authority decide it",
                ),
            )


def _untrialled(active: Active) -> Iterator[Problem]:
    """Find blanks that nothing fills in when the policy's own cases are tried."""
    for name, why in active.blocked.items():
        yield Problem(
            ("trial",),
            Say(f"试算用的“{name}”：{why.zh}", f"trial value of '{name}': {why.en}"),
            Say(
                "请在 trial 中写一个试算值",
                "Give a value under trial to try cases with",
            ),
        )


def _punished_twice(policy: Policy) -> Iterator[Problem]:
    """Find one fact under two prices that no choice brings together."""
    events = [
        (number, clause, clause.trigger)
        for number, clause in enumerate(policy.clauses)
        if isinstance(clause.trigger, EventTrigger)
        and not isinstance(clause.amount, NoPoints)
    ]
    for (_, first, one), (number, second, other) in combinations(events, 2):
        shared = set(one.facts) & set(other.facts)
        meet = shared and _together(first, one, second, other)
        if meet and not _grouped(policy, first.id, second.id):
            names = ", ".join(sorted(shared))
            yield Problem(
                ("clauses", number),
                Say(
                    f"{names} 同时触及“{first.id}”和“{second.id}”",
                    f"{names} meets both '{first.id}' and '{second.id}'",
                ),
                Say(
                    "请加条件分开，或编入一个 choice 组",
                    "Tell them apart by a condition, or group them in a choice",
                ),
            )


def _together(
    first: Clause, one: EventTrigger, second: Clause, other: EventTrigger
) -> bool:
    """Tell whether one fact can meet both clauses."""
    return (
        one.about == other.about
        and first.effective.meets(second.effective)
        and first.polarity == second.polarity == "deduct"
        and not _contradict(first.when_reading, second.when_reading)
        and not _contradict(one.when, other.when)
        and not _excluded(one, other)
        and not _excluded(other, one)
    )


def _excluded(one: EventTrigger, other: EventTrigger) -> bool:
    """Tell whether all that meets ``one`` is what ``other`` leaves out."""
    return bool(other.unless) and all(
        name in one.when and same(one.when[name], wanted)
        for name, wanted in other.unless.items()
    )


def _contradict(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    shared = one.keys() & other.keys()
    return any(_disjoint(one[name], other[name]) for name in shared)


def _disjoint(one: object, other: object) -> bool:
    """Tell whether no value meets both conditions; readings could be anything."""
    if {*readings_in(one), *readings_in(other)}:
        return False
    if isinstance(one, Bounds) and isinstance(other, Bounds):
        return apart(Interval.of(one, {}), Interval.of(other, {}))
    if isinstance(one, Bounds) or isinstance(other, Bounds):
        return True
    left, right = _values(one), _values(other)
    return not any(same(a, b) for a in left for b in right)


def _values(wanted: object) -> tuple[object, ...]:
    return wanted if isinstance(wanted, tuple) else (wanted,)


def _grouped(policy: Policy, first: str, second: str) -> bool:
    return any(
        isinstance(group, Choice) and {first, second} <= set(group.members)
        for group in policy.groups
    )


def _seams(active: Active) -> Iterator[Problem]:
    """Find gaps and overlaps between brackets that divide one range."""
    policy = active.policy
    for number, clause in enumerate(policy.clauses):
        if isinstance(clause.amount, Banded):
            spans = [band.within for band in clause.amount.bands]
            path = ("clauses", number, "amount", "bands")
            yield from _brackets(active, spans, path)
        if isinstance(clause.trigger, QuotaTrigger):
            sizes = [
                each.size
                for each in clause.trigger.owed
                if holds(active, each.when_reading)
            ]
            yield from _brackets(active, sizes, ("clauses", number, "trigger", "owed"))
    for found in joints(policy.grades, active.readings) if policy.grades else ():
        remedy = Say("请使各档首尾相接", "Let each band begin where the next one ends")
        yield Problem(("grades", "bands"), found, remedy)
    if policy.leave is not None:
        stand_ins = [each.size for each in policy.leave.stand_ins]
        yield from _brackets(active, stand_ins, ("leave", "stand_ins"))
        numbers = dict.fromkeys(each.number for each in policy.leave.chains)
        for name in numbers:
            days = [
                each.days
                for each in policy.leave.chains
                if each.number == name and holds(active, each.when_reading)
            ]
            yield from _brackets(active, days, ("leave", "chains"))


def _brackets(
    active: Active, bounds: list[Bounds], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    spans = sorted(Interval.of(each, active.readings) for each in bounds)
    for left, right in pairwise(spans):
        found = seam(left, right)
        if found is not None:
            yield Problem(
                path,
                Say(
                    f"{left}与{right}之间{found.zh}",
                    f"{found.en} between {left} and {right}",
                ),
                Say("请使两档首尾相接", "Let one begin exactly where the other ends"),
            )


def _untried(policy: Policy, words: Vocabulary) -> Iterator[Problem]:
    """Find sub-cases and tiers that no case beside the clause reaches."""
    for number, clause in enumerate(policy.clauses):
        tried = _tried(policy, clause, words)
        parts = [each.id for each in clause.exceptions]
        if isinstance(clause.amount, Tiered):
            parts += clause.amount.tiers
        if isinstance(clause.amount, Banded):
            parts += [_name(band) for band in clause.amount.bands]
        for part in parts:
            if part not in tried:
                yield Problem(
                    ("clauses", number, "cases"),
                    Say(f"没有例子触及“{part}”", f"no case reaches '{part}'"),
                    Say("请加一个例子", "Add a case"),
                )


def _tried(policy: Policy, clause: Clause, words: Vocabulary) -> set[str]:
    reached: set[str] = set()
    for probe in clause.cases:
        active = activate([trial_of(policy, probe)], {policy.id: policy})[0]
        compiled = compile_policy(active, words)
        world = World((WorldWindow(WINDOW, ("P1",)),), tuple(MONTH.weekdays()))
        for fact in probe_facts(policy, clause, probe):
            shape = compiled.shape(fact, world)
            if isinstance(clause.amount, Tiered):
                reached.add(str(shape.get(clause.amount.by)))
            if isinstance(clause.amount, Banded):
                found = shape.get(clause.amount.of)
                reached.update(
                    _name(band)
                    for band in clause.amount.bands
                    if isinstance(found, Decimal)
                    and band.within.hold(Fraction(found), compiled.readings)
                )
            for price in compiled.prices(shape):
                reached.update(each.id for each in price.exceptions)
    return reached


def _name(band: Band) -> str:
    """Return a band as the linter names it."""
    return span(band.within)
