"""Cards without a score: of policies whose blanks are open, and of catalogues."""

from collections.abc import Iterator

from hall.domain import Fact
from hall.errors import Say
from scoring import explain
from scoring.active import Active
from scoring.compile import compile_policy
from scoring.fact_table import FactTable
from scoring.period import Period
from scoring.quota_sheets import book_debts
from scoring.quotas import debts, owing_hall
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO, Sheet
from scoring.vocabulary import Vocabulary
from scoring.world import World


def refused(active: Active, world: World, facts: FactTable) -> dict[str, Scorecard]:
    """Return cards that name the open blanks, for everybody who is assessed."""
    card = Scorecard(
        blocked=tuple(active.blocked),
        ledger=tuple(_blank(active, *each) for each in active.blocked.items()),
    )
    return dict.fromkeys(
        world.assessed(active.policy.subject or "staff", facts.people()), card
    )


def noted(
    active: Active,
    world: World,
    period: Period,
    facts: FactTable,
    words: Vocabulary,
) -> dict[str, Scorecard]:
    """Return cards of a policy without prices: what is recorded under its criteria."""
    compiled = compile_policy(active, words)
    subjects = world.assessed(active.policy.subject or "staff", facts.people())
    sheets = {each: Sheet() for each in (*subjects, *owing_hall(compiled))}
    named = {name for each in active.policy.criteria for name in each.facts}
    for fact in facts.within(period).typed(named):
        if fact.subject in sheets:
            for line in _noted(active, fact, words):
                sheets[fact.subject].take(line)
    book_debts(compiled, debts(compiled, world, period, facts), sheets)
    return {subject: sheet.bare() for subject, sheet in sheets.items()}


def _noted(active: Active, fact: Fact, words: Vocabulary) -> Iterator[LedgerRow]:
    name = words.types[fact.type]
    for each in active.policy.criteria:
        if fact.type in each.facts:
            said = explain.no_price(Say(name.zh, name.en), each.title.say())
            ids = (fact.id,)
            yield LedgerRow(
                each.number, each.id, ids, ZERO, ZERO, ZERO, False, said, each.quote
            )


def _blank(active: Active, name: str, why: Say) -> LedgerRow:
    blank = active.policy.parameter(name)
    say = Say(f"参数“{name}”：{why.zh}", f"parameter '{name}': {why.en}")
    quote = blank.quote if blank else ""
    return LedgerRow("", name, (), ZERO, ZERO, ZERO, False, say, quote)
