"""One hall on one database: the hall, its plans and warm engines, each read once."""

import threading
from collections import OrderedDict
from typing import TypeVar

from sqlalchemy.orm import Session

from hall.domain import Hall
from hall.errors import Fault, RequestError, Say
from hall.plan import Plan
from hall.plan_json import plan_from_json
from office.store.database import Database
from office.store.halls import hall_names, hall_revision, load_hall
from office.store.plans import PlanVersion, newest, newest_published
from office.stored import StoredPlan
from planner import Engine

K = TypeVar("K")
V = TypeVar("V")
PLANS_KEPT = 8
ENGINES_KEPT = 2


class Desk:
    """Reads through small caches; a change of the hall's revision empties them."""

    def __init__(self, database: Database, hall_id: str | None) -> None:
        """Sit down at ``hall_id``; None = the hall that was loaded last."""
        self.database = database
        self._chosen = hall_id
        self._lock = threading.Lock()
        self._halls: dict[str, tuple[int, Hall]] = {}
        self._plans: OrderedDict[int, Plan] = OrderedDict()
        self._engines: OrderedDict[tuple[int, str, int], Engine] = OrderedDict()

    @property
    def hall_id(self) -> str:
        """Return the hall this desk works for.

        Raises:
            RequestError: No hall was loaded yet.
        """
        if self._chosen is not None:
            return self._chosen
        with self.database.reading() as session:
            names = hall_names(session)
        if not names:
            raise RequestError([_no_hall()])
        return names[0][0]

    def hall(self, hall_id: str | None = None) -> Hall:
        """Return a hall as it stands now."""
        return self._current(hall_id or self.hall_id)[1]

    def _current(self, hall_id: str) -> tuple[int, Hall]:
        with self.database.reading() as session:
            revision = hall_revision(session, hall_id)
            known = self._halls.get(hall_id)
            if known is None or known[0] != revision:
                known = (revision, load_hall(session, hall_id))
                self._halls[hall_id] = known
        return known

    def newest(self, month: str) -> StoredPlan | None:
        """Return the newest version of a month."""
        with self.database.reading() as session:
            return self.stored(newest(session, self.hall_id, month))

    def published(self, month: str) -> StoredPlan | None:
        """Return the version of a month that was published last."""
        with self.database.reading() as session:
            return self.stored(newest_published(session, self.hall_id, month))

    def newest_in(self, session: Session, month: str) -> StoredPlan | None:
        """Return the newest version as a transaction under way sees it."""
        return self.stored(newest(session, self.hall_id, month))

    def stored(self, version: PlanVersion | None) -> StoredPlan | None:
        """Return a version with its plan read."""
        if version is None:
            return None
        return StoredPlan(
            key=version.key,
            plan=self._plan(version),
            version=version.version,
            state=version.state,
            saved_at=version.saved_at,
            note=version.note,
        )

    def _plan(self, version: PlanVersion) -> Plan:
        with self._lock:
            plan = self._plans.get(version.key)
            if plan is None:
                plan = self._plans[version.key] = plan_from_json(version.payload)
            _keep_last(self._plans, version.key, PLANS_KEPT)
        return plan

    def engine(self, stored: StoredPlan) -> Engine:
        """Return the prepared problem of exactly this plan, for what-ifs."""
        revision, hall = self._current(self.hall_id)
        key = (revision, stored.plan.month, stored.key)
        with self._lock:
            engine = self._engines.get(key)
            if engine is None:
                engine = Engine(hall, stored.plan.month, stored.plan)
                self._engines[key] = engine
            _keep_last(self._engines, key, ENGINES_KEPT)
        return engine

    def editor(self, stored: StoredPlan) -> Engine:
        """Return a prepared problem of the plan's month, for checks and edits."""
        revision = self._current(self.hall_id)[0]
        with self._lock:
            for (known, month, _), engine in reversed(self._engines.items()):
                if (known, month) == (revision, stored.plan.month):
                    return engine
        return self.engine(stored)


def _keep_last(kept: OrderedDict[K, V], key: K, limit: int) -> None:
    kept.move_to_end(key)
    while len(kept) > limit:
        kept.popitem(last=False)


def _no_hall() -> Fault:
    return Fault(
        "",
        Say("还没有载入大厅", "No hall has been loaded yet"),
        Say(
            "请用 hallrota serve --book 文件夹 载入一个",
            "Load one with `hallrota serve --book FOLDER`",
        ),
    )
