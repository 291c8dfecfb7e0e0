"""A leave request as the slip that is printed, signed and filed."""

import json
from collections.abc import Sequence

from hall.domain import Person
from office import LeaveFile, LeaveStep
from office.papers import Slip
from ui.wording import Wording, plain


def slip_of(file: LeaveFile, person: Person, words: Wording) -> Slip:
    """Return the slip of a request, with every signature so far."""
    say, request = words.say, file.request
    told = json.loads(file.answer) if file.answer else {}
    span = say(
        "leave.span",
        start=words.half_day(request.start),
        end=words.half_day(request.end),
    )
    rows = {
        "name": person.name,
        "window": words.name(person.window),
        "kind": say.code("leave_kind", request.kind),
        "span": span,
        "days": plain(told["days"]) if "days" in told else "",
        "stand_ins": say.list(_stand_ins(told, words)),
        "documents": say.list(
            [say.code("document", one) for one in told.get("documents", ())]
        ),
    }
    return Slip(
        title=say("paper.slip.title", hall=words.hall.name),
        rows=[(say(f"paper.slip.{name}"), value) for name, value in rows.items()],
        signatures=[
            (say.code("leave_chain", role), _signed(file.steps, role, words))
            for role in file.chain
        ],
        note=say("paper.slip.note", id=request.id),
    )


def _stand_ins(told: dict[str, list[dict[str, str]]], words: Wording) -> list[str]:
    found = [words.name(one["staff"]) for one in told.get("substitutes", ())]
    return list(dict.fromkeys(found))


def _signed(steps: Sequence[LeaveStep], role: str, words: Wording) -> str:
    mine = [step for step in steps if step.role == role and step.at]
    return "\n".join(_signature(step, words) for step in mine)


def _signature(step: LeaveStep, words: Wording) -> str:
    done = words.say.code("leave_signed", step.action)
    return f"{done} {step.by} {step.at:%Y-%m-%d} {step.why}".strip()
