"""The journal of facts as people look through it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from office import Entry
from scoring.library import vocabulary
from ui.views.facts import fact_text
from ui.views.terms import initials
from ui.wording import Wording

Finding = Literal["open", "holds", "fails"]
Step = Literal["book", "wrote", "corrected", "confirmed", "denied"]
_BOOK = ".csv"  # the office signs facts of a book with its file
_FINDINGS: Mapping[bool | None, Finding] = {None: "open", True: "holds", False: "fails"}


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for: words, names or initials, and only what is open."""

    text: str = ""
    open_only: bool = False
    subjects: frozenset[str] | None = None


def finding(entry: Entry) -> Finding:
    """Return whether somebody verified the entry, and with what result."""
    return _FINDINGS[entry.fact.verified]


def entries_of(journal: Iterable[Entry], month: str) -> list[Entry]:
    """Return the entries of a month that stand, the latest day first."""
    standing = [
        entry
        for entry in journal
        if entry.effective and f"{entry.fact.date:%Y-%m}" == month
    ]
    return sorted(standing, key=lambda e: (e.fact.date, e.number), reverse=True)


def matching(words: Wording, entries: Sequence[Entry], sought: Sought) -> list[Entry]:
    """Return the entries that somebody looks for."""
    return [entry for entry in entries if _matches(words, entry, sought)]


def _matches(words: Wording, entry: Entry, sought: Sought) -> bool:
    fact = entry.fact
    if sought.open_only and fact.verified is not None:
        return False
    if sought.subjects is not None and fact.subject not in sought.subjects:
        return False
    name = vocabulary().types[fact.type].zh
    who = words.name(fact.subject)
    every = (who, fact_text(words, fact), name, fact.item or "", fact.id)
    haystack = " ".join((*every, initials(name), initials(who))).lower()
    return all(part in haystack for part in sought.text.lower().split())


def history(journal: Sequence[Entry], fact_id: str) -> list[tuple[Step, Entry]]:
    """Return what happened to a fact's entry, step by step."""
    own = [entry for entry in journal if entry.fact.id == fact_id]
    earlier = [None, *own]
    return [(_step(before, e), e) for before, e in zip(earlier, own, strict=False)]


def _step(before: Entry | None, entry: Entry) -> Step:
    if before is None:
        return "book" if entry.recorded_by.endswith(_BOOK) else "wrote"
    if before.fact.verified == entry.fact.verified or entry.fact.verified is None:
        return "corrected"
    return "confirmed" if entry.fact.verified else "denied"
