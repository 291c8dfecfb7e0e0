"""What is on the judge's table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring.fact_table import FactTable
from scoring.inputs import Input
from scoring.period import Period
from scoring.scorecard import Scorecard
from scoring.world import World


@dataclass(frozen=True)
class Term:
    """A period and what happened: all that policies are asked about at a time."""

    world: World
    period: Period
    facts: FactTable


@dataclass(frozen=True)
class Bench:
    """What is on the judge's table: the world, the period, facts and figures.

    Attributes:
        others: Cards of the policies that this one looks at, by policy and subject.
    """

    world: World
    period: Period
    facts: FactTable
    inputs: Sequence[Input] = ()
    others: Mapping[str, Mapping[str, Scorecard]] = field(default_factory=dict)
