"""What the terminal says about scorecards."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from office import Cards
from ui.wording import Wording

FIGURES = ("score", "deductions", "bonus", "fines", "grade", "rank")
LISTS = {"disqualified": "award", "withheld": "award", "notices": "notice"}
Row = Mapping[str, object]


def cards_json(cards: Cards) -> str:
    """Return scorecards as the JSON of contracts.md."""
    document = {
        policy: {subject: card.as_json() for subject, card in subjects.items()}
        for policy, subjects in cards.items()
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def card_lines(cards: Cards, words: Wording) -> Iterator[str]:
    """Yield every scorecard with the ledger rows that made it."""
    for policy, subjects in cards.items():
        yield words.say("terminal.score.policy", policy=words.policy(policy))
        for subject, card in subjects.items():
            yield from _card(subject, card.as_json(words.say.lang), words)


def _card(subject: str, card: Row, words: Wording) -> Iterator[str]:
    say = words.say
    figures = [
        f"{say(f'scores.figure.{name}')} {card[name]}"
        for name in FIGURES
        if card.get(name) not in (None, 0, "") or (name == "score" and card[name] == 0)
    ]
    codes = [
        say.code(group, code)
        for name, group in LISTS.items()
        for code in cast("Sequence[str]", card.get(name) or ())
    ]
    yield say(
        "terminal.score.card",
        id=subject,
        name=words.name(subject),
        figures=say.list([*figures, *codes]),
    )
    blanks = cast("Sequence[str]", card.get("blocked") or ())
    if blanks:
        yield f"  {say('scores.blocked')}: {say.list([*blanks])}"
    for row in cast("Sequence[Row]", card.get("ledger") or ()):
        if row["clause"] or row["points"]:
            yield _row(row, words)


def _row(row: Row, words: Wording) -> str:
    say = words.say
    clause = row["clause"]
    quote = row["quote"]
    return say(
        "terminal.score.row",
        clause=say("scores.clause", clause=clause) if clause else "",
        points=row["points"],
        counted=say("scores.counted" if row["counted"] else "scores.not_counted"),
        reason=row["reason"],
        quote=f"“{quote}”" if quote else "",
    ).rstrip()
