"""Scores at the desk: given out once, appealed against, given out again beside it."""

from dataclasses import replace
from typing import cast

from sqlalchemy.orm import Session

from hall.domain import Fact, Hall
from office.desk import Desk
from office.scores import scorecards
from office.sheets import (
    Appeal,
    Sheet,
    StoredCards,
    already_decided,
    appeal_of,
    no_reason,
    no_such_row,
    not_given_out,
    own_appeal,
    rests_on,
    sheet_of,
)
from office.store.audit import Deed, log
from office.store.facts import Record, correct_fact, effective_facts
from office.store.halls import load_hall, touch
from office.store.sheets import (
    AppealRow,
    SheetRow,
    appeal_rows,
    given_out,
    sheet_rows,
)
from office.store.values import now
from scoring.period import Period


class SheetDesk(Desk):
    """What can be done with scorecards once they are given out."""

    def sheets(self, period: str) -> tuple[Sheet, ...]:
        """Return every version that was given out, the first one first."""
        with self.database.reading() as session:
            return tuple(map(sheet_of, sheet_rows(session, self.hall_id, period)))

    def give_out(self, period: str, by: str = "") -> Sheet:
        """Give the scorecards of a period out; the same again if nothing changed.

        Raises:
            RequestError: The period cannot be read.
            PolicyError: A policy of the hall is unknown or incomplete.
        """
        with self.database.writing() as session:
            return self._next_version(session, period, Record(by))

    def appeal(self, about: Appeal) -> Appeal:
        """Hand in an appeal against what a fact did to a card; it gets its number.

        Raises:
            RequestError: The period is not given out, the card does not rest on the
                fact, or nothing is claimed.
        """
        if not about.claim.strip():
            raise no_reason()
        with self.database.writing() as session:
            versions = sheet_rows(session, self.hall_id, about.period)
            if not versions:
                raise not_given_out(about.period)
            cards = cast("StoredCards", versions[-1].cards)
            card = cards.get(about.policy, {}).get(about.subject, {})
            if not rests_on(card, about.fact):
                raise no_such_row(about.subject, about.fact)
            row = self._new_appeal(about)
            session.add(row)
            session.flush()
            deed = Deed("appeal.filed", about.fact, about.by, {"appeal": row.id})
            log(session, self.hall_id, deed)
            return appeal_of(row)

    def _new_appeal(self, about: Appeal) -> AppealRow:
        return AppealRow(
            hall=self.hall_id,
            period=about.period,
            policy=about.policy,
            subject=about.subject,
            fact=about.fact,
            claim=about.claim,
            by=about.by,
            at=now(),
            state="open",
            reason="",
            decided_by="",
        )

    def appeals(self, period: str | None = None) -> tuple[Appeal, ...]:
        """Return the appeals of a period, or all, the oldest first."""
        with self.database.reading() as session:
            return tuple(map(appeal_of, appeal_rows(session, self.hall_id, period)))

    def reject(self, number: int, reason: str, by: str = "") -> Appeal:
        """Reject an appeal; the scores stay as they are.

        Raises:
            RequestError: It is not open, or no reason is given.
        """
        with self.database.writing() as session:
            return appeal_of(self._decide(session, number, "rejected", (reason, by)))

    def uphold(
        self, number: int, reason: str, by: str = "", right: Fact | None = None
    ) -> Appeal:
        """Uphold an appeal: correct the fact, and score what was given out anew.

        Args:
            number: The appeal's number.
            reason: Why; it becomes the reason of the correction.
            by: Who decides.
            right: What is right about the fact; None = it is not confirmed at all.

        Raises:
            RequestError: It is not open, or no reason is given.
        """
        with self.database.writing() as session:
            row = self._decide(session, number, "upheld", (reason, by))
            known = effective_facts(session, self.hall_id)
            wrong = next(fact for fact in known if fact.id == row.fact)
            fact = replace(right or replace(wrong, verified=False), id=wrong.id)
            record = Record(by, reason)
            correct_fact(session, self.hall_id, fact, record)
            touch(session, self.hall_id)
            log(session, self.hall_id, Deed("fact.corrected", fact.id, by))
            self.score_anew(session, (wrong, fact), record)
            return appeal_of(row)

    def _decide(
        self, session: Session, number: int, state: str, why: tuple[str, str]
    ) -> AppealRow:
        reason, by = why
        row = session.get(AppealRow, number)
        if row is None or row.hall != self.hall_id or row.state != "open":
            raise already_decided(number)
        if not reason.strip():
            raise no_reason()
        if by and by == row.by:
            raise own_appeal()
        row.state, row.reason, row.decided_by = state, reason, by
        row.decided_at = now()
        deed = Deed(f"appeal.{state}", row.fact, by, {"appeal": number})
        log(session, self.hall_id, deed)
        return row

    def score_anew(
        self, session: Session, changed: tuple[Fact, ...], record: Record
    ) -> None:
        """Give out again, beside the old, whatever rests on facts that were changed."""
        first = min(fact.date for fact in changed)
        for text in given_out(session, self.hall_id):
            if Period.parse(text).end >= first:
                self._next_version(session, text, record)

    def _next_version(self, session: Session, period: str, record: Record) -> Sheet:
        """Add a version, unless its cards would be those of the newest one."""
        cards = _cards(load_hall(session, self.hall_id), period)
        versions = sheet_rows(session, self.hall_id, period)
        if versions and versions[-1].cards == cards:
            return sheet_of(versions[-1])
        row = SheetRow(
            hall=self.hall_id,
            period=period,
            version=len(versions) + 1,
            cards=cards,
            by=record.by,
            why=record.why,
            made_at=now(),
        )
        session.add(row)
        session.flush()
        deed = Deed("scores.given_out", period, record.by, {"version": row.version})
        log(session, self.hall_id, deed)
        return sheet_of(row)


def _cards(hall: Hall, period: str) -> dict[str, object]:
    return {
        policy: {subject: card.as_json() for subject, card in subjects.items()}
        for policy, subjects in scorecards(hall, period).items()
    }
