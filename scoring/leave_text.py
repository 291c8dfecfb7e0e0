"""The shape of a policy's leave rules: approvers, stand-in duties, papers."""

from typing import Any, Literal

from pydantic import Field

from scoring.values import Bounds, FromReading, ReadingValue, Row, Strict


class LeaveProbe(Strict):
    """A small leave case beside its rule, in the keys of leave case files."""

    note: str
    readings: dict[str, ReadingValue] = Field(default_factory=dict)
    window_size: int = 3
    request: dict[str, Any]
    situation: dict[str, Any] = Field(default_factory=dict)
    expect: dict[str, Any] = Field(min_length=1)


class LeaveRule(Strict):
    """A rule about leave: where it stands and its words, verbatim."""

    number: str
    quote: str = Field(min_length=2)
    when_reading: dict[str, ReadingValue] = Field(default_factory=dict)
    cases: Row[LeaveProbe] = Field(min_length=1)


class Chain(LeaveRule):
    """Who approves a spell of so many days; the chains that fit are united.

    Attributes:
        heads_only: The rule is about heads of windows alone.
    """

    days: Bounds
    approvers: Row[str] = Field(min_length=1)
    heads_only: bool = False


class StandIn(LeaveRule):
    """Somebody must stand in, by head-count of the window and length of the spell."""

    size: Bounds
    days: Bounds = Bounds()


class Document(LeaveRule):
    """A paper that must be handed in.

    Attributes:
        kinds: Kinds of leave that need it; empty = all.
        for_substitute: Only where somebody stands in.
    """

    document: str
    kinds: Row[str] = ()
    for_substitute: bool = False


class NamedRule(LeaveRule):
    """A rule that the answer to a request names when it decides."""

    kinds: Row[str] = ()


class Absence(LeaveRule):
    """Time away that counts as absenteeism 旷工.

    Attributes:
        what: ``unrequested``: left without asking; ``unapproved``: left without leave;
            ``overstayed``: came back late for no good reason; ``deceit``: leave got by
            deceit; ``uncertified``: sick leave never certified nor approved otherwise.
        kinds: Kinds of leave concerned; empty = all.
    """

    what: Literal["unrequested", "unapproved", "overstayed", "deceit", "uncertified"]
    kinds: Row[str] = ()


class ShortAbsence(LeaveRule):
    """Minutes away or late that count as half a day of absenteeism."""

    what: Literal["away", "late"]
    minutes: Bounds


class Breach(LeaveRule):
    """Who answers for a stand-in's breaches: the window, or the person on leave."""

    charged: Literal["window", "leave_taker"]


class LeaveText(Strict):
    """The leave rules of one document.

    Attributes:
        levels: Approvers from the lowest to the highest.
        official_documents: Official leave is refused without its papers.
        unattended: Leave that leaves the window unattended needs a stand-in in place.
        filed_before: The form is filed before leaving.
        annual_without_harm: Annual leave must not harm the window's work.
        substitute_breach: Who answers for what a stand-in does wrong.
        once_per_half_day: Several short absences of one half-day count once.
        merge_spells: Leave on adjacent working days is one spell.
    """

    levels: Row[str] = Field(min_length=1)
    chains: Row[Chain] = Field(min_length=1)
    stand_ins: Row[StandIn] = Field(min_length=1)
    documents: Row[Document] = Field(min_length=1)
    absences: Row[Absence] = Field(min_length=1)
    short_absences: Row[ShortAbsence] = Field(min_length=1)
    official_documents: NamedRule
    unattended: NamedRule
    filed_before: NamedRule
    annual_without_harm: NamedRule
    substitute_breach: Breach
    once_per_half_day: bool | FromReading
    merge_spells: bool | FromReading
    never_refused: Row[str]
