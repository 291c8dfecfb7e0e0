"""The facts of a month as entries of the journal, the latest first."""

from collections.abc import Iterable

from office import Entry


def entries_of(journal: Iterable[Entry], month: str) -> list[Entry]:
    """Return the entries of a month that stand, the latest day first."""
    standing = [
        entry
        for entry in journal
        if entry.effective and f"{entry.fact.date:%Y-%m}" == month
    ]
    return sorted(standing, key=lambda e: (e.fact.date, e.number), reverse=True)
