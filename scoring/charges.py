"""What planned facts cost, owe or earn: the records of the price book.

All points are hundredths; + is lost, − is gained.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from hall.domain import HalfDay
from scoring.clauses import Effective


@dataclass(frozen=True, slots=True)
class Charged:
    """One clause charges one subject for a fact.

    Attributes:
        points: Exact hundredths; + is lost, − is gained.
        fine: Yuan.
    """

    policy: str
    clause: str
    charged: str
    points: Fraction
    fine: int
    quote: str


@dataclass(frozen=True, slots=True)
class Quota:
    """What a window owes on some days, and what is recorded already.

    Attributes:
        unit: What is counted: facts, half-days on site, or days with both halves.
        days: The days on which it can be fulfilled.
        points: Hundredths per missing one; once for all of them if ``flat``.
        shareable: Whether different people may cover the halves of a full day.
        recorded_duties: Recorded half-days with who was on site.
        quorum: Share of the staff that makes a planned activity count; None = any.
    """

    policy: str
    clause: str
    subject: str
    fact_type: str
    unit: Literal["fact", "half_day", "full_day"]
    days: tuple[dt.date, ...]
    required: int
    recorded: int
    recorded_halves: frozenset[HalfDay]
    points: Fraction
    flat: bool
    quote: str
    shareable: bool = True
    recorded_duties: frozenset[tuple[HalfDay, str | None]] = frozenset()
    quorum: Fraction | None = None


@dataclass(frozen=True, slots=True)
class PlannedCap:
    """What some clauses can cost a subject at most, such as a section's full points.

    What planned facts really cost is what is left of their charges under these clauses:
    min(``used`` + charges, ``limit``) − min(``used``, ``limit``). Caps come narrow
    before wide: an item that is charged once a quarter, then its section, which takes
    what the item leaves.

    Attributes:
        clauses: Numbers of the clauses, as in ``Charged.clause``.
        limit: Hundredths.
        used: Hundredths that facts so far cost already, before the cap.
    """

    policy: str
    subject: str
    clauses: tuple[str, ...]
    limit: Fraction
    used: Fraction


@dataclass(frozen=True, slots=True)
class CappedBonus:
    """A bonus that planned facts can earn until its cap is reached.

    Attributes:
        effective: The days on which a fact earns it.
        points: Hundredths gained per fact.
        remaining: Hundredths that can still be gained; None = no cap.
    """

    policy: str
    clause: str
    subject: str
    fact_type: str
    points: Fraction
    remaining: Fraction | None
    quote: str
    effective: Effective
