"""The shape of a policy file: one published document as data.

A policy holds readings (where the text is ambiguous), clauses (what happened → what
it costs or earns), groups (caps, one of several), and leave rules. The vocabulary is
closed: no expressions, so a clause can be looked up, priced, compared and shown.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scoring.catalogue import Criterion, Evidence, Scale
from scoring.clauses import (
    Clause,
    Effective,
    Section,
)
from scoring.groups import Group
from scoring.leave_text import LeaveText
from scoring.score_rules import Grades, Ranking, ScoreRule
from scoring.standings import Standings
from scoring.triggers import (
    Subject,
)
from scoring.values import (
    Bounds,
    FromReading,
    Number,
    Row,
    Scalar,
    Strict,
    TwoTongues,
)


class Reading(Strict):
    """An ambiguity of the text: what it may mean and what is taken by default.

    Attributes:
        allowed: The values to choose from; ``number`` stands for any number and
            ``list of kinds`` for a list of kinds of leave.
        note: What the choice decides.
    """

    name: str
    allowed: Row[Scalar]
    default: Scalar | Row[Scalar]
    note: TwoTongues


class Parameter(Strict):
    """A blank of the text ____ that nobody may guess.

    Attributes:
        quote: The words around the blank, verbatim.
        within: The numbers that make sense there.
        step: It is a multiple of this.
        keys: It is not one number but one for each of these.
        optional: Scores can be made without it.
    """

    name: str
    quote: str = Field(min_length=2)
    note: TwoTongues
    within: Bounds = Bounds(ge=Decimal(0))
    step: Annotated[Number, Field(gt=0)] = Decimal("0.01")
    keys: Row[str] = ()
    optional: bool = False


class Remark(Strict):
    """A sentence of the document that is no rule of this policy, and why not.

    Attributes:
        open: The reading of what its words leave open.
    """

    number: str
    quote: str = Field(min_length=2)
    reason: TwoTongues
    open: FromReading | None = None


class Policy(Strict):
    """One published document.

    Attributes:
        subject: Whom it assesses; None where it is only about leave.
        scorable: Whether it makes scorecards.
        truncated: Whether the known text breaks off.
        trial: Invented values of the parameters, with which the cases beside the
            clauses are tried; no score is ever made with them.
    """

    schema_: Literal["hall-policy/1"] = Field(alias="schema")
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    status: Literal["official", "template", "draft"]
    title: TwoTongues
    source: str
    truncated: bool = False
    effective: Effective = Effective()
    scorable: bool
    subject: Subject | None = None
    readings: Row[Reading] = ()
    parameters: Row[Parameter] = ()
    trial: dict[str, Number | dict[str, Number]] = Field(default_factory=dict)
    score: ScoreRule | None = None
    sections: Row[Section] = ()
    clauses: Row[Clause] = ()
    groups: Row[Group] = ()
    grades: Grades | None = None
    ranking: Ranking | None = None
    standings: Standings = Standings()
    leave: LeaveText | None = None
    criteria: Row[Criterion] = ()
    evidence: Row[Evidence] = ()
    scales: Row[Scale] = ()
    remarks: Row[Remark] = ()

    @model_validator(mode="after")
    def _scorable_needs_score(self) -> "Policy":
        if (self.score is not None) != self.scorable:
            raise ValueError(
                "能计分的办法须有 score，其他的没有",
                "A scorable policy has a score, others have none",
            )
        if self.scorable and self.subject is None:
            raise ValueError(
                "能计分的办法须有 subject", "A scorable policy has a subject"
            )
        return self

    def reading(self, name: str) -> Reading | None:
        """Return the reading called ``name``, if the policy has it."""
        return next((each for each in self.readings if each.name == name), None)

    def parameter(self, name: str) -> Parameter | None:
        """Return the blank called ``name``, if the policy has it."""
        return next((each for each in self.parameters if each.name == name), None)

    def at(self, day: dt.date) -> "Policy":
        """Return the text as it stood on a day: without what was not in force then."""
        clauses = tuple(each for each in self.clauses if each.effective.on(day))
        return self.model_copy(update={"clauses": clauses})

    def clause(self, clause_id: str) -> Clause:
        """Return the clause with this id.

        Raises:
            KeyError: There is none.
        """
        return next(each for each in self.clauses if each.id == clause_id)
