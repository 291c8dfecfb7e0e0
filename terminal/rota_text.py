"""What the terminal says about a plan."""

from collections.abc import Iterator

from hall.calendar import DayState, calendar_of
from hall.plan import Gap, LeaveDecision, Level, Plan
from terminal.reason_text import reason_lines, way_out_lines
from ui.wording import Wording

POINTS = "points"
MOST = 5  # of the worst off are named


def plan_lines(plan: Plan, words: Wording) -> Iterator[str]:
    """Yield the summary of a plan: levels, gaps with their price, leave decisions."""
    say = words.say
    yield say(
        "terminal.plan.title",
        hall=words.hall.name,
        month=words.month(plan.month),
        status=say(f"terminal.plan.status.{plan.status}"),
    )
    if plan.status == "infeasible":
        yield from reason_lines(plan.reasons, words)
        return  # there is no plan: its figures are not zero, there are none
    forecast = _forecast_days(plan, words)
    if forecast:
        yield say("terminal.plan.forecast", days=forecast)
    yield from (_level(level, words) for level in plan.levels)
    yield say("terminal.plan.gaps", count=len(plan.gaps))
    yield from (gap_line(gap, words) for gap in plan.gaps)
    if plan.leave:
        yield say("terminal.plan.leave", count=len(plan.leave))
    for decision in plan.leave:
        yield from _decision(decision, words)
    yield from _worst_off(plan, words)


def _worst_off(plan: Plan, words: Wording) -> Iterator[str]:
    """Yield who carries most above the average."""
    worst = [each for each in plan.fairness[:MOST] if each.adjusted > each.average]
    if worst:
        yield words.say("terminal.plan.burdens")
    for each in worst:
        measure, _, block = each.measure.partition(":")
        yield words.say(
            "terminal.plan.burden",
            who=words.name(each.staff),
            measure=words.say.code("burden", measure).format(block=block),
            load=f"{each.adjusted / 100:.1f}",
            average=f"{each.average / 100:.1f}",
        )


def _forecast_days(plan: Plan, words: Wording) -> int:
    calendar = calendar_of(words.hall)
    days = {each.date for each in plan.assignments} | {gap.date for gap in plan.gaps}
    return sum(calendar.state(day) is DayState.FORECAST for day in days)


def _level(level: Level, words: Wording) -> str:
    say = words.say
    proof = (
        say("terminal.plan.proven")
        if level.proven
        else say(
            "terminal.plan.bound", bound=level_value(level.name, level.bound, words)
        )
    )
    return say(
        "terminal.plan.level",
        name=say.code("level", level.name),
        value=level_value(level.name, level.value, words),
        proof=proof,
    )


def level_value(name: str, value: int, words: Wording) -> str:
    """Return the value of a level with its unit."""
    if name == POINTS:
        return words.lost(value)
    return words.say.code("level_unit", name).format(n=value)


def gap_line(gap: Gap, words: Wording) -> str:
    """Return one gap: when, which post, how long, who is charged by which clause."""
    charges = [words.charge(charge) for charge in gap.charges]
    return words.say(
        "terminal.plan.gap",
        date=words.date(gap.date),
        session=words.session(gap.session),
        post=words.name(gap.post),
        minutes=words.say("shell.minutes", minutes=gap.minutes),
        charges=" · ".join(charges) or words.say("shell.points_none"),
    )


def _decision(decision: LeaveDecision, words: Wording) -> Iterator[str]:
    say = words.say
    request = next((r for r in words.hall.leave if r.id == decision.id), None)
    yield say(
        f"terminal.plan.{decision.decision}",
        id=decision.id,
        who=words.name(request.staff) if request else "",
        kind=say.code("leave_kind", request.kind) if request else "",
        start=words.half_day(request.start) if request else "",
        end=words.half_day(request.end) if request else "",
        lost=words.lost(decision.points),
    )
    yield from reason_lines(decision.reasons, words)
    yield from way_out_lines(decision.core, decision.would_help, words)
