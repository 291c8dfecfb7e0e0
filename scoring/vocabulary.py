"""The common fact vocabulary: the types of facts, their attributes and spellings."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field

from hall.domain import Fact
from scoring.values import Row, Scalar, Strict

HEADCOUNT = "headcount"  # of the window: known of every fact
AttributeKind = Literal["number", "id", "date"]


class FactType(Strict):
    """A kind of happening.

    Attributes:
        nature: Whether it costs, earns, is a measured figure, or is only recorded.
        subject: Whom it can be about.
        attributes: What more is known: a kind of value, or the known values.
    """

    id: str
    zh: str
    nature: Literal["violation", "positive", "measured", "neutral"]
    subject: Row[Literal["staff", "window", "hall"]]
    unit: str
    attributes: dict[str, AttributeKind | Row[Scalar]] = Field(default_factory=dict)

    def knows(self, attribute: str) -> bool:
        """Tell whether facts of this type have an attribute (or a figure)."""
        measured = attribute == "value" and self.nature == "measured"
        return measured or attribute in (*self.attributes, HEADCOUNT)

    @property
    def en(self) -> str:
        """Return its English name."""
        return self.id.replace("_", " ")


class Vocabulary(Strict):
    """All types of facts, the defaults of attributes, spellings and names of codes.

    Attributes:
        personal_notices: Notices that concern a person, not his window.
    """

    schema_: Literal["hall-vocabulary/1"] = Field(alias="schema")
    defaults: dict[str, Scalar]
    aliases: dict[str, dict[str, str]]
    codes: dict[str, dict[str, str]]
    personal_notices: Row[str]
    facts: Row[FactType]

    @cached_property
    def types(self) -> Mapping[str, FactType]:
        """Return the types of facts by id."""
        return {each.id: each for each in self.facts}

    def attribute(self, fact: Fact, name: str) -> Scalar:
        """Return an attribute of a fact as policies mean it, None if not recorded.

        Text from tables becomes true, false or a number where the type says so; other
        spellings and the vocabulary's defaults are applied.
        ``value`` is the figure of a measured fact.
        """
        if name == "value":
            return fact.value
        given = fact.attributes.get(name)
        if given is None:
            return self.defaults.get(name)
        kind = self.types[fact.type].attributes.get(name)
        return self._canonical(name, given, kind)

    def _canonical(
        self, name: str, given: object, kind: AttributeKind | tuple[Scalar, ...] | None
    ) -> Scalar:
        if isinstance(given, (bool, Decimal)):
            return given
        if isinstance(given, int):
            return Decimal(given)
        text = str(given)
        if kind == "number":
            return Decimal(text)
        if isinstance(kind, tuple) and True in kind and text.lower() in _CHOICES:
            return _CHOICES[text.lower()]
        return self.aliases.get(name, {}).get(text, text)


_CHOICES = {"true": True, "yes": True, "false": False, "no": False}
