"""Facts about the staff of a hall, drawn from what a policy prices, as columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hall.domain import PolicyChoice
from scoring.active import Active, activate
from scoring.compile import Compiled, compile_policy
from scoring.library import vocabulary
from scoring.period import Period
from scoring.triggers import EventTrigger, Tiered
from scoring.values import Scalar, value_of
from scoring.world import World, WorldWindow

POLICY = "huzhou-staff"
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
    def open(cls, windows: int = 60, people: int = 5) -> "Court":
        """Return huzhou-staff with its default readings in a hall of equal windows."""
        actives = activate([PolicyChoice(POLICY)])
        hall = tuple(
            WorldWindow(f"W{w}", tuple(f"W{w}-S{s}" for s in range(people)))
            for w in range(windows)
        )
        compiled = compile_policy(actives[0], vocabulary())
        return cls(actives, compiled, World(hall, YEAR.weekdays()))

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


def frame(court: Court, number: int, seed: int, period: Period = YEAR) -> pd.DataFrame:
    """Return random facts of a period; one in twenty shares its happening.

    Words are categorical columns, as a table of an import has them; ``detail`` is all
    attributes in one word, the key for whoever joins with a price list.
    """
    random, kinds = np.random.default_rng(seed), court.varieties()
    drawn = random.integers(0, len(kinds), number)
    people = court.world.subjects("staff")
    shared = random.random(number) < SHARE_OF_INCIDENTS
    incident = np.where(shared, np.arange(number) // 2, -1).astype(np.int32)
    columns = {
        "id": np.arange(number, dtype=np.int32),
        "type": _words([kind for kind, _ in kinds], drawn),
        "subject": _words(people, random.integers(0, len(people), number)),
        "date": _dates(period, random, number),
        "incident": pd.arrays.IntegerArray(incident, incident < 0),
    }
    names = sorted({name for _, attributes in kinds for name in attributes})
    for name in names:
        columns[name] = _words([said.get(name) for _, said in kinds], drawn)
    columns["detail"] = _words([detail(said) for _, said in kinds], drawn)
    return pd.DataFrame(columns)


def detail(attributes: dict[str, Scalar]) -> str:
    """Return all attributes as one word."""
    return ";".join(f"{name}={value}" for name, value in attributes.items())


def _words(
    words: Sequence[Scalar], drawn: npt.NDArray[np.int64]
) -> "pd.Categorical[Any]":
    """Return the words that were drawn, each kept once; None is an empty cell."""
    known = [each for each in dict.fromkeys(words) if each is not None]
    codes = [known.index(each) if each is not None else -1 for each in words]
    kind = pd.CategoricalDtype(pd.Index(known, dtype=object))
    return pd.Categorical.from_codes(np.array(codes, dtype=np.int16)[drawn], dtype=kind)


def _dates(
    period: Period, random: np.random.Generator, number: int
) -> npt.NDArray[np.datetime64]:
    days = np.array(period.weekdays(), dtype="datetime64[s]")
    return days[np.sort(random.integers(0, len(days), number))]
