"""Rows given twice: harmless in a list of pairs, contradictory in a list of figures."""

from hall.book.draft import Draft
from hall.book.findings import Findings
from hall.errors import Say


def check_records(draft: Draft, findings: Findings) -> None:
    """Check that carry-over is given once, and warn of pairs listed twice."""
    carried: dict[tuple[str, str], int] = {}
    for entry in draft.carry:
        key, _ = entry.record
        first = carried.setdefault(key, entry.row)
        if first != entry.row:
            findings.error(
                draft.place("carry", entry.row, "measure"),
                Say(
                    f"“{key[0]}”的“{key[1]}”已在第{first}行给出",
                    f"'{key[1]}' of '{key[0]}' is already given in row {first}",
                ),
                Say("请只留一行", "Keep one of the rows"),
            )
    _warn_of_repeated_pairs(draft, findings)


def _warn_of_repeated_pairs(draft: Draft, findings: Findings) -> None:
    for table, pairs in (("qualified", draft.qualified), ("facing", draft.facing)):
        first: dict[tuple[str, str], int] = {}
        for entry in pairs:
            row = first.setdefault(entry.record, entry.row)
            if row != entry.row:
                findings.warn(
                    draft.place(table, entry.row),
                    Say(f"与第{row}行相同", f"the same as row {row}"),
                    Say("可删去", "It can be removed"),
                )
