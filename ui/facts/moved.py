"""Which scores a fact moves, with the clause that does it."""

from collections.abc import Sequence

from office import Moved, Scorecard
from ui.markup import Markup, join, panel, pill, tag
from ui.state import Desk
from ui.views.people import grade_name
from ui.wording import plain


def moved_panel(here: Desk, title: str, moves: Sequence[Moved], none: str) -> Markup:
    """Return the scorecards that move, or the sentence ``none``."""
    if not moves:
        return panel(title, tag("p", "", none))
    return panel(title, *(_move(here, each) for each in moves))


def _move(here: Desk, move: Moved) -> Markup:
    who = tag("b", "", here.words.name(move.subject))
    what = tag("span", "hr-score", _change(here, move))
    rows = [row for row in move.rows if row.points or row.before or row.fine]
    whys = dict.fromkeys(here.words.named(row.reason.text(here.lang)) for row in rows)
    where = dict.fromkeys(here.words.clause(move.policy, row.clause) for row in rows)
    quotes = dict.fromkeys(row.quote for row in rows)
    note = [*where] or [here.words.policy(move.policy)]
    return join(
        tag("div", "hr-move", join(who, Markup(" "), what), pill(here.say.list(note))),
        *(tag("p", "hr-note", why) for why in whys),
        *(tag("p", "hr-quote", quote) for quote in quotes),
    )


def _change(here: Desk, move: Moved) -> str:
    say = here.say
    if (move.after or move.before or Scorecard()).blocked:
        return say("facts.blocked")
    before, after = (_score(card) for card in (move.before, move.after))
    parts = [say("facts.score", before=before, after=after)] if before != after else []
    fines = [card.fines if card else 0 for card in (move.before, move.after)]
    if fines[1] > fines[0]:
        parts.append(say("shell.fine", yuan=plain(fines[1] - fines[0])))
    grade = move.after.grade if move.after else None
    if grade and grade != (move.before.grade if move.before else None):
        parts.append(grade_name(here.words, grade))
    return say.list(parts)


def _score(card: Scorecard | None) -> str:
    return "—" if card is None or card.score is None else plain(card.score)
