"""What was owed and not done, booked on the sheets of those who owed it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from scoring import explain
from scoring.amounts import HUNDRED
from scoring.compile import Compiled
from scoring.ledger import clause_line
from scoring.quotas import Debt
from scoring.scorecard import LedgerRow
from scoring.sheet import Sheet


def book_debts(
    compiled: Compiled, found: Sequence[Debt], sheets: Mapping[str, Sheet]
) -> None:
    """Book debts on the sheets of the debtors, and promise the lines."""
    for (_, subject), alike in groupby(found, _owed_by):
        _book(compiled, tuple(alike), sheets[subject])


def _owed_by(debt: Debt) -> tuple[str, str]:
    return debt.clause.id, debt.subject


def _book(compiled: Compiled, debts: Sequence[Debt], sheet: Sheet) -> None:
    """Book the debts of one subject under one clause."""
    clause, trigger = debts[0].clause, debts[0].trigger
    name = trigger.shown_as or trigger.facts[0]
    sheet.shortfalls[name] += sum(debt.missing for debt in debts)
    told = [debt for debt in debts if debt.missing or debt.facts]
    if not told:
        return
    charge = debts[0].points * sum(debt.times for debt in told)
    sheet.book(clause, (charge / HUNDRED,))
    sheet.heed_readings(compiled.depends[clause.id])
    sheet.promise(partial(_lines, compiled, told))


def _lines(compiled: Compiled, debts: Sequence[Debt]) -> Iterator[LedgerRow]:
    for debt in debts:
        counts = (debt.required, debt.recorded, debt.missing)
        said = explain.quota(debt.clause.title.say(), debt.days, counts)
        ids = tuple(fact.id for fact in debt.facts)
        points = -debt.charge / HUNDRED
        yield clause_line(compiled, debt.clause, said, points, ids)
