"""Leave: nobody is away twice at once; lactation leave needs short blocks."""

from collections import defaultdict

from hall.book.draft import Draft
from hall.book.findings import Findings
from hall.book.row import Entry
from hall.domain import Block, LeaveRequest
from hall.errors import Say

_LACTATION_MINUTES = 90


def check_leave(draft: Draft, findings: Findings) -> None:
    """Check the leave of each person, and whether lactation leave can be planned."""
    by_person: dict[str, list[Entry[LeaveRequest]]] = defaultdict(list)
    for entry in draft.leave:
        if entry.record.status != "refused":
            by_person[entry.record.staff].append(entry)
    for entries in by_person.values():
        _check_overlaps(draft, entries, findings)
    _warn_of_lactation(draft, findings)


def _check_overlaps(
    draft: Draft, entries: list[Entry[LeaveRequest]], findings: Findings
) -> None:
    in_time = sorted(entries, key=lambda entry: (entry.record.start, entry.row))
    longest = in_time[0]
    for entry in in_time[1:]:
        if entry.record.start <= longest.record.end:
            _overlap(draft, longest, entry, findings)
        if entry.record.end > longest.record.end:
            longest = entry


def _overlap(
    draft: Draft,
    one: Entry[LeaveRequest],
    other: Entry[LeaveRequest],
    findings: Findings,
) -> None:
    first, second = sorted((one, other), key=lambda entry: entry.row)
    record = first.record
    findings.error(
        draft.place("leave", second.row, "start"),
        Say(
            f"“{record.staff}”的请假“{second.record.id}”与第{first.row}行“{record.id}”"
            f"（{record.start} 至 {record.end}）重叠",
            f"leave '{second.record.id}' of '{record.staff}' overlaps "
            f"'{record.id}' in row {first.row} ({record.start} to {record.end})",
        ),
        Say(
            "请改正日期，或把作废的一条设为 refused",
            "Correct the dates, or set the one that is void to refused",
        ),
    )


def _warn_of_lactation(draft: Draft, findings: Findings) -> None:
    if draft.settings is None or _fits_lactation(draft.settings.blocks):
        return
    for entry in draft.staff:
        if entry.record.lactation_until:
            _no_effect(draft, "staff", entry.row, findings)
    for request in draft.leave:
        if request.record.kind == "lactation":
            _no_effect(draft, "leave", request.row, findings)


def _no_effect(draft: Draft, table: str, row: int, findings: Findings) -> None:
    findings.warn(
        draft.place(table, row, "lactation_until" if table == "staff" else "kind"),
        Say(
            f"哺乳假排不进：时段都长于 {_LACTATION_MINUTES} 分钟",
            f"lactation leave has no effect: the blocks are longer than "
            f"{_LACTATION_MINUTES} minutes",
        ),
        Say(
            "请在 hall.yaml 把上午或下午分成更短的时段",
            "Cut the morning or the afternoon into shorter blocks in hall.yaml",
        ),
    )


def _fits_lactation(blocks: tuple[Block, ...]) -> bool:
    """Tell whether a counter block next to start, noon or end is short enough."""
    counter = [block for block in blocks if block.session != "noon"]
    edges = [
        block
        for index, block in enumerate(counter)
        if index in (0, len(counter) - 1)
        or counter[index - 1].session != block.session
        or counter[index + 1].session != block.session
    ]
    return any(block.minutes <= _LACTATION_MINUTES for block in edges)
