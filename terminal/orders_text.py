"""What other orders of deciding leave requests would give."""

from collections.abc import Iterator

from hall.plan import Outlook, Turn
from terminal.reason_text import way_out_lines
from ui.wording import Wording


def outlook_lines(outlook: Outlook, words: Wording) -> Iterator[str]:
    """Yield each order with what it approves, costs and refuses, and why."""
    for name in ("by_filing", "most_approved", "fewest_points"):
        yield from _turn(name, getattr(outlook, name), words)
    yield words.say("leave.proven" if outlook.proven else "terminal.orders.unproven")


def _turn(name: str, turn: Turn, words: Wording) -> Iterator[str]:
    yield words.say(
        f"terminal.orders.{name}",
        approved=len(turn.approved),
        refused=len(turn.refused),
        lost=words.lost(turn.points),
    )
    people = {row.id: row.staff for row in words.hall.leave}
    for request, core in turn.refused.items():
        who = words.name(people.get(request, request))
        yield words.say("terminal.orders.refused", id=request, who=who)
        yield from way_out_lines(core, (), words)
