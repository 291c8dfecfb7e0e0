"""Facts at the desk: write down, verify, and see which scores move."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hall.domain import Fact, Hall
from hall.errors import Fault, RequestError, Say
from office.fact_rules import fact_faults
from office.fact_table import FactTable, read_fact_table, template
from office.record_desk import RecordDesk
from office.scores import scorecards
from office.store.audit import Deed, log
from office.store.facts import Record, add_fact
from office.store.halls import touch
from scoring.library import vocabulary
from scoring.scorecard import LedgerRow, Scorecard

_TELLING = ("score", "fines", "grade", "stars", "awards", "notices", "disqualified")


@dataclass(frozen=True, slots=True)
class Moved:
    """A scorecard that facts change; ``rows`` are the lines that they cause."""

    policy: str
    subject: str
    before: Scorecard | None
    after: Scorecard | None
    rows: tuple[LedgerRow, ...]


class FactDesk(RecordDesk):
    """What can be done with what happened."""

    def fact_faults(self, fact: Fact) -> list[Fault]:
        """Return what keeps a fact from being written down."""
        return fact_faults(self.hall(), fact, vocabulary())

    def moves(self, fact: Fact) -> tuple[Moved, ...]:
        """Return the scorecards of its month that a new or corrected fact would change.

        Raises:
            RequestError: The fact cannot be.
        """
        hall = self.hall()
        _refuse(self.fact_faults(fact))
        others = tuple(each for each in hall.facts if each.id != fact.id)
        then = replace(hall, facts=(*others, fact))
        return moves_between(hall, then, f"{fact.date:%Y-%m}", (fact.id,))

    def effect_of(self, fact_id: str) -> tuple[Moved, ...]:
        """Return the scorecards of its month that are as they are because of a fact."""
        hall = self.hall()
        others = tuple(each for each in hall.facts if each.id != fact_id)
        months = {f"{each.date:%Y-%m}" for each in hall.facts if each.id == fact_id}
        without = replace(hall, facts=others)
        return tuple(
            move
            for month in months
            for move in moves_between(without, hall, month, (fact_id,))
        )

    def record(self, facts: Sequence[Fact], by: str) -> tuple[Fact, ...]:
        """Write new facts down, all or none; those without an id get one here.

        Raises:
            RequestError: One of them cannot be, or nobody says who writes.
        """
        _refuse(_nameless(by))
        named = _with_ids(self.hall(), facts)
        _refuse([fault for fact in named for fault in self.fact_faults(fact)])
        with self.database.writing() as session:
            for fact in named:
                add_fact(session, self.hall_id, fact, Record(by))
                log(session, self.hall_id, Deed("fact.added", fact.id, by))
            touch(session, self.hall_id)
        return named

    def amend(self, fact: Fact, why: str, by: str) -> None:
        """Correct a fact after the same checks as a new one.

        Raises:
            RequestError: It cannot be, or nobody says why or who.
        """
        _refuse([*_nameless(by), *self.fact_faults(fact)])
        self.correct_fact(fact.id, fact, why, by)

    def verify(self, fact_id: str, *, holds: bool, by: str, why: str) -> None:
        """Write down that a fact was looked into, by whom, and whether it holds.

        Raises:
            RequestError: There is no such fact, or nobody says who or why.
        """
        found = (fact for fact in self.hall().facts if fact.id == fact_id)
        fact = next(found, None)
        if fact is None:
            raise RequestError([_lost(fact_id)])
        self.amend(replace(fact, verified=holds), why, by)

    def read_facts(self, name: str, content: bytes) -> FactTable:
        """Read a table of facts without storing anything."""
        return read_fact_table(name, content, self.hall())

    def fact_template(self) -> bytes:
        """Return an empty table of facts as people fill it in, with a header."""
        return template()


def moves_between(
    before: Hall, after: Hall, month: str, facts: Collection[str]
) -> tuple[Moved, ...]:
    """Return the cards that differ between two states of a hall, as far as people see.

    Raises:
        CalendarError: Nobody has published the days of the month.
    """
    old, new = scorecards(before, month), scorecards(after, month)
    found: list[Moved] = []
    for policy in dict.fromkeys((*old, *new)):
        mine, theirs = old.get(policy, {}), new.get(policy, {})
        for subject in dict.fromkeys((*mine, *theirs)):
            was, becomes = mine.get(subject), theirs.get(subject)
            if _told(was) != _told(becomes):
                rows = _rows(becomes, facts) or _rows(was, facts)
                found.append(Moved(policy, subject, was, becomes, rows))
    return tuple(found)


def _told(card: Scorecard | None) -> tuple[object, ...]:
    return tuple(getattr(card, name, None) for name in _TELLING)


def _rows(card: Scorecard | None, facts: Collection[str]) -> tuple[LedgerRow, ...]:
    ledger = card.ledger if card else ()
    return tuple(row for row in ledger if row.clause and set(row.facts) & set(facts))


def _with_ids(hall: Hall, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    taken = {fact.id for fact in (*hall.facts, *facts)}
    named: list[Fact] = []
    number = len(hall.facts)
    for fact in facts:
        name = fact.id
        while not name:
            number += 1
            name = f"R{number}" if f"R{number}" not in taken else ""
        named.append(replace(fact, id=name))
    return tuple(named)


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise RequestError(faults)


def _nameless(by: str) -> list[Fault]:
    if by.strip():
        return []
    what = Say("没有写明是谁登记的", "nobody says who writes this down")
    return [Fault("", what, Say("请填登记人", "Enter your name"))]


def _lost(fact_id: str) -> Fault:
    return Fault(
        "",
        Say(f"没有编号为“{fact_id}”的事实", f"There is no fact '{fact_id}'"),
        Say("请核对编号", "Check the id"),
    )
