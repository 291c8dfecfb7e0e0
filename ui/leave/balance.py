"""What somebody has had of leave, and which lines of the policies are near."""

from office import Threshold
from ui.markup import Markup, panel, pill, show, tag
from ui.state import Desk
from ui.wording import plain

_NEAR = 1


def show_balance(here: Desk, staff: str) -> None:
    """Draw the lines that this person's days of leave may cross."""
    lines = here.office.leave_thresholds(here.month, staff)
    if lines:
        title = here.say("leave.balance.title", name=here.words.name(staff))
        show(panel(title, *(_line(here, line) for line in lines)))


def _line(here: Desk, line: Threshold) -> Markup:
    say = here.say
    kinds = say.list([say.code("leave_kind", kind) for kind in line.kinds])
    used = say(
        f"leave.balance.{line.over}",
        kinds=kinds or say("leave.balance.any"),
        used=plain(line.used),
        days=plain(line.days),
    )
    return tag(
        "div",
        "hr-entry",
        tag("span", "", used),
        tag("span", "", _state(here, line)),
        tag("small", "", f"{line.title.text(here.lang)} "),
        tag("small", "", here.words.clause(line.policy, line.clause)),
    )


def _state(here: Desk, line: Threshold) -> Markup:
    if line.crossed:
        return pill(here.say("leave.balance.crossed"), "bad")
    tone = "warn" if line.left <= _NEAR else "good"
    return pill(here.say("leave.balance.left", days=plain(line.left)), tone)
