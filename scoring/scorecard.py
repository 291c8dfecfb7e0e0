"""The scorecard: what a policy makes of one subject in one period, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from hall.errors import Lang, Say

Amount = Fraction | int


class Told(NamedTuple):
    """What a line brings besides points."""

    grade: str | None
    disqualified: tuple[str, ...]
    withheld: tuple[str, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One fact × clause, or another line that changes the score.

    Attributes:
        clause: The document's own number of the clause; empty for base and floor.
        rule: The clause's id in the policy file.
        facts: Ids of the facts.
        points: Signed points after caps; the rows sum to the score exactly.
        before: Signed points before caps and before other rows took their place.
        fine: Yuan.
        counted: Whether the row counts.
        reason: Why, or why not.
        reading: The readings that decided it, as ``name=value``.
        section: The section that it belongs to, empty if the policy has none.
        grade: The rating that it brings, whether or not its points count. So too
            ``disqualified``, ``withheld`` and ``notices``.
    """

    clause: str
    rule: str
    facts: tuple[str, ...]
    points: Fraction
    before: Fraction
    fine: Fraction
    counted: bool
    reason: Say
    quote: str
    reading: str = ""
    grade: str | None = None
    disqualified: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    section: str = ""

    def as_json(self, lang: Lang) -> dict[str, object]:
        """Return the row in the words of contracts.md."""
        return {
            "clause": self.clause,
            "rule": self.rule,
            "facts": list(self.facts),
            "points": plain(self.points),
            "before": plain(self.before),
            "fine": plain(self.fine),
            "counted": self.counted,
            "reason": self.reason.text(lang),
            "quote": self.quote,
            "reading": self.reading,
            "grade": self.grade,
            "disqualified": list(self.disqualified),
            "withheld": list(self.withheld),
            "notices": list(self.notices),
            "section": self.section,
        }


@dataclass(frozen=True)
class Scorecard:
    """Figures of one subject under one policy; exact, in points and yuan.

    The keys are those of contracts.md; None or empty where the policy gives none.

    Attributes:
        score: None where the policy gives none, or is blocked.
        raw_score: The score before floor and ceiling.
        gross_deductions: Deductions before section caps.
        sections: Points deducted by the document's own section numbers, after what
            a section can lose at most.
        staff_average: What the staff's deductions cost the window; None for staff.
        shortfalls: How many are missing, by the type of fact that is owed.
        blocked: Parameters to fill in before the policy can score.
        readings: The readings that mattered.
        ledger: Why; its lines are written when somebody reads them.
    """

    score: Fraction | None = None
    raw_score: Fraction | None = None
    base: Fraction | None = None
    gross_deductions: Fraction = Fraction(0)
    deductions: Fraction = Fraction(0)
    bonus: Fraction = Fraction(0)
    fines: Fraction = Fraction(0)
    reward: int = 0
    grade: str | None = None
    stars: int | None = None
    stars_awarded: int | None = None
    rank: int | None = None
    awards: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    unit_target_deduction: Fraction | None = None
    disqualified: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    sections: Mapping[str, Fraction] = field(default_factory=dict)
    counted_leave_days: Fraction | None = None
    staff_average: Fraction | None = None
    shortfalls: Mapping[str, int] = field(default_factory=dict)
    blocked: tuple[str, ...] = ()
    readings: Mapping[str, object] = field(default_factory=dict)
    ledger: Sequence[LedgerRow] = ()

    def figure(self, name: str) -> object:
        """Return one figure as JSON holds it; what a blank hides is no figure."""
        if self.blocked and name in _AMOUNTS:
            return None
        return plain(getattr(self, name))

    def as_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return the card in the words of contracts.md, without rounding."""
        names = (each.name for each in fields(self) if each.name != "ledger")
        card = {name: self.figure(name) for name in names}
        card["ledger"] = [row.as_json(lang) for row in self.ledger]
        return card


_AMOUNTS = ("gross_deductions", "deductions", "bonus", "fines")


def plain(value: object) -> object:
    """Return a value as JSON can hold it without rounding.

    Fractions become whole numbers or decimals; what no decimal holds (a third) becomes
    the text ``10/3``.
    """
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return plain(Fraction(value))
    if isinstance(value, Fraction):
        return _number(value)
    return value


def _number(value: Fraction) -> int | float | str:
    if value.denominator == 1:
        return value.numerator
    short = float(value)
    return short if Fraction(repr(short)) == value else str(value)
