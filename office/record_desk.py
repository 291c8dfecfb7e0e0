"""Facts and scores at the desk: what happened, and what is made of it."""

from dataclasses import replace

from hall.domain import Fact
from hall.errors import Say
from office.desk import Desk
from office.policies import policy_titles
from office.scores import Cards, scorecards
from office.store.facts import Entry, Record, add_fact, correct_fact, journal
from office.store.halls import touch
from scoring.period import Period


class RecordDesk(Desk):
    """What can be done with facts and scorecards."""

    def scores(self, period: str, predicted: bool) -> Cards:
        """Return the scorecards of a period.

        Args:
            period: ``2026-06``, ``2026-Q2``, ``2026-H1``, ``2026`` or ``2026-W23``.
            predicted: Count what the plans foresee, too.
        """
        plans = []
        if predicted:
            months = {f"{day:%Y-%m}" for day in Period.parse(period).days()}
            found = (self.published(m) or self.newest(m) for m in sorted(months))
            plans = [stored.plan for stored in found if stored is not None]
        return scorecards(self.hall(), period, plans)

    def policy_titles(self) -> dict[str, Say]:
        """Return the titles of the policies in force, by id."""
        return policy_titles(self.hall())

    def add_fact(self, fact: Fact, by: str = "") -> None:
        """Write down a new fact.

        Raises:
            RequestError: Its id is taken.
        """
        with self.database.writing() as session:
            add_fact(session, self.hall_id, fact, Record(by))
            touch(session, self.hall_id)

    def correct_fact(self, fact_id: str, fact: Fact, why: str, by: str = "") -> None:
        """Write down what is right about a fact; the old entry stays in the journal.

        Raises:
            RequestError: There is no such fact, or nobody says why.
        """
        right = replace(fact, id=fact_id)
        with self.database.writing() as session:
            correct_fact(session, self.hall_id, right, Record(by, why))
            touch(session, self.hall_id)

    def fact_journal(self) -> tuple[Entry, ...]:
        """Return every entry, corrected ones included, in the order of writing."""
        with self.database.reading() as session:
            return journal(session, self.hall_id)
