"""The records of a plan and of a leave answer: what the planner says, as plain data."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hall.domain import Fact, Half, Session

Decision = Literal["approved", "refused"]
Status = Literal["optimal", "feasible", "infeasible"]
Verdict = Literal[
    "approve",
    "approve_with_substitutes",
    "advise_against",
    "refuse",
    "needs_person",
]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of what matters: best value found and its proven lower bound."""

    name: str
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Tell whether the value is proven minimal."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Assignment:
    """Somebody serves a post in a block; ``served_as`` is A, B1, B2, … or third."""

    date: dt.date
    block: str
    post: str
    staff: str
    served_as: str


@dataclass(frozen=True, slots=True)
class Lunch:
    """Somebody eats in a noon block."""

    date: dt.date
    block: str
    staff: str


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity and who attends it; ``window`` is set where all are of one window."""

    id: str
    date: dt.date
    blocks: tuple[str, ...]
    window: str | None
    kind: str
    staff: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CadreDuty:
    """A cadre on site at a window for a half-day."""

    date: dt.date
    half: Half
    cadre: str
    window: str


@dataclass(frozen=True, slots=True)
class Charge:
    """What one clause takes for one fact: ``points`` in hundredths, fine in yuan."""

    policy: str
    clause: str
    charged: str
    points: int
    fine: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """An open post that nobody serves in a session of a day."""

    date: dt.date
    session: Session
    post: str
    minutes: int
    charges: tuple[Charge, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitute:
    """Who serves a leave-taker's post in a half-day."""

    date: dt.date
    half: Half
    staff: str
    post: str
    served_as: str = "third"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A person who might have helped, and why not (a code; the screens translate)."""

    staff: str
    why: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a request is refused or advised against."""

    rule: str
    policy: str
    clause: str
    quote: str
    date: dt.date | None = None
    half: Half | None = None
    post: str | None = None
    people: tuple[Hindrance, ...] = ()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way of a leave.

    Attributes:
        kind: ``rule``, ``leave`` (another leave), ``pin``, ``post`` (his own post would
            be empty), ``minimum`` (of a window), ``activity``, ``lactation``, ``named``
            (the stand-in whom the request names), ``papers``, ``late``.
        staff: Whose it is.
        id: The request, post, window or activity.
    """

    kind: str
    staff: str | None = None
    id: str | None = None
    date: dt.date | None = None
    policy: str = ""
    clause: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """One change that would make a refused leave possible.

    Attributes:
        kind: That of the obstacle to take away, ``stand_in`` (bring somebody who knows
            the post) or ``shorter`` (ask for these half-days only).
        start: First half-day, like ``2026-06-03 am``.
    """

    kind: str
    staff: str | None = None
    id: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class LeaveDecision:
    """The plan's decision on one request; ``points`` in hundredths.

    Attributes:
        core: Of a refusal: what is in the way, none of which is superfluous.
        would_help: Of a refusal: single changes that would make it possible.
    """

    id: str
    decision: Decision
    chains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    substitutes: tuple[Substitute, ...] = ()
    points: int = 0
    reasons: tuple[Reason, ...] = ()
    core: tuple[Obstacle, ...] = ()
    would_help: tuple[Help, ...] = ()


@dataclass(frozen=True, slots=True)
class Burden:
    """How much of one measure somebody carries, held against the colleagues.

    Attributes:
        staff: A person or a cadre.
        measure: ``lunch:<block>``, ``stand_ins``, ``noon``, ``weekend`` or
            ``cadre_half_days``.
        half_days: On how many half-days of the month he is there.
        adjusted: Hundredths: carried over + count as if there all the month.
        average: The same of the window's people, or of all cadres.
    """

    staff: str
    measure: str
    count: int
    carried: int
    half_days: int
    adjusted: int
    average: int


@dataclass(frozen=True, slots=True)
class Rearranged:
    """Somebody is elsewhere than before: a post, an activity, ``lunch`` or ``free``."""

    date: dt.date
    block: str
    staff: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A month's rota with its proof.

    Attributes:
        facts: The predicted facts, ready for the scorer.
        reasons: Only where ``status`` is ``infeasible``.
        fairness: Who carries how much, the worst off first.
        predicted: Scorecards by policy and subject (filled in by the office).
        made: Version, seed, parameters: enough to make the plan again.
        changes: Against the plan in force, if there is one: what changes for whom.
    """

    hall: str
    month: str
    status: Status
    levels: tuple[Level, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    lunches: tuple[Lunch, ...] = ()
    activities: tuple[PlannedActivity, ...] = ()
    cadres: tuple[CadreDuty, ...] = ()
    gaps: tuple[Gap, ...] = ()
    leave: tuple[LeaveDecision, ...] = ()
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    predicted: Mapping[str, Mapping[str, Mapping[str, object]]] = field(
        default_factory=dict
    )
    made: Mapping[str, object] = field(default_factory=dict)
    fairness: tuple[Burden, ...] = ()
    changes: tuple[Rearranged, ...] | None = None


@dataclass(frozen=True, slots=True)
class PointLine:
    """Points (hundredths; negative = gained) that a leave costs one subject."""

    subject: str
    policy: str
    clause: str
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """A consequence without points, e.g. no monthly excellence."""

    policy: str
    clause: str
    effect: str
    why: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same leave at another time, and what it would cost then."""

    start: str
    end: str
    points: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """A post-block whose server changes; None = nobody."""

    date: dt.date
    block: str
    post: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Requests decided in one order.

    Attributes:
        order: Their ids.
        refused: What is in the way of each that is refused.
        points: Hundredths that the approved ones cost together.
    """

    order: tuple[str, ...]
    approved: tuple[str, ...]
    refused: Mapping[str, tuple[Obstacle, ...]]
    points: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the contract's order gives, and what the best other orders would.

    Attributes:
        most_approved: The order that approves most, and of those costs least.
        fewest_points: The order that costs least, and of those approves most.
        proven: Every order was tried; otherwise there may be better ones.
    """

    by_filing: Turn
    most_approved: Turn
    fewest_points: Turn
    proven: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A stand-in for the whole leave; naming him costs ``points`` (hundredths)."""

    staff: str
    served_as: str
    points: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one leave request. Points are hundredths."""

    verdict: Verdict
    chains: Mapping[str, tuple[str, ...]]
    documents: tuple[str, ...]
    days: float
    counted_leave_days_month: float
    substitutes: tuple[Substitute, ...] = ()
    points: int = 0
    lines: tuple[PointLine, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    diff: tuple[Change, ...] = ()
    new_gaps: tuple[Gap, ...] = ()
    proven: bool = True
    seconds: float = 0.0
    core: tuple[Obstacle, ...] = ()
    would_help: tuple[Help, ...] = ()
    options: tuple[Option, ...] = ()
