"""Activities: on days that are worked, and nobody required at two at once."""

import datetime as dt

from hall.book.checks.presence import Slot, presence_of
from hall.book.draft import Draft
from hall.book.findings import Findings
from hall.calendar import DayState, WorkCalendar
from hall.errors import Say


def check_activities(draft: Draft, findings: Findings) -> None:
    """Check the day of every activity, and that its people are nowhere else."""
    if draft.settings is None:
        return
    days = WorkCalendar(draft.settings.working_days or ())
    for entry in draft.activities:
        check_day(draft, "activities", (entry.row, entry.record.date), days, findings)
    _check_two_at_once(draft, findings)


def check_day(
    draft: Draft,
    table: str,
    dated: tuple[int, dt.date],
    days: WorkCalendar,
    findings: Findings,
) -> None:
    """Check that the date of a row is worked.

    The hall's own list is binding; a day off by the national calendar is only
    warned of, for a hall may work then without a plan of ours.
    """
    row, date = dated
    if days.state(date) is not DayState.PUBLISHED or days.is_working(date):
        return
    note = findings.error if days.is_own(date) else findings.warn
    note(
        draft.place(table, row, "date"),
        Say(f"{date} 不是工作日", f"{date} is not a working day"),
        Say(
            "请改正日期，或把它列入 hall.yaml 的 working_days",
            "Correct the date, or list it under working_days in hall.yaml",
        ),
    )


def _check_two_at_once(draft: Draft, findings: Findings) -> None:
    presence = presence_of(draft)
    taken: dict[Slot, str] = {}
    for entry in draft.activities:
        if not entry.record.required:
            continue
        clash = next((s for s in presence.attends(entry) if s in taken), None)
        if clash:
            staff, date, block = clash
            findings.error(
                draft.place("activities", entry.row, "staff"),
                Say(
                    f"“{staff}”在 {date} {block} 还须参加“{taken[clash]}”",
                    f"'{staff}' must also attend '{taken[clash]}' in {block} of {date}",
                ),
                Say(
                    "请错开时间，或把其中一项的 required 设为 no",
                    "Move one of them, or set required to no",
                ),
            )
        for slot in presence.attends(entry):
            taken.setdefault(slot, entry.record.id)
