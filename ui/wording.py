"""How the screens say things: names instead of ids, days, amounts with units."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import takewhile

from hall.book import WHOLE_HALL
from hall.domain import Block, HalfDay, Hall, Post
from hall.errors import Say
from hall.plan import Charge
from ui.texts import Texts

_HUNDRED = 100
_SHORT = 2
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def plain(value: Decimal | Fraction | float | str) -> str:
    """Return a number without needless zeros, rounded to two places for display."""
    number = Fraction(value)
    rounded = Decimal(round(number * _HUNDRED)) / _HUNDRED
    return f"{rounded:f}".rstrip("0").rstrip(".") if rounded % 1 else f"{rounded:.0f}"


def shared_start(names: Sequence[str]) -> int:
    """Return how many characters all names begin with alike; one name shares none."""
    if len(names) < 2:  # noqa: PLR2004 - two is where sharing begins
        return 0
    columns = zip(*names, strict=False)
    return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))


def short_names(names: Sequence[str]) -> list[str]:
    """Drop what all names end with, such as a title that everybody bears."""
    ending = shared_start([name[::-1] for name in names])
    return [name[: len(name) - ending] or name for name in names]


def short_posts(posts: Sequence[Post]) -> dict[str, str]:
    """Name the posts of one window in one or two characters, each differently.

    What all names share at their ends says nothing inside the window and is dropped.
    Where the first two characters do not tell posts apart, first and last do; where
    those do not either, a number does.
    """
    names = [post.name for post in posts]
    cut = short_names([name[shared_start(names) :] or name for name in names])
    first = [name[:_SHORT] for name in cut]
    ends = [name[:1] + name[-1:] for name in cut]
    numbered = [f"{name[:1]}{place}" for place, name in enumerate(cut, start=1)]
    return {
        post.id: next(
            (labels[at] for labels in (first, ends) if labels.count(labels[at]) == 1),
            numbered[at],
        )
        for at, post in enumerate(posts)
    }


@dataclass(frozen=True)
class Wording:
    """Names and sentences for one hall in one language.

    Attributes:
        titles: Full titles of policies, for those that have no short name here.
    """

    hall: Hall
    say: Texts
    titles: Mapping[str, Say] = field(default_factory=dict)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        hall = self.hall
        tables = (hall.windows, hall.staff, hall.posts, hall.cadres, hall.activities)
        return {row.id: row.name for table in tables for row in table}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        labels: dict[str, str] = {}
        for window in self.hall.windows:
            own = tuple(p for p in self.hall.posts if p.window == window.id)
            labels |= short_posts(own)
        return labels

    @cached_property
    def _cadres(self) -> Mapping[str, str]:
        cadres = self.hall.cadres
        names = short_names([cadre.name for cadre in cadres])
        return {c.id: name for c, name in zip(cadres, names, strict=True)}

    @cached_property
    def _blocks(self) -> Mapping[str, str]:
        by_session: dict[str, list[Block]] = {}
        for block in self.hall.blocks:
            by_session.setdefault(block.session, []).append(block)
        return {
            block.id: self._block_name(block, number, len(blocks))
            for blocks in by_session.values()
            for number, block in enumerate(blocks, start=1)
        }

    def _block_name(self, block: Block, number: int, of: int) -> str:
        if block.session == "noon":
            return self.say("shell.noon_block", number=number)
        name = self.say(f"shell.session.{block.session}")
        return name if of == 1 else f"{name}{number}"

    def name(self, subject: str) -> str:
        """Return the name of a person, window, post, cadre or activity."""
        if subject == WHOLE_HALL:
            return self.hall.name
        return self._names.get(subject, subject)

    def named(self, text: str) -> str:
        """Return ``text`` with every id of this hall replaced by the name."""
        return _ID.sub(lambda found: self.name(found.group()), text)

    def short_post(self, post: str) -> str:
        """Return the one or two characters that stand for a post on the board."""
        return self._short.get(post, post)

    def short_cadre(self, cadre: str) -> str:
        """Return a cadre's name without the title that all cadres share."""
        return self._cadres.get(cadre, cadre)

    def block(self, block: str) -> str:
        """Return the name of a block, e.g. 上午 or 午间2."""
        return self._blocks.get(block, block)

    def block_hours(self, block: Block) -> str:
        """Return the name of a block with its hours."""
        return self.say(
            "shell.block",
            name=self.block(block.id),
            start=f"{block.start:%H:%M}",
            end=f"{block.end:%H:%M}",
        )

    def session(self, session: str) -> str:
        """Return the name of a session or half of the day."""
        return self.say(f"shell.session.{session}")

    def weekday(self, day: dt.date) -> str:
        """Return the day of the week, as short as can be."""
        names = self.say("shell.weekdays")
        return (names.split() if " " in names else list(names))[day.weekday()]

    def date(self, day: dt.date) -> str:
        """Return a day with its day of the week."""
        return self.say(
            "shell.date",
            month=self._month(day.month),
            day=day.day,
            weekday=self.weekday(day),
        )

    def day(self, day: dt.date) -> str:
        """Return a day without its day of the week."""
        return self.say("shell.day", month=self._month(day.month), day=day.day)

    def _month(self, number: int) -> str:
        return self.say("shell.months").split()[number - 1]

    def half_day(self, half: HalfDay) -> str:
        """Return a half-day."""
        return f"{self.date(half.date)} {self.session(half.half)}"

    def month(self, month: str) -> str:
        """Return a month written ``2026-06`` as people say it."""
        year, number = month.split("-")
        return self.say("shell.month_name", year=year, month=self._month(int(number)))

    def policy(self, policy: str) -> str:
        """Return the short title of a policy."""
        short = self.say.code("policy", policy)
        title = self.titles.get(policy)
        return title.text(self.say.lang) if title and short == policy else short

    def clause(self, policy: str, clause: str) -> str:
        """Return where a rule stands; the document alone where it has no number."""
        if not clause:
            return self.say("shell.document", policy=self.policy(policy))
        return self.say("shell.clause", policy=self.policy(policy), clause=clause)

    def lost(self, hundredths: int) -> str:
        """Return points lost (negative: gained) in words."""
        return self.changed(Fraction(-hundredths, _HUNDRED))

    def changed(self, points: Fraction) -> str:
        """Return signed points of a scorecard in words."""
        if points == 0:
            return self.say("shell.points_none")
        key = "points_gained" if points > 0 else "points_lost"
        return self.say(f"shell.{key}", points=plain(abs(points)))

    def charge(self, charge: Charge) -> str:
        """Return who pays what for a gap, and where that stands."""
        what = [self.lost(charge.points)]
        if charge.fine:
            what.append(self.say("shell.fine", yuan=charge.fine))
        return self.say(
            "shell.charge",
            who=self.name(charge.charged),
            what=self.say.list(what),
            where=self.clause(charge.policy, charge.clause),
        )
