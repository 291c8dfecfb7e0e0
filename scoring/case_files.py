"""Reading case files into records; every fault of a file at once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from hall.domain import Fact
from hall.errors import HallrotaError, RequestError
from scoring.inputs import Input
from scoring.load import read_file, report
from scoring.period import Period
from scoring.values import Number, Row
from scoring.world import World, WorldWindow

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class ScoringCase:
    """A world of facts and what a policy must make of it, by subject."""

    id: str
    policy: str
    readings: Plain
    parameters: Plain
    period: Period
    world: World
    facts: tuple[Fact, ...]
    inputs: tuple[Input, ...]
    expect: Mapping[str, Plain]


@dataclass(frozen=True)
class LeaveCase:
    """A request for leave and what the rules must say of it."""

    id: str
    policy: str
    readings: Plain
    parameters: Plain
    window_size: int
    request: Plain
    situation: Plain
    expect: Plain


Case = ScoringCase | LeaveCase


def read_cases(path: Path) -> list[Case]:
    """Read the cases of one file.

    Raises:
        RequestError: With every fault of the file.
    """
    document = read_file(path)
    try:
        raw = None if document.faults else _File.model_validate(document.data)
    except ValidationError as error:
        report(document, error)
        raw = None
    if raw is None:
        raise RequestError(document.faults)
    try:
        return [each.record() for each in raw.cases]
    except HallrotaError as error:
        raise RequestError(error.faults) from error


def fact_of(values: Plain, number: int = 1) -> Fact:
    """Return a fact from the keys of case files; other keys are attributes.

    Args:
        values: At least type, subject and date.
        number: Names a fact that has no id.
    """
    return _Fact.model_validate({"id": f"f{number}", **values}).fact()


def _time(value: object) -> object:
    return dt.time.fromisoformat(value) if isinstance(value, str) else value


def _day(value: object) -> object:
    """Read a day, quoted or bare."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _text(value: object) -> object:
    return str(value) if isinstance(value, int) else value


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[dt.date, BeforeValidator(_day)]


class _Loose(BaseModel):
    """A record of a case file, which may carry notes of its own; null is absent."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None}


class _Window(_Loose):
    id: Text
    staff: Row[Text]
    kind: str | None = Field(default=None, alias="class")


class _Fact(_Loose):
    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    id: Text = ""
    type: str
    subject: Text
    date: Day
    time: Annotated[dt.time | None, BeforeValidator(_time)] = None
    count: Number | None = None
    value: Number | None = None
    incident: Text | None = None
    verified: bool | None = None
    item: Text | None = None
    substitute_for: Text | None = None

    def fact(self, number: int = 1) -> Fact:
        """Return the fact; one without an id is named by its place in the case."""
        known = {name: getattr(self, name) for name in type(self).model_fields}
        known["id"] = self.id or f"f{number}"
        return Fact(**known, attributes=dict(self.model_extra or {}))


class _Input(_Loose):
    name: str
    subject: Text
    period: Text
    value: Number | str | bool


class _Case(_Loose):
    """A scoring case, or with ``request`` a leave case."""

    case: Text
    policy: str
    readings: dict[str, Any] = Field(default_factory=dict)
    parameters: dict[str, Any] = Field(default_factory=dict)
    period: Text = ""
    working_days: Row[Day] | None = None
    windows: Row[_Window] = ()
    facts: Row[_Fact] = ()
    inputs: Row[_Input] = ()
    window_size: int = 1
    request: dict[str, Any] | None = None
    situation: dict[str, Any] = Field(default_factory=dict)
    expect: dict[str, Any]

    def record(self) -> Case:
        head = (self.case, self.policy, self.readings, self.parameters)
        if self.request is not None:
            rest = (self.window_size, self.request, self.situation, self.expect)
            return LeaveCase(*head, *rest)
        period = Period.parse(self.period)
        facts = tuple(each.fact(n) for n, each in enumerate(self.facts, 1))
        inputs = tuple(Input(**each.model_dump()) for each in self.inputs)
        return ScoringCase(
            *head, period, self._world(period), facts, inputs, self.expect
        )

    def _world(self, period: Period) -> World:
        days = self.working_days
        windows = (WorldWindow(each.id, each.staff, each.kind) for each in self.windows)
        return World(
            tuple(windows), period.weekdays() if days is None else tuple(sorted(days))
        )


class _File(_Loose):
    cases: Row[_Case]
