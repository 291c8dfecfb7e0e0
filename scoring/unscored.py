"""Cards without a score: of policies whose blanks are open, and of catalogues."""

from collections.abc import Sequence

from hall.domain import Fact
from hall.errors import Say
from scoring.active import Active
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO
from scoring.world import World

HALL = "HALL"  # the subject of facts about the whole hall


def subjects_of(kind: str, world: World, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return whom a policy assesses: windows, or staff and people from outside."""
    own = world.subjects(kind)
    if kind == "window":
        return own
    outside = (
        fact.subject
        for fact in facts
        if fact.subject != HALL and not world.is_window(fact.subject)
    )
    return tuple(dict.fromkeys((*own, *outside)))


def unscored(
    active: Active, world: World, facts: Sequence[Fact]
) -> dict[str, Scorecard]:
    """Return a card without a score for everybody whom the policy is about."""
    card = Scorecard(
        blocked=tuple(active.blocked),
        ledger=tuple(_blank(active, *each) for each in active.blocked.items()),
    )
    kind = active.policy.subject or "staff"
    return dict.fromkeys(subjects_of(kind, world, facts), card)


def _blank(active: Active, name: str, why: Say) -> LedgerRow:
    blank = active.policy.parameter(name)
    say = Say(f"参数“{name}”：{why.zh}", f"parameter '{name}': {why.en}")
    quote = blank.quote if blank else ""
    return LedgerRow("", name, (), ZERO, ZERO, ZERO, False, say, quote)
