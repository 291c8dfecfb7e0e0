"""What the terminal says about a leave request."""

from collections.abc import Iterator

from hall.domain import LeaveRequest
from hall.plan import Answer, Substitute
from terminal.reason_text import reason_lines, way_out_lines
from terminal.rota_text import gap_line
from ui.views.leave import parse_half
from ui.wording import Wording


def answer_lines(
    request: LeaveRequest, answer: Answer, words: Wording
) -> Iterator[str]:
    """Yield the answer to a request: verdict first, then why and what it takes."""
    say = words.say
    verdict = say(f"leave.verdict.{answer.verdict}", lost=words.lost(answer.points))
    yield say("terminal.leave.verdict", verdict=verdict)
    yield say(
        "leave.what",
        name=words.name(request.staff),
        kind=say.code("leave_kind", request.kind),
        start=words.half_day(request.start),
        end=words.half_day(request.end),
        days=f"{answer.days:g}",
    )
    yield say("leave.counted", days=f"{answer.counted_leave_days_month:g}").rstrip()
    yield from reason_lines(answer.reasons, words)
    yield from way_out_lines(answer.core, answer.would_help, words)
    yield from _costs(answer, words)
    yield from _needs(answer, words)
    yield from (_stand_in(each, words) for each in answer.substitutes)
    yield from _options(answer, words)
    yield from _alternatives(answer, words)
    yield say("leave.proven" if answer.proven else "leave.unproven")


def _costs(answer: Answer, words: Wording) -> Iterator[str]:
    say = words.say
    for line in answer.lines:
        yield say(
            "terminal.leave.line",
            who=words.name(line.subject),
            lost=words.lost(line.points),
            clause=words.clause(line.policy, line.clause),
        )
    yield from (gap_line(gap, words) for gap in answer.new_gaps)
    for each in answer.consequences:
        yield say(
            "terminal.leave.consequence",
            effect=effect_text(each.effect, words),
            clause=words.clause(each.policy, each.clause),
            why=each.why,
        )


def effect_text(effect: str, words: Wording) -> str:
    """Return a consequence without points in words, e.g. ``no monthly_excellent``."""
    kind, _, what = effect.partition(" ")
    name = words.say.code("award", what)
    return words.say.code("effect", kind).format(what=name)


def _needs(answer: Answer, words: Wording) -> Iterator[str]:
    say = words.say
    for policy, chain in answer.chains.items():
        approvers = " → ".join(say.code("leave_chain", each) for each in chain)
        yield say("terminal.leave.chain", chain=approvers, policy=words.policy(policy))
    if answer.documents:
        papers = say.list([say.code("document", each) for each in answer.documents])
        yield say("terminal.leave.documents", documents=papers)


def _stand_in(each: Substitute, words: Wording) -> str:
    say = words.say
    return say(
        "terminal.leave.stand_in",
        date=words.date(each.date),
        half=words.session(each.half),
        post=words.name(each.post),
        who=words.name(each.staff),
        served_as=say.code("served_as", each.served_as),
    )


def _options(answer: Answer, words: Wording) -> Iterator[str]:
    """Yield who might stand in, where there is a choice."""
    for each in answer.options if len(answer.options) > 1 else ():
        yield words.say(
            "terminal.leave.option",
            who=words.name(each.staff),
            served_as=words.say.code("served_as", each.served_as),
            lost=words.lost(each.points),
        )


def _alternatives(answer: Answer, words: Wording) -> Iterator[str]:
    for each in answer.alternatives:
        yield words.say(
            "terminal.leave.alternative",
            start=words.half_day(parse_half(each.start)),
            end=words.half_day(parse_half(each.end)),
            lost=words.lost(each.points),
        )
