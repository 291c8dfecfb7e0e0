"""What a planned fact costs, exactly, from the compiled clauses that the judge uses.

All points are hundredths; + is lost, − is gained. Knows nothing of plans or solvers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hall.domain import Fact
from scoring.active import Active
from scoring.averages import averaged_policy, sharers
from scoring.charges import CappedBonus, Charged, PlannedCap, Quota
from scoring.compile import Compiled, Price, compile_policy
from scoring.fact_check import check_facts
from scoring.fact_table import FactTable
from scoring.library import vocabulary
from scoring.period import Period
from scoring.planned_bonuses import planned_bonuses, stops
from scoring.planned_caps import planned_caps
from scoring.quotas import Debt, debts
from scoring.values import number_of, value_of
from scoring.world import World

__all__ = [
    "CappedBonus",
    "Charged",
    "PlannedCap",
    "PriceBook",
    "Quota",
    "price_book",
]


@dataclass(frozen=True)
class PriceBook:
    """Prices of planned facts under every policy in force.

    Attributes:
        quotas: What is owed in the period.
        bonuses: What clauses whose bonus comes to an end can still give, by window or
            person; those that a planned fact earns by its type alone.
        caps: What clauses can cost at most; ``charges`` are before these caps.
    """

    world: World
    period: Period
    quotas: tuple[Quota, ...]
    bonuses: tuple[CappedBonus, ...]
    caps: tuple[PlannedCap, ...]
    _scored: tuple[Compiled, ...]
    _averaged: tuple[tuple[Compiled, Compiled], ...]  # (window's, staff's)

    def charges(self, fact: Fact) -> tuple[Charged, ...]:
        """Return what one more planned fact costs, transfers included.

        Facts under a quota, and bonuses under a cap or given once, are not here but in
        ``quotas`` and ``bonuses``; what ``caps`` spare is not taken off.
        """
        if fact.date not in self.period or fact.verified is False:
            return ()
        own = (line for each in self._scored for line in self._own(each, fact))
        passed_on = (
            line
            for window, staff in self._averaged
            for line in self._average(window, staff, fact)
        )
        return (*own, *passed_on)

    def _own(self, compiled: Compiled, fact: Fact) -> Iterator[Charged]:
        for price in _charging(compiled, fact, self.world):
            who = price.answers or compiled.answers(fact)
            charged = compiled.charged(who, self.world)
            if charged is not None:
                yield _line(compiled, price, charged, fact)

    def _average(
        self, window: Compiled, staff: Compiled, fact: Fact
    ) -> Iterator[Charged]:
        home = self.world.window_of(fact.subject)
        lost = sum(line.points for line in self._own(staff, fact) if line.points > 0)
        if home is None or not lost:
            return
        for clause, trigger in window.averages:
            share = sharers(window, trigger, home, self.world)[fact.subject]
            yield Charged(
                window.policy.id, clause.number, home.id, lost * share, 0, clause.quote
            )


def price_book(
    world: World, actives: Sequence[Active], period: Period, facts: Sequence[Fact]
) -> PriceBook:
    """Return the prices of planned facts on top of the ``facts`` so far.

    Raises:
        PolicyError: A fact cannot be read.
    """
    words, table = vocabulary(), FactTable.of(facts)
    check_facts(table, words)
    scored = tuple(compile_policy(each, words) for each in actives if each.scores)
    by_id = {each.policy.id: each for each in scored}
    return PriceBook(
        world,
        period,
        tuple(
            _quota(each, debt)
            for each in scored
            for debt in debts(each, world, period, table)
            if debt.points
        ),
        tuple(
            bonus
            for each in scored
            for bonus in planned_bonuses(each, world, period, table)
        ),
        tuple(
            cap for each in scored for cap in planned_caps(each, world, period, table)
        ),
        scored,
        tuple(_averaged(by_id)),
    )


def _charging(compiled: Compiled, fact: Fact, world: World) -> Iterator[Price]:
    """Yield what a fact costs or earns at once; it is one happening, charged once."""
    found = [
        price
        for price in compiled.prices(compiled.shape(fact, world))
        if price.clause.effective.on(fact.date)
        and not (price.clause.polarity == "bonus" and stops(compiled, price.clause.id))
    ]
    costs = [each for each in found if each.clause.polarity == "deduct"]
    mode = value_of(compiled.rule.incident, compiled.readings)
    if mode == "max" and len(costs) > 1:
        costs = [max(costs, key=lambda each: (each.points, each.fine))]
    elif mode == "first":
        costs = costs[:1]
    yield from costs
    yield from (each for each in found if each.clause.polarity == "bonus")


def _averaged(
    by_id: Mapping[str, Compiled],
) -> Iterator[tuple[Compiled, Compiled]]:
    for compiled in by_id.values():
        for _, trigger in compiled.averages:
            yield compiled, averaged_policy(trigger, by_id, compiled.words)


def _line(compiled: Compiled, price: Price, charged: str, fact: Fact) -> Charged:
    count = Fraction(1 if fact.count is None else fact.count)
    sign = -1 if price.clause.polarity == "bonus" else 1
    return Charged(
        compiled.policy.id,
        price.clause.number,
        charged,
        sign * price.points * count,
        int(price.fine * count),
        price.clause.quote,
    )


def _quota(compiled: Compiled, debt: Debt) -> Quota:
    quorum = debt.trigger.quorum
    return Quota(
        policy=compiled.policy.id,
        clause=debt.clause.number,
        subject=debt.subject,
        fact_type=debt.trigger.facts[0],
        unit=debt.trigger.unit,
        days=debt.days,
        required=debt.required,
        recorded=debt.recorded,
        recorded_halves=frozenset(half for half, _ in debt.duties),
        points=debt.points,
        flat=debt.flat,
        quote=debt.clause.quote,
        shareable=debt.shareable,
        recorded_duties=debt.duties,
        quorum=None
        if quorum is None
        else Fraction(number_of(quorum, compiled.readings)),
    )
