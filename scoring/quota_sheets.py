"""What was owed and not done, booked on the sheets of those who owed it."""

from collections.abc import Mapping

from scoring import explain
from scoring.amounts import HUNDRED
from scoring.compile import Compiled
from scoring.ledger import clause_line
from scoring.quotas import Debt
from scoring.scorecard import LedgerRow
from scoring.sheet import Sheet


def book_debts(
    compiled: Compiled, found: tuple[Debt, ...], sheets: Mapping[str, Sheet]
) -> None:
    """Book each debt on the sheet of its debtor."""
    for debt in found:
        sheet = sheets[debt.subject]
        name = debt.trigger.shown_as or debt.trigger.facts[0]
        sheet.shortfalls[name] += debt.missing
        if debt.missing or debt.facts:
            sheet.take(_line(compiled, debt))


def _line(compiled: Compiled, debt: Debt) -> LedgerRow:
    counts = (debt.required, debt.recorded, debt.missing)
    said = explain.quota(debt.clause.title.say(), debt.days, counts)
    ids = tuple(fact.id for fact in debt.facts)
    return clause_line(compiled, debt.clause, said, -debt.charge / HUNDRED, ids)
