"""Facts: written once, corrected only by a further entry that names the old one."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from hall.domain import Fact, Hall
from hall.errors import Fault, RequestError, Say
from office.store.event_tables import FactRow
from office.store.values import now, pack_mapping, unpack_mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the fact journal.

    Attributes:
        corrects: Number of the entry that this one replaces; None = a first entry.
        effective: No later entry replaces it.
    """

    number: int
    fact: Fact
    recorded_at: dt.datetime
    recorded_by: str
    why: str
    corrects: int | None
    effective: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Who writes a fact down, and why."""

    by: str
    why: str = ""


def journal(session: Session, hall_id: str) -> tuple[Entry, ...]:
    """Return every entry of a hall in the order of writing."""
    rows = _rows(session, hall_id)
    replaced = {row.corrects for row in rows}
    return tuple(_entry(row, row.seq not in replaced) for row in rows)


def effective_facts(session: Session, hall_id: str) -> tuple[Fact, ...]:
    """Return the facts as they stand: corrected ones in the place of the old."""
    rows = _rows(session, hall_id)
    first = [row for row in rows if row.corrects is None]
    newest = {row.id: row for row in rows}  # a correction comes later, so it wins
    return tuple(_fact(newest[row.id]) for row in first)


def _rows(session: Session, hall_id: str) -> list[FactRow]:
    query = select(FactRow).where(FactRow.hall == hall_id).order_by(FactRow.seq)
    return list(session.scalars(query))


def record_new_facts(session: Session, hall: Hall) -> None:
    """Write down the facts of a book that are not known yet."""
    known = {fact.id: fact for fact in effective_facts(session, hall.id)}
    faults = [
        _differs(fact)
        for fact in hall.facts
        if fact.id in known and known[fact.id] != fact
    ]
    if faults:
        raise RequestError(faults)
    new = [fact for fact in hall.facts if fact.id not in known]
    session.add_all(_row(hall.id, fact, Record(by="facts.csv")) for fact in new)


def _differs(fact: Fact) -> Fault:
    return Fault(
        "facts.csv",
        Say(
            f"事实“{fact.id}”已经登记，内容不同",
            f"Fact '{fact.id}' is already recorded with other contents",
        ),
        Say(
            "已登记的事实不能改写，请用“更正”或换一个编号",
            "Recorded facts are not overwritten: correct it, or use another id",
        ),
    )


def add_fact(session: Session, hall_id: str, fact: Fact, record: Record) -> None:
    """Write down one new fact.

    Raises:
        RequestError: Its id is taken.
    """
    if _newest(session, hall_id, fact.id) is not None:
        raise RequestError([_differs(fact)])
    session.add(_row(hall_id, fact, record))


def correct_fact(session: Session, hall_id: str, fact: Fact, record: Record) -> None:
    """Write down what is right about the fact with the same id.

    Raises:
        RequestError: There is no such fact, or nobody says why.
    """
    old = _newest(session, hall_id, fact.id)
    if old is None or not record.why.strip():
        raise RequestError([_uncorrectable(fact.id, known=old is not None)])
    row = _row(hall_id, fact, record)
    row.corrects = old.seq
    session.add(row)


def _uncorrectable(fact_id: str, *, known: bool) -> Fault:
    if known:
        return Fault(
            "",
            Say("更正没有写明原因", "The correction gives no reason"),
            Say("请写明为什么更正", "Say why it is corrected"),
        )
    return Fault(
        "",
        Say(f"没有编号为“{fact_id}”的事实", f"There is no fact '{fact_id}'"),
        Say("请核对编号", "Check the id"),
    )


def _newest(session: Session, hall_id: str, fact_id: str) -> FactRow | None:
    query = (
        select(FactRow)
        .where(FactRow.hall == hall_id, FactRow.id == fact_id)
        .order_by(FactRow.seq.desc())
        .limit(1)
    )
    return session.scalar(query)


def _row(hall_id: str, fact: Fact, record: Record) -> FactRow:
    return FactRow(
        hall=hall_id,
        id=fact.id,
        type=fact.type,
        subject=fact.subject,
        date=fact.date,
        time=fact.time,
        count=_exact(fact.count),
        value=_exact(fact.value),
        incident=fact.incident,
        verified=fact.verified,
        item=fact.item,
        substitute_for=fact.substitute_for,
        attributes=pack_mapping(fact.attributes),
        recorded_at=now(),
        recorded_by=record.by,
        why=record.why,
    )


def _exact(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _fact(row: FactRow) -> Fact:
    return Fact(
        id=row.id,
        type=row.type,
        subject=row.subject,
        date=row.date,
        time=row.time,
        count=_number(row.count),
        value=_number(row.value),
        incident=row.incident,
        verified=row.verified,
        item=row.item,
        substitute_for=row.substitute_for,
        attributes=unpack_mapping(row.attributes),
    )


def _entry(row: FactRow, effective: bool) -> Entry:
    return Entry(
        row.seq,
        _fact(row),
        row.recorded_at,
        row.recorded_by,
        row.why,
        row.corrects,
        effective,
    )
