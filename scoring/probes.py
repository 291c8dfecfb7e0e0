"""The small cases that stand beside their clauses, run for each clause alone."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Fact, PolicyChoice
from scoring.active import Active, activate
from scoring.case_files import fact_of
from scoring.clauses import Clause, Effective, Probe
from scoring.inputs import Input
from scoring.leave_answers import answer
from scoring.leave_rules import leave_rules
from scoring.leave_text import LeaveRule
from scoring.matching import Difference, differences
from scoring.period import Period
from scoring.policy import Policy
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.standings import StandingProbe
from scoring.triggers import AverageTrigger, DeadlineTrigger
from scoring.world import HALL, World, WorldWindow
from scoring.yaml_text import Path

DAY = dt.date(2026, 6, 10)  # when facts happen that do not say
MONTH = Period.parse("2026-06")
WINDOW = "W1"
_OWERS = {"window": WINDOW, "staff": "P1", "hall": HALL}


@dataclass(frozen=True, slots=True)
class Failure:
    """A case beside a clause that does not come out as it says."""

    path: Path
    note: str
    differences: tuple[Difference, ...]

    def text(self, expected: str, got: str) -> str:
        """Return what differs, with the words for what was expected and found."""
        return ", ".join(
            f"{each['key']}: {expected} {each['expected']}, {got} {each['got']}"
            for each in self.differences
        )


def failures(policy: Policy) -> Iterator[Failure]:
    """Yield the cases beside the policy's clauses that do not hold.

    They are tried as if the policy were in force.
    """
    library = {policy.id: policy.model_copy(update={"effective": Effective()})}
    for number, clause in enumerate(policy.clauses):
        for place, probe in enumerate(clause.cases):
            active = activate([trial_of(policy, probe)], library)[0]
            wrong = differences("", _expected(probe), _found(active, clause, probe))
            if wrong:
                path = ("clauses", number, "cases", place)
                yield Failure(path, probe.note, tuple(wrong))
    yield from _leave_failures(policy)


def trial_of(
    policy: Policy, probe: Probe | StandingProbe | None = None
) -> PolicyChoice:
    """Return a policy with its blanks filled in for trying it, as a case asks."""
    readings = probe.readings if probe else {}
    given = probe.parameters if probe else {}
    return PolicyChoice(policy.id, readings, {**policy.trial, **given})


def probe_facts(policy: Policy, clause: Clause, probe: Probe) -> tuple[Fact, ...]:
    """Return the facts of a case, with what it does not say filled in."""
    about = getattr(clause.trigger, "about", None)
    types: tuple[str, ...] = getattr(clause.trigger, "facts", ())
    usual = {
        "type": types[0] if types else None,
        "subject": _OWERS.get(str(about), _judged(policy, clause)),
        "date": DAY,
    }
    return tuple(
        fact_of({**usual, **given}, number)
        for number, given in enumerate(probe.facts, 1)
    )


def _expected(probe: Probe) -> dict[str, object]:
    return {
        "points": probe.points,
        "fine": probe.fine,
        "grade": probe.grade,
        "disqualified": probe.disqualified,
        "withheld": probe.withheld,
        "notices": probe.notices,
        "shortfalls": probe.shortfalls,
    }


def _found(active: Active, clause: Clause, probe: Probe) -> dict[str, object]:
    """Return what one clause alone makes of the facts of its case."""
    policy = active.policy
    people = tuple(f"P{number}" for number in range(1, probe.size + 1))
    period = Period.parse(probe.period)
    days = probe.working_days or ((DAY,) if period == MONTH else period.weekdays())
    world = World((WorldWindow(WINDOW, people),), days)
    trigger = clause.trigger
    name = trigger.input if isinstance(trigger, AverageTrigger) else ""
    inputs = [
        Input(name, who, probe.period, value) for who, value in probe.inputs.items()
    ]
    facts = probe_facts(policy, clause, probe)
    scored = score(world, [active], period, facts, inputs)[policy.id]
    notices = _each(
        row.notices
        for card in scored.values()
        for row in card.ledger
        if row.rule == clause.id
    )
    return {**_alone(clause, scored[_judged(policy, clause)]), "notices": notices}


def _judged(policy: Policy, clause: Clause) -> str:
    """Return whose card shows what a clause makes of the facts of its cases."""
    hall = isinstance(clause.trigger, DeadlineTrigger)
    of = "hall" if hall else getattr(clause.trigger, "of", None)
    about = getattr(clause.trigger, "about", None)
    usual = "window" if about == "window" else policy.subject
    kind = of if of in _OWERS else usual
    return _OWERS[str(kind)]


def _alone(clause: Clause, card: Scorecard) -> dict[str, object]:
    rows = [row for row in card.ledger if row.rule == clause.id]
    sign = 1 if clause.polarity == "bonus" else -1
    return {
        "points": sign * sum((row.points for row in rows), Fraction(0)),
        "fine": sum((row.fine for row in rows), Fraction(0)),
        "grade": next((row.grade for row in rows if row.grade), None),
        "disqualified": _each(row.disqualified for row in rows),
        "withheld": _each(row.withheld for row in rows),
        "shortfalls": card.shortfalls,
    }


def _each(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for names in lists for each in names))


def _leave_failures(policy: Policy) -> Iterator[Failure]:
    for path, rule in leave_rule_paths(policy):
        for place, probe in enumerate(rule.cases):
            active = activate(
                [PolicyChoice(policy.id, probe.readings)], {policy.id: policy}
            )
            said = answer(
                leave_rules(active)[0],
                probe.window_size,
                probe.request,
                probe.situation,
            )
            wrong = differences("", probe.expect, said)
            if wrong:
                yield Failure((*path, "cases", place), probe.note, tuple(wrong))


def leave_rule_paths(policy: Policy) -> Iterator[tuple[Path, LeaveRule]]:
    """Yield every leave rule of a policy and where it stands."""
    if policy.leave is None:
        return
    for name in type(policy.leave).model_fields:
        value = getattr(policy.leave, name)
        if isinstance(value, LeaveRule):
            yield ("leave", name), value
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                if isinstance(each, LeaveRule):
                    yield ("leave", name, number), each
