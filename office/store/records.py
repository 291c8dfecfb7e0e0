"""The smaller tables of a hall book, kept row by row as JSON."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from pydantic import TypeAdapter

from hall.domain import Activity, Block, Cadre, Hall, PolicyChoice
from office.store.hall_tables import RecordRow
from office.store.values import pack_mapping, unpack_mapping

BODY = "row"
BLOCKS = TypeAdapter(Block)
POLICIES = TypeAdapter(PolicyChoice)
CADRES = TypeAdapter(Cadre)
ACTIVITIES = TypeAdapter(Activity)
PAIRS = TypeAdapter(tuple[str, str])
CARRY = TypeAdapter(tuple[str, str, Decimal])
DAYS = TypeAdapter(dt.date)
Rows = Mapping[str, list[object]]


def record_rows(hall: Hall) -> Iterator[RecordRow]:
    """Yield the rows that keep what has no table of its own."""
    for kind, bodies in _bodies(hall).items():
        for position, body in enumerate(bodies):
            yield RecordRow(
                hall=hall.id, kind=kind, position=position, body={BODY: body}
            )


def _bodies(hall: Hall) -> dict[str, list[object]]:
    carry = [(*key, value) for key, value in hall.carry.items()]
    return {
        "block": [BLOCKS.dump_python(b, mode="json") for b in hall.blocks],
        "policy": [
            POLICIES.dump_python(_packed(p), mode="json") for p in hall.policies
        ],
        "cadre": [CADRES.dump_python(c, mode="json") for c in hall.cadres],
        "activity": [ACTIVITIES.dump_python(a, mode="json") for a in hall.activities],
        "qualified": [list(pair) for pair in hall.qualified],
        "facing": [list(pair) for pair in hall.facing],
        "carry": [CARRY.dump_python(row, mode="json") for row in carry],
        "working_day": [day.isoformat() for day in hall.working_days or ()],
    }


def with_records(hall: Hall, rows: Iterable[RecordRow], own_days: bool) -> Hall:
    """Return ``hall`` with what ``record_rows`` kept; ``rows`` in their order."""
    kept: dict[str, list[object]] = defaultdict(list)
    for row in rows:
        kept[row.kind].append(row.body[BODY])
    days = tuple(DAYS.validate_python(day) for day in kept["working_day"])
    return replace(
        hall,
        blocks=tuple(BLOCKS.validate_python(body) for body in kept["block"]),
        policies=tuple(
            _unpacked(POLICIES.validate_python(body)) for body in kept["policy"]
        ),
        cadres=tuple(CADRES.validate_python(body) for body in kept["cadre"]),
        activities=tuple(ACTIVITIES.validate_python(b) for b in kept["activity"]),
        qualified=tuple(PAIRS.validate_python(body) for body in kept["qualified"]),
        facing=tuple(PAIRS.validate_python(body) for body in kept["facing"]),
        carry={
            (staff, measure): value
            for staff, measure, value in map(CARRY.validate_python, kept["carry"])
        },
        working_days=days if own_days else None,
    )


def _packed(choice: PolicyChoice) -> PolicyChoice:
    return replace(
        choice,
        readings=pack_mapping(choice.readings),
        parameters=pack_mapping(choice.parameters),
    )


def _unpacked(choice: PolicyChoice) -> PolicyChoice:
    return replace(
        choice,
        readings=unpack_mapping(choice.readings),
        parameters=unpack_mapping(choice.parameters),
    )
