"""What changes for whom between two versions of a plan."""

import json
from collections.abc import Iterator

from hall.plan import Plan, Rearranged
from hall.plan_json import plan_to_json
from terminal.rota_text import gap_line
from ui.wording import Wording

PLACES = ("lunch", "free")


def change_lines(plan: Plan, words: Wording) -> Iterator[str]:
    """Yield what changed against the plan in force, if there was one."""
    if plan.changes is None:
        return
    yield words.say("terminal.changes.count", count=len(plan.changes))
    yield from (_line(change, words) for change in plan.changes)


def sick_lines(plan: Plan, old: Plan, words: Wording) -> Iterator[str]:
    """Yield the repair after a sick call: changes, then the gaps that are new."""
    yield from change_lines(plan, words)
    known = {(gap.date, gap.session, gap.post) for gap in old.gaps}
    for gap in plan.gaps:
        if (gap.date, gap.session, gap.post) not in known:
            yield gap_line(gap, words)


def sick_json(plan: Plan, old: Plan) -> str:
    """Return the repair as one document: changes, new gaps, the leave, its facts."""
    whole = json.loads(plan_to_json(plan))
    known = {(str(gap.date), gap.session, gap.post) for gap in old.gaps}
    told = {
        "changes": whole["changes"],
        "new_gaps": [
            gap
            for gap in whole["gaps"]
            if (gap["date"], gap["session"], gap["post"]) not in known
        ],
        "leave": whole["leave"][-1:],
        "levels": whole["levels"],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _line(change: Rearranged, words: Wording) -> str:
    return words.say(
        "terminal.changes.line",
        date=words.date(change.date),
        block=words.block(change.block),
        who=words.name(change.staff),
        before=_place(change.before, words),
        after=_place(change.after, words),
    )


def _place(place: str, words: Wording) -> str:
    if place in PLACES:
        return words.say(f"terminal.place.{place}")
    return words.name(place)
