"""What the pages and the terminal may ask of a hall: one object, one database."""

import os
from typing import Self

from hall.domain import Hall
from hall.errors import Say
from office.absence_desk import AbsenceDesk
from office.approval_desk import ApprovalDesk
from office.book_desk import BookDesk
from office.cover_desk import CoverDesk
from office.evidence_desk import EvidenceDesk
from office.fact_desk import FactDesk
from office.pin_desk import PinDesk
from office.policy_desk import PolicyDesk
from office.store.audit import Check, Deed, log, verify
from office.store.database import Database
from office.store.halls import hall_names, store_hall
from office.store.jobs import orphans
from office.store.values import now

DEFAULT_URL = "sqlite:///var/hallrota.db"
URL_VARIABLE = "HALLROTA_DATABASE_URL"
LOST = Say(
    "程序在求解途中关闭了；排班没有改动，请重新开始",
    "The program was closed during the solve; no plan was changed. Start it again",
)


class Office(
    CoverDesk,
    PinDesk,
    AbsenceDesk,
    ApprovalDesk,
    FactDesk,
    EvidenceDesk,
    PolicyDesk,
    BookDesk,
):
    """Everything that can be done, whichever face asks for it."""

    @classmethod
    def open(cls, url: str | None = None, hall_id: str | None = None) -> Self:
        """Open the database at ``url``, bringing its tables up to date.

        Args:
            url: None = what HALLROTA_DATABASE_URL says, else a file in ``var``.
            hall_id: The hall to work for; None = the one that was loaded last.
        """
        chosen = url or os.environ.get(URL_VARIABLE) or DEFAULT_URL
        office = cls(Database(chosen), hall_id)
        office._bury_orphans()
        return office

    def _bury_orphans(self) -> None:
        with self.database.writing() as session:
            for row in orphans(session):
                row.state, row.finished_at = "failed", now()
                row.error_zh, row.error_en = LOST.zh, LOST.en

    def load_book(self, hall: Hall) -> None:
        """Store a hall, or replace its tables; facts are only added.

        Raises:
            RequestError: A fact is already recorded with other contents.
        """
        with self.database.writing() as session:
            store_hall(session, hall)
            log(session, hall.id, Deed("hall.loaded", hall.id))

    def halls(self) -> list[tuple[str, str]]:
        """Return (id, name) of every hall."""
        with self.database.reading() as session:
            return hall_names(session)

    def verify_audit(self) -> Check:
        """Read the audit log from its beginning and find its first broken link."""
        with self.database.reading() as session:
            return verify(session)

    def close(self) -> None:
        """Give the database back."""
        self.database.close()
