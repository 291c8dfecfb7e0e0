"""Scores that were given out: versions beside each other, and what may be appealed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from hall.domain import Fact
from office import Appeal, Sheet, SheetChange, sheet_changes

FIGURES = (
    "score",
    "grade",
    "stars",
    "rank",
    "deductions",
    "bonus",
    "fines",
    "reward",
    "awards",
    "notices",
    "disqualified",
    "withheld",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What two versions have differently about one subject under one policy.

    Attributes:
        figures: In the order in which people read them, the score first.
    """

    policy: str
    subject: str
    figures: tuple[SheetChange, ...]


def differences(before: Sheet, after: Sheet) -> list[Difference]:
    """Return who differs and in what, as far as people see; changed scores first."""
    found: dict[tuple[str, str], list[SheetChange]] = {}
    for change in sheet_changes(before.cards, after.cards):
        if change.figure in FIGURES:
            found.setdefault((change.policy, change.subject), []).append(change)
    rows = [
        Difference(*about, tuple(sorted(each, key=_place)))
        for about, each in found.items()
    ]
    return sorted(rows, key=lambda row: _place(row.figures[0]))


def _place(change: SheetChange) -> int:
    return FIGURES.index(change.figure)


def scores_by_version(
    sheets: Sequence[Sheet], policy: str, shown: Iterable[str]
) -> tuple[dict[str, list[object]], int]:
    """Return the scores, version by version, of those whose score ever changed.

    The number beside them is how many have the same score in every version; None is a
    version in which somebody has no score.
    """
    scores = {
        subject: [_score(sheet, policy, subject) for sheet in sheets]
        for subject in sorted(shown)
        if any(subject in sheet.cards.get(policy, {}) for sheet in sheets)
    }
    moved = {
        who: each for who, each in scores.items() if each.count(each[0]) < len(each)
    }
    return moved, len(scores) - len(moved)


def _score(sheet: Sheet, policy: str, subject: str) -> object:
    return sheet.cards.get(policy, {}).get(subject, {}).get("score")


def disputable(
    sheet: Sheet, policy: str, subject: str, facts: Mapping[str, Fact]
) -> list[Fact]:
    """Return the recorded facts that a given-out card rests on, the latest first."""
    card = sheet.cards.get(policy, {}).get(subject, {})
    rows = cast("Sequence[Mapping[str, object]]", card.get("ledger") or ())
    ids = dict.fromkeys(
        one for row in rows for one in cast("Sequence[str]", row["facts"])
    )
    found = [facts[one] for one in ids if one in facts]
    return sorted(found, key=lambda fact: (fact.date, fact.id), reverse=True)


def open_first(appeals: Sequence[Appeal]) -> list[Appeal]:
    """Return the appeals, those that wait first, otherwise the newest first."""
    newest = sorted(appeals, key=lambda each: each.number, reverse=True)
    return sorted(newest, key=lambda each: each.state != "open")
