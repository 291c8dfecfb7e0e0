"""Why a request is refused, and what would help: each rule said once, with its days."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from hall.plan import Help, Obstacle, Reason
from ui.views.way_out import help_text, obstacle_text
from ui.wording import Wording


def reason_lines(reasons: Iterable[Reason], words: Wording) -> Iterator[str]:
    """Yield one line for each rule: its words once, then when, which post, who."""
    by_rule: dict[tuple[str, str, str], list[Reason]] = {}
    for reason in reasons:
        told = reason.quote if reason.policy else reason.rule
        by_rule.setdefault((reason.policy, reason.clause, told), []).append(reason)
    for (policy, clause, told), same in by_rule.items():
        rest = "; ".join(filter(None, _where(same, words)))
        yield _line(policy, clause, told, rest, words).rstrip()


def _line(policy: str, clause: str, told: str, rest: str, words: Wording) -> str:
    if not policy:  # a rule of the plan itself, no clause of a document
        rule = words.say(f"terminal.rule.{told}")
        return words.say("terminal.collision", rule=rule, rest=rest)
    where = words.clause(policy, clause)
    return words.say("terminal.reason", clause=where, quote=told, rest=rest)


def _where(reasons: Sequence[Reason], words: Wording) -> Iterator[str]:
    """Yield the half-days on which the same people of the same post are hindered."""
    alike: dict[object, list[Reason]] = {}
    for reason in reasons:
        alike.setdefault((reason.post, reason.people), []).append(reason)
    for same in alike.values():
        when = words.say.list([w for r in same if (w := _when(r.date, r.half, words))])
        parts = (when, _post(same[0], words), _people(same[0], words))
        yield " · ".join(filter(None, parts))


def _post(reason: Reason, words: Wording) -> str:
    return words.name(reason.post) if reason.post else ""


def _people(reason: Reason, words: Wording) -> str:
    say = words.say
    told = (
        say(
            "terminal.reason_person",
            who=words.name(each.staff),
            why=say.code("why", each.why),
        )
        for each in reason.people
    )
    return say.list(list(told))


def _when(date: dt.date | None, half: str | None, words: Wording) -> str:
    if date is None:
        return ""
    return words.date(date) + (f" {words.session(half)}" if half else "")


def way_out_lines(
    core: Sequence[Obstacle], would_help: Sequence[Help], words: Wording
) -> Iterator[str]:
    """Yield what is in the way of a refused leave, and each change that would help."""
    if core:
        told = [obstacle_text(each, words) for each in core]
        yield words.say("terminal.leave.core", what=words.say.list(told))
    for each in would_help:
        yield words.say("terminal.leave.help", what=help_text(each, words))
