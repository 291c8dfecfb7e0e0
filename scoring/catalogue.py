"""Rules without prices: what is looked at, how it is found out, on which scale."""

from pydantic import Field, model_validator

from scoring.values import Number, Row, Strict, TwoTongues


class Criterion(Strict):
    """Something that a document looks at without saying what it costs.

    Attributes:
        facts: Types of facts that are about it; empty = nothing recorded is.
    """

    id: str
    number: str
    title: TwoTongues
    quote: str = Field(min_length=2)
    facts: Row[str] = ()


class Evidence(Strict):
    """How a document finds out: surveys, inspections, tests, records.

    Attributes:
        facts: Types of facts that record it; empty = none does.
    """

    id: str
    number: str
    title: TwoTongues
    quote: str = Field(min_length=2)
    facts: Row[str] = ()


class Scale(Strict):
    """How a document grades: named levels, or from one number to another.

    Attributes:
        times: What one step of a number is worth on a scale to 100, if it is known.
    """

    id: str
    number: str
    title: TwoTongues
    quote: str = Field(min_length=2)
    levels: Row[str] = ()
    lowest: Number | None = None
    highest: Number | None = None
    times: Number | None = None

    @model_validator(mode="after")
    def _levels_or_numbers(self) -> "Scale":
        if bool(self.levels) == (self.highest is not None):
            raise ValueError(
                "写各档的名称，或写最高分",
                "Give the levels by name, or the highest number",
            )
        low, high = self.lowest, self.highest
        if low is not None and high is not None and high <= low:
            raise ValueError("最高分须高于最低分", "The highest is above the lowest")
        return self
