"""Facts and scores at the desk: what happened, and what is made of it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from hall.domain import Fact
from hall.errors import Say
from office.policies import policy_titles
from office.scores import Cards, scorecards
from office.sheet_desk import SheetDesk
from office.store.audit import Deed, log
from office.store.facts import (
    Entry,
    Record,
    add_fact,
    correct_fact,
    effective_facts,
    journal,
)
from office.store.halls import touch
from scoring.period import Period


class RecordDesk(SheetDesk):
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
            log(session, self.hall_id, Deed("fact.added", fact.id, by))
            touch(session, self.hall_id)

    def correct_fact(self, fact_id: str, fact: Fact, why: str, by: str = "") -> None:
        """Write down what is right about a fact; the old entry stays in the journal.

        Scorecards that were given out stay, with a new version beside them.

        Raises:
            RequestError: There is no such fact, or nobody says why.
        """
        right, record = replace(fact, id=fact_id), Record(by, why)
        with self.database.writing() as session:
            wrong = self._known(session, fact_id)
            correct_fact(session, self.hall_id, right, record)
            touch(session, self.hall_id)
            log(session, self.hall_id, Deed("fact.corrected", fact_id, by))
            self.score_anew(session, (*wrong, right), record)

    def _known(self, session: Session, fact_id: str) -> tuple[Fact, ...]:
        known = effective_facts(session, self.hall_id)
        return tuple(fact for fact in known if fact.id == fact_id)

    def fact_journal(self) -> tuple[Entry, ...]:
        """Return every entry, corrected ones included, in the order of writing."""
        with self.database.reading() as session:
            return journal(session, self.hall_id)
