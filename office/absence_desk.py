"""Price calendars at the desk: kept by kind, updated where things changed."""

from hall.absence import AbsencePrice, PriceCalendar
from hall.domain import LeaveKind
from hall.errors import RequestError
from office.absence import Tick, Wanted, price_absences
from office.leave_desk import LeaveDesk, unplanned
from office.store.database import Database

PRICES_KEPT = 50_000  # a few months of a large hall


class AbsenceDesk(LeaveDesk):
    """What can be asked about the price of absences."""

    def __init__(self, database: Database, hall_id: str | None) -> None:
        """Sit down at ``hall_id``; no price is known yet."""
        super().__init__(database, hall_id)
        self._prices: dict[tuple[str, LeaveKind], dict[str, AbsencePrice]] = {}

    def price_calendar(
        self,
        month: str,
        window: str | None = None,
        kind: LeaveKind = "personal",
        tick: Tick = lambda _done, _total: True,
    ) -> PriceCalendar:
        """Return what each half-day away would cost, for a heat map.

        Against the plan people go by: the published one, else the newest. A cell is
        ``priced`` (its ``verdict`` and ``points``, hundredths, are those of ``ask`` for
        that half-day), ``on_leave`` or ``not_joined``; days off have no cells. A price
        of None is not known and is no zero: its verdict is ``needs_person``. Cells come
        by person in the order of the staff table, then in time, am before pm.

        The first calendar of a hall takes seconds (a window: one or two; 110 people:
        under a minute); asked again, only cells that a change can have touched are
        priced anew (``reused`` counts the others). A page asks for one window at a
        time, shows ``tick(people done, people in all)`` as progress, and stops by
        returning False from it; what is found by then is not lost.

        Raises:
            RequestError: There is no such window, or the month is not planned yet.
            CalendarStopped: ``tick`` returned False.
        """
        stored = self.published(month) or self.newest(month)
        if stored is None:
            raise RequestError([unplanned(month)])
        hall = self.hall()
        wanted = Wanted(window, kind, self._prices_of(kind), tick)
        engine = self.engine(stored)
        return price_absences(hall, month, wanted, stored.plan, engine)

    def _prices_of(self, kind: LeaveKind) -> dict[str, AbsencePrice]:
        """Return the memory of prices, which fills as they are found."""
        known = self._prices.setdefault((self.hall_id, kind), {})
        if len(known) > PRICES_KEPT:
            known.clear()
        return known
