"""What leave rules make of one request in one situation (leave cases, absenteeism).

A situation says only what is known; what it leaves out is in order (contracts.md).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scoring.leave_rules import LeaveRules
from scoring.leave_text import NamedRule, PostFault
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
        urgent = self._says("by_proxy", True) and self._says("emergency", True)
        papers = self.rules.documents(self.kind, substitute, emergency=urgent)
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
        text = self.rules.text
        if text.no_backup is not None and self._says("has_b_post", False):
            return True
        away = int(self.situation.get("colleagues_on_leave", 0))
        empties = away >= self.window_size - 1
        if text.unattended is not None:
            return empties
        return text.both_away is not None and (
            empties or self._says("has_b_post", False)
        )

    @property
    def refused(self) -> bool:
        if self.kind == "none":
            return False
        if self._too_old or self._by_proxy:
            return True
        if self.kind in self.rules.never_refused:
            return False
        text = self.rules.text
        return (
            self._without_stand_in
            or self._against(text.official_documents, "written_basis", False)
            or self._against(text.annual_without_harm, "coverage_kept", False)
            or self._against(text.filed_before, "requested_afterwards", True)
        )

    @property
    def _without_stand_in(self) -> bool:
        """Tell whether a stand-in is needed and known to be missing.

        A third for A and B together is the head's task, no ground for refusal.
        """
        text = self.rules.text
        binding = text.stand_ins or text.unattended or text.no_backup
        missing = self._says("substitute_arranged", False)
        return bool(binding) and self.substitute_required and missing

    @property
    def _by_proxy(self) -> bool:
        """Tell whether somebody else asks, and for no emergency."""
        urgent = self._says("emergency", True)
        forbidden = self.rules.text.by_proxy is not None
        return forbidden and self._says("by_proxy", True) and not urgent

    @property
    def _too_old(self) -> bool:
        """Tell whether the child has had its first birthday before the leave."""
        rule = self.rules.text.until_birthday
        born, start = self.situation.get("child_born"), self.request.get("start")
        if rule is None or self.kind not in rule.kinds:
            return False
        if not isinstance(born, dt.date) or not isinstance(start, dt.date):
            return False
        return (start.year - 1, start.month, start.day) > (
            born.year,
            born.month,
            born.day,
        )

    @property
    def absent_half_days(self) -> int:
        """Count the half-days of absenteeism."""
        long = self._long_absence()
        return int(2 * long) + self._short_absences()

    @property
    def charged_to(self) -> str | None:
        breach = self.rules.text.substitute_breach
        if breach is not None and self.situation.get("substitute_breach"):
            return breach.charged
        faults = (each for each in self.rules.text.faults if self._at_fault(each))
        return next((each.charged for each in faults), None)

    def _at_fault(self, rule: PostFault) -> bool:
        """Tell whether a rule about A and B fits; an unknown time fits every bound."""
        minutes = self.situation.get("uncovered_minutes")
        long = minutes is None or rule.minutes.hold(
            Fraction(str(minutes)), self.rules.active.readings
        )
        excused = any(self._says(*each) for each in rule.unless.items())
        return long and not excused and all(self._says(*e) for e in rule.when.items())

    def _says(self, key: str, value: bool) -> bool:
        return self.situation.get(key) is value

    def _against(self, rule: NamedRule | None, key: str, value: bool) -> bool:
        if rule is None or self.kind not in rule.kinds:
            return False
        excused = rule.special_reason and self._says("special_reason", True)
        return self._says(key, value) and not excused

    @property
    def _left(self) -> bool:
        later = self._says("requested_afterwards", True)
        return self._says("left", True) or later or "away_half_days" in self.situation

    @property
    def _excused(self) -> bool:
        late = self._says("requested_afterwards", True) or self.kind == "none"
        return late and self._says("special_reason", True)

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
            "deserted": self.kind == "none" and "away_half_days" in self.situation,
            "overstayed": not self._says("reason", True),
        }
        whole = Fraction(0)
        beyond = Fraction(0)
        for rule in self.rules.text.absences:
            excused = rule.special_reason and self._excused
            if (
                found[rule.what]
                and not excused
                and (not rule.kinds or self.kind in rule.kinds)
            ):
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
