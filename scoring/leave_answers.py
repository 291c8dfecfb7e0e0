"""What leave rules make of one request in one situation (leave cases, absenteeism).

A situation says only what is known; what it leaves out is in order (contracts.md).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scoring.leave_rules import LeaveRules
from scoring.values import value_of

Plain = Mapping[str, Any]
NO_REQUEST = ("none", "short_departure")


def answer(
    rules: LeaveRules, window_size: int, request: Plain, situation: Plain
) -> dict[str, object]:
    """Return approvers, papers, stand-in duty, refusal, absenteeism and who pays.

    Args:
        rules: The leave rules of one policy.
        window_size: Staff assigned to the window.
        request: kind, days, and minutes of a short departure.
        situation: The keys of contracts.md; an absent key means in order.
    """
    asked = _Asked(rules, window_size, request, situation)
    return {
        "chain": list(asked.chain),
        "substitute_required": asked.substitute_required,
        "refused": asked.refused,
        "documents": list(asked.documents),
        "absent_half_days": asked.absent_half_days,
        "charged_to": asked.charged_to,
    }


@dataclass(frozen=True)
class _Asked:
    rules: LeaveRules
    window_size: int
    request: Plain
    situation: Plain

    @property
    def kind(self) -> str:
        return str(self.request.get("kind", "none"))

    @property
    def days(self) -> Decimal:
        return Decimal(str(self.request.get("days", 0)))

    @property
    def chain(self) -> tuple[str, ...]:
        return self.rules.chain(self.days)

    @property
    def documents(self) -> tuple[str, ...]:
        substitute = self.substitute_required or self._says("substitute_arranged", True)
        papers = self.rules.documents(self.kind, substitute)
        if self.kind in NO_REQUEST:
            return papers if substitute else ()
        return papers

    @property
    def substitute_required(self) -> bool:
        """Tell whether somebody beyond the post's own B must be brought.

        Length counts on the staff assigned, an empty window on those present.
        """
        if self.kind == "none":
            return False
        if self.rules.stand_in_duty(self.window_size, self.days):
            return True
        away = int(self.situation.get("colleagues_on_leave", 0))
        return away >= self.window_size - 1

    @property
    def refused(self) -> bool:
        if self.kind == "none" or self.kind in self.rules.never_refused:
            return False
        text, without = self.rules.text, self._says
        return (
            (self.substitute_required and without("substitute_arranged", False))
            or self._against(text.official_documents.kinds, "written_basis", False)
            or self._against(text.annual_without_harm.kinds, "coverage_kept", False)
            or self._against(text.filed_before.kinds, "requested_afterwards", True)
        )

    @property
    def absent_half_days(self) -> int:
        """Count the half-days of absenteeism."""
        long = self._long_absence()
        return int(2 * long) + self._short_absences()

    @property
    def charged_to(self) -> str | None:
        if self.situation.get("substitute_breach"):
            return self.rules.text.substitute_breach.charged
        return None

    def _says(self, key: str, value: bool) -> bool:
        return self.situation.get(key) is value

    def _against(self, kinds: tuple[str, ...], key: str, value: bool) -> bool:
        return self.kind in kinds and self._says(key, value)

    @property
    def _left(self) -> bool:
        return self._says("left", True) or self._says("requested_afterwards", True)

    @property
    def _unrequested(self) -> bool:
        asked = self._says("requested", False)
        return asked or self._says("requested_afterwards", True)

    def _long_absence(self) -> Fraction:
        """Return the days of absenteeism of the leave itself and beyond its end."""
        found = {
            "unrequested": self._left and self._unrequested,
            "unapproved": self._left
            and (self._says("approved", False) or self.refused),
            "deceit": self._says("deceit", True),
            "uncertified": self.situation.get("certificate") == "never"
            and not self._says("approved_as_personal", True),
            "overstayed": not self._says("reason", True),
        }
        whole = Fraction(0)
        beyond = Fraction(0)
        for rule in self.rules.text.absences:
            if found[rule.what] and (not rule.kinds or self.kind in rule.kinds):
                if rule.what == "overstayed":
                    beyond = Fraction(str(self.situation.get("overstayed_days", 0)))
                else:
                    whole = Fraction(self._absent_days)
        return whole + beyond

    @property
    def _absent_days(self) -> Fraction:
        half_days = self.situation.get("away_half_days")
        if half_days is not None:
            return Fraction(str(half_days)) / 2
        return Fraction(self.days)

    def _short_absences(self) -> int:
        """Count half-days lost by being away or late for too long."""
        times: defaultdict[tuple[str, str], int] = defaultdict(int)
        for half_day in self.situation.get("half_days", ()):
            session = (str(half_day.get("date", "")), str(half_day.get("half", "")))
            times[session] += self._too_long("away", half_day.get("away_minutes", ()))
            times[session] += self._too_long("late", half_day.get("late_minutes", ()))
        readings = self.rules.active.readings
        if value_of(self.rules.text.once_per_half_day, readings):
            return sum(min(1, number) for number in times.values())
        return sum(times.values())

    def _too_long(self, what: str, minutes: object) -> int:
        stretches = minutes if isinstance(minutes, (list, tuple)) else [minutes]
        readings = self.rules.active.readings
        return sum(
            rule.minutes.hold(Fraction(str(stretch)), readings)
            for rule in self.rules.text.short_absences
            for stretch in stretches
            if rule.what == what
        )
