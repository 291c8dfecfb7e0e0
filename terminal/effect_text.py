"""What the terminal says about a change of a policy: every figure that would change."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from office import Effect
from ui.wording import Wording

FIGURES = ("score", "deductions", "bonus", "fines", "reward", "grade", "rank")
STEPS = ("raw_score", "gross_deductions", "base", "sections.")


def effects_json(effects: Sequence[Effect]) -> str:
    """Return the effects as one JSON document."""
    return json.dumps([asdict(each) for each in effects], ensure_ascii=False, indent=1)


def effect_lines(effects: Sequence[Effect], words: Wording) -> Iterator[str]:
    """Yield a line for each figure that would change, without the steps to a score."""
    say = words.say
    if not effects:
        yield say("terminal.policy.no_effect")
    for each in effects:
        if each.figure.startswith(STEPS):
            continue
        named = each.figure in FIGURES
        yield say(
            "terminal.policy.effect",
            period=each.period,
            policy=words.policy(each.policy),
            id=each.subject,
            name=words.name(each.subject),
            figure=say(f"scores.figure.{each.figure}") if named else each.figure,
            before=_value(each.before),
            after=_value(each.after),
        )


def _value(value: object) -> object:
    if isinstance(value, list):
        return "、".join(map(str, value)) or "—"
    return "—" if value is None else value
