"""Equal parts known by number: what each part depends on, looked at only once.

States share the days that a leave does not change, so what was found out about such a
day holds for all of them.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from planner.decompose import Cluster, Part, fingerprint, whole_days
from planner.state import State

REMEMBERED = 1 << 16  # parts of days, before the memory starts anew


@dataclass
class Prints:
    """Numbers fingerprints: parts with the same number have the same optimum."""

    _numbers: dict[Hashable, int] = field(default_factory=dict)
    _known: dict[Hashable, int] = field(default_factory=dict)

    def of(self, state: State, part: Part) -> int:
        """Return the number of a part in a state."""
        days = tuple(state.days[day] for day in part.days)
        key = (part, days, state.waived)
        number = self._known.get(key)
        if number is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = fingerprint(state, part)
            number = self._numbers.setdefault(found, len(self._numbers))
            self._known[key] = number
        return number

    def month(self, state: State, cluster: Cluster) -> tuple[int, ...]:
        """Return a number for each day of a cluster's month, all blocks together."""
        return tuple(
            self.of(state, part) for part in whole_days(state.problem, cluster)
        )
