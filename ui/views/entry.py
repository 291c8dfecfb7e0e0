"""What the form of a fact asks for, and the fact that it makes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from hall.domain import Fact, Hall
from office import fact_subjects, known_ids
from scoring.vocabulary import FactType

Sort = Literal["number", "id", "date", "choice", "truth"]


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute to ask for; ``choices`` where there are known ones."""

    name: str
    sort: Sort
    choices: tuple[object, ...] = ()


def fields_of(hall: Hall, kind: FactType) -> list[Field]:
    """Return the attributes that a type of facts can have."""
    return [_field(hall, name, value) for name, value in kind.attributes.items()]


def _field(hall: Hall, name: str, value: object) -> Field:
    if isinstance(value, tuple):
        truth = set(map(type, value)) == {bool}
        return Field(name, "truth" if truth else "choice", value)
    if value == "id":
        return Field(name, "id", known_ids(hall, name))
    return Field(name, "date" if value == "date" else "number")


def subjects(hall: Hall, kind: FactType, window: str | None) -> list[str]:
    """Return whom a fact can be about, those of the chosen window first and alone."""
    every = fact_subjects(hall, kind)
    if window is None:
        return list(every)
    own = {window, *(p.id for p in hall.staff if p.window == window)}
    return [name for name in every if name in own] or list(every)


@dataclass(frozen=True, slots=True)
class More:
    """What is seldom asked for; None and empty text mean not said."""

    time: dt.time | None = None
    count: float | None = None
    incident: str = ""
    item: str = ""
    substitute_for: str | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What the form holds."""

    type: str
    subject: str
    date: dt.date
    value: float | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)
    more: More = More()

    def fact(self, fact_id: str = "", verified: bool | None = None) -> Fact:
        """Return the fact that the form describes."""
        told = {n: exact(v) for n, v in self.attributes.items() if v is not None}
        return Fact(
            id=fact_id,
            type=self.type,
            subject=self.subject,
            date=self.date,
            time=self.more.time,
            count=_decimal(self.more.count),
            value=_decimal(self.value),
            incident=self.more.incident.strip() or None,
            verified=verified,
            item=self.more.item.strip() or None,
            substitute_for=self.more.substitute_for,
            attributes=told,
        )


def exact(value: object) -> object:
    """Return a number as it was typed, without the noise of binary fractions."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(str(value))
    return value


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:g}")
