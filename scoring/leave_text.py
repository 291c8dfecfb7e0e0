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
        for_emergency: Only where somebody else asked in an emergency, as proof.
    """

    document: str
    kinds: Row[str] = ()
    for_substitute: bool = False
    for_emergency: bool = False


class NamedRule(LeaveRule):
    """A rule that the answer to a request names when it decides.

    Attributes:
        kinds: Kinds of leave concerned.
        special_reason: A special reason excuses from it.
    """

    kinds: Row[str] = ()
    special_reason: bool = False


class Absence(LeaveRule):
    """Time away that counts as absenteeism 旷工.

    Attributes:
        what: ``unrequested``: left without asking; ``unapproved``: left without leave;
            ``overstayed``: came back late for no good reason; ``deceit``: leave got by
            deceit; ``uncertified``: sick leave never certified nor approved otherwise;
            ``deserted``: away for half-days for which no leave was ever asked.
        kinds: Kinds of leave concerned; empty = all.
        special_reason: Away, or asking afterwards, for a special reason is no
            absenteeism.
    """

    what: Literal[
        "unrequested", "unapproved", "overstayed", "deceit", "uncertified", "deserted"
    ]
    kinds: Row[str] = ()
    special_reason: bool = False


class ShortAbsence(LeaveRule):
    """Minutes away or late that count as half a day of absenteeism."""

    what: Literal["away", "late"]
    minutes: Bounds


class Breach(LeaveRule):
    """Who answers for a stand-in's breaches: the window, or the person on leave."""

    charged: Literal["window", "leave_taker"]


class PostFault(LeaveRule):
    """Who of A and B answers for a post; the first rule that fits decides.

    Attributes:
        when: Keys of the situation and the values that they must have.
        unless: Keys and the values that they must not have.
        minutes: For how long the post was uncovered.
    """

    when: dict[str, bool]
    unless: dict[str, bool] = Field(default_factory=dict)
    minutes: Bounds = Bounds()
    charged: Literal["A", "B"]


class LeaveText(Strict):
    """The leave rules of one document.

    Attributes:
        levels: Approvers from the lowest to the highest.
        official_documents: Official leave is refused without its papers.
        unattended: Leave that leaves the window unattended needs a stand-in in place.
        filed_before: The form is filed before leaving.
        annual_without_harm: Annual leave must not harm the window's work.
        no_backup: Whoever has no B to stand in needs another stand-in.
        both_away: Where A and every B of a post are away, a third is arranged; no
            ground for refusal.
        by_proxy: Nobody else may ask for leave, but in an emergency.
        until_birthday: Lactation leave ends with the child's first birthday.
        faults: Who answers for an uncovered post or a result.
        substitute_breach: Who answers for what a stand-in does wrong.
        once_per_half_day: Several short absences of one half-day count once.
        merge_spells: Leave on adjacent working days is one spell.
    """

    levels: Row[str] = ()
    chains: Row[Chain] = ()
    stand_ins: Row[StandIn] = ()
    documents: Row[Document] = ()
    absences: Row[Absence] = ()
    short_absences: Row[ShortAbsence] = ()
    official_documents: NamedRule | None = None
    unattended: NamedRule | None = None
    filed_before: NamedRule | None = None
    annual_without_harm: NamedRule | None = None
    no_backup: NamedRule | None = None
    both_away: NamedRule | None = None
    by_proxy: NamedRule | None = None
    until_birthday: NamedRule | None = None
    faults: Row[PostFault] = ()
    substitute_breach: Breach | None = None
    once_per_half_day: bool | FromReading = True
    merge_spells: bool | FromReading = True
    never_refused: Row[str] = ()
