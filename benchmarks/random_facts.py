"""A year of facts about the staff of a city's hall, drawn from what a policy prices."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hall.domain import Fact, PolicyChoice
from scoring.active import Active, activate
from scoring.compile import Compiled, compile_policy
from scoring.library import vocabulary
from scoring.period import Period
from scoring.triggers import EventTrigger, Tiered
from scoring.values import Scalar, value_of
from scoring.world import World, WorldWindow

POLICY = "huzhou-staff"
WINDOWS, PEOPLE = 60, 5
SHARE_OF_INCIDENTS = 0.05
YEAR = Period.parse("2026")
Variety = tuple[str, dict[str, Scalar]]


@dataclass(frozen=True, slots=True)
class Court:
    """A policy in force in a hall: all that scoring needs besides facts."""

    actives: tuple[Active, ...]
    compiled: Compiled
    world: World

    @classmethod
    def open(cls) -> "Court":
        """Return huzhou-staff with its default readings in a hall of 300 people."""
        actives = activate([PolicyChoice(POLICY)])
        windows = tuple(
            WorldWindow(f"W{w}", tuple(f"W{w}-S{s}" for s in range(PEOPLE)))
            for w in range(WINDOWS)
        )
        compiled = compile_policy(actives[0], vocabulary())
        return cls(actives, compiled, World(windows, YEAR.weekdays()))

    def varieties(self) -> tuple[Variety, ...]:
        """Return every kind of fact that the policy prices, and days of leave."""
        leave: Variety = ("leave_taken", {"kind": "personal", "days": Decimal("0.5")})
        return (*_priced(self.compiled), leave)


def _priced(compiled: Compiled) -> Iterator[Variety]:
    for clause in compiled.clauses:
        trigger, amount = clause.trigger, clause.amount
        if not isinstance(trigger, EventTrigger):
            continue
        when = {
            name: _one(value_of(wanted, compiled.readings))
            for name, wanted in trigger.when.items()
        }
        tiers = amount.tiers if isinstance(amount, Tiered) else (None,)
        for fact_type in trigger.facts:
            for tier in tiers:
                grade = {amount.by: tier} if isinstance(amount, Tiered) else {}
                yield fact_type, {**when, **grade}


def _one(wanted: object) -> Scalar:
    first = wanted[0] if isinstance(wanted, tuple) else wanted
    if first is None or isinstance(first, (bool, str, Decimal)):
        return first
    raise TypeError(f"not a plain value: {first!r}")


def facts(court: Court, number: int, seed: int) -> list[Fact]:
    """Return random facts; one in twenty shares its happening with another."""
    rng = random.Random(seed)
    kinds, people = court.varieties(), court.world.subjects("staff")
    days = court.world.working_days
    found = []
    for n in range(number):
        fact_type, attributes = rng.choice(kinds)
        shared = rng.random() < SHARE_OF_INCIDENTS
        found.append(
            Fact(
                id=f"f{n}",
                type=fact_type,
                subject=rng.choice(people),
                date=rng.choice(days),
                incident=f"i{n // 2}" if shared else None,
                attributes=dict(attributes),
            )
        )
    return found
