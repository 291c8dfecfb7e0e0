"""Scorecards given out, as records; what two versions of them have differently."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from hall.errors import Fault, RequestError, Say
from office.store.sheets import AppealRow, SheetRow
from office.store.values import moment

Card = Mapping[str, object]
StoredCards = Mapping[str, Mapping[str, Card]]  # by policy and subject
EXPLAINS = frozenset({"ledger", "readings"})  # of a card: how, not what came out


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scorecards of a period as they were given out once.

    Attributes:
        version: 1 is the first one; a later one stands beside it, never in its place.
        cards: As in ``hallrota score --json``, with their ledgers.
        why: What made a later version necessary; empty for the first.
    """

    period: str
    version: int
    cards: StoredCards
    by: str
    why: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SheetChange:
    """One figure that two versions have differently; None = it is not there."""

    policy: str
    subject: str
    figure: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against what one fact did to one scorecard.

    Attributes:
        state: ``open``, ``upheld`` or ``rejected``.
    """

    number: int
    period: str
    policy: str
    subject: str
    fact: str
    claim: str
    by: str
    at: dt.datetime
    state: str
    reason: str
    decided_by: str


def sheet_of(row: SheetRow) -> Sheet:
    """Return a stored version."""
    cards = cast("StoredCards", row.cards)
    made = moment(row.made_at)
    return Sheet(row.period, row.version, cards, row.by, row.why, made)


def appeal_of(row: AppealRow) -> Appeal:
    """Return a stored appeal."""
    return Appeal(
        number=row.id,
        period=row.period,
        policy=row.policy,
        subject=row.subject,
        fact=row.fact,
        claim=row.claim,
        by=row.by,
        at=moment(row.at),
        state=row.state,
        reason=row.reason,
        decided_by=row.decided_by,
    )


def sheet_changes(before: StoredCards, after: StoredCards) -> tuple[SheetChange, ...]:
    """Return every figure in which two versions differ."""
    return tuple(
        SheetChange(policy, subject, figure, old.get(figure), new.get(figure))
        for policy, subject in dict.fromkeys((*_pairs(before), *_pairs(after)))
        for old in [before.get(policy, {}).get(subject, {})]
        for new in [after.get(policy, {}).get(subject, {})]
        for figure in dict.fromkeys((*old, *new))
        if figure not in EXPLAINS and old.get(figure) != new.get(figure)
    )


def _pairs(cards: StoredCards) -> Iterator[tuple[str, str]]:
    return ((policy, subject) for policy in cards for subject in cards[policy])


def rests_on(card: Card, fact_id: str) -> bool:
    """Tell whether a card's ledger has a row about a fact."""
    rows = cast("list[Mapping[str, object]]", card.get("ledger") or [])
    return any(fact_id in cast("list[str]", row["facts"]) for row in rows)


def not_given_out(period: str) -> RequestError:
    """Return the error for a period whose scorecards nobody has given out."""
    return RequestError(
        [
            Fault(
                "",
                Say(f"{period} 的得分还没有公布", f"{period} is not given out yet"),
                Say("请先公布得分", "Give its scores out first"),
            )
        ]
    )


def no_such_row(subject: str, fact_id: str) -> RequestError:
    """Return the error for an appeal against something that is on no card."""
    return RequestError(
        [
            Fault(
                "",
                Say(
                    f"{subject} 的得分里没有事实“{fact_id}”",
                    f"fact '{fact_id}' is not on the card of {subject}",
                ),
                Say("请从依据中选一行", "Choose a row of the ledger"),
            )
        ]
    )


def already_decided(number: int) -> RequestError:
    """Return the error for an appeal that is not open any more."""
    return RequestError(
        [
            Fault(
                "",
                Say(f"没有待定的第{number}号申诉", f"appeal {number} is not open"),
                Say("请刷新后再看", "Reload and look again"),
            )
        ]
    )


def no_reason() -> RequestError:
    """Return the error for a claim or a decision without a word of reason."""
    return RequestError(
        [
            Fault(
                "",
                Say("没有写明理由", "no reason is given"),
                Say("请写明理由", "Say why"),
            )
        ]
    )


def own_appeal() -> RequestError:
    """Return the error for somebody who would decide his own appeal."""
    return RequestError(
        [
            Fault(
                "",
                Say("不能裁定自己的申诉", "nobody decides an appeal of his own"),
                Say("请由督查科的别人裁定", "Let somebody else decide it"),
            )
        ]
    )
