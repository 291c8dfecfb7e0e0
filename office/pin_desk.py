"""Pins at the desk: places that the next plan must keep."""

from collections.abc import Sequence

from hall.domain import Pin
from office.changes import with_pins
from office.desk import Desk
from office.store import pins as pin_store


class PinDesk(Desk):
    """What can be done with the pins of a month."""

    def pins(self, month: str) -> tuple[Pin, ...]:
        """Return the pins of a month."""
        return tuple(p for p in self.hall().pins if f"{p.date:%Y-%m}" == month)

    def set_pin(self, pin: Pin) -> None:
        """Fix a person's place for the next plan.

        Raises:
            RequestError: The pin cannot be kept.
        """
        self.set_pins([pin])

    def set_pins(self, pins: Sequence[Pin]) -> None:
        """Fix several places, all or none.

        Raises:
            RequestError: One of them cannot be kept.
        """
        with_pins(self.hall(), pins)
        with self.database.writing() as session:
            for pin in pins:
                pin_store.set_pin(session, self.hall_id, pin)

    def clear_pin(self, pin: Pin) -> None:
        """Let a person's place go."""
        self.clear_pins([pin])

    def clear_pins(self, pins: Sequence[Pin]) -> None:
        """Let several places go; one that is not fixed is no matter."""
        with self.database.writing() as session:
            for pin in pins:
                pin_store.clear_pin(session, self.hall_id, pin)
