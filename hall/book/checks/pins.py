"""Pins: each must be possible alone, and all of them together."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from hall.book.checks.activities import check_day
from hall.book.checks.presence import Presence, Slot, presence_of
from hall.book.draft import Draft
from hall.book.findings import Findings
from hall.book.row import Entry
from hall.book.schema import FREE, LUNCH
from hall.calendar import WorkCalendar
from hall.domain import Pin, Post
from hall.errors import Say

_MOVE = Say("请改正或删去这一行", "Correct or remove this row")


@dataclass(slots=True)
class _Pins:
    """The pins of a draft with what they have to agree with."""

    draft: Draft
    findings: Findings
    presence: Presence
    posts: dict[str, Post]
    qualified: set[tuple[str, str]]
    attended: dict[Slot, str]
    placed: dict[Slot, Entry[Pin]] = field(default_factory=dict)

    def fault(self, entry: Entry[Pin], column: str, what: Say) -> None:
        self.findings.error(self.draft.place("pins", entry.row, column), what, _MOVE)


def check_pins(draft: Draft, findings: Findings) -> None:
    """Check the pins against leave, activities, posts, the canteen and each other."""
    if draft.settings is None:
        return
    pins = _pins(draft, findings)
    days = WorkCalendar(draft.settings.working_days or ())
    for entry in draft.pins:
        check_day(draft, "pins", (entry.row, entry.record.date), days, findings)
        _check_person(pins, entry)
        _check_place(pins, entry)
    _check_posts_once(pins)
    _check_lunches(pins)
    _check_seats(pins, draft.settings.canteen_seats)


def _pins(draft: Draft, findings: Findings) -> _Pins:
    presence = presence_of(draft)
    attended = {
        slot: entry.record.id
        for entry in draft.activities
        if entry.record.required
        for slot in presence.attends(entry)
    }
    return _Pins(
        draft=draft,
        findings=findings,
        presence=presence,
        posts={entry.record.id: entry.record for entry in draft.posts},
        qualified={entry.record for entry in draft.qualified},
        attended=attended,
    )


def _check_person(pins: _Pins, entry: Entry[Pin]) -> None:
    """Check that the person is there, and nowhere else."""
    pin = entry.record
    who = f"{pin.staff} {pin.date} {pin.block}"
    slot = (pin.staff, pin.date, pin.block)
    other = pins.placed.setdefault(slot, entry)
    session = pins.presence.sessions[pin.block]
    leave = pins.presence.leave_of(pin.staff, pin.date, session)
    if other is not entry:
        pins.fault(
            entry,
            "staff",
            Say(
                f"{who} 已在第{other.row}行固定在“{other.record.place}”",
                f"{who} is already pinned to '{other.record.place}' in row {other.row}",
            ),
        )
    if leave:
        pins.fault(
            entry,
            "staff",
            Say(
                f"{who} 正在休假“{leave.id}”（{leave.start} 至 {leave.end}）",
                f"{who} is on leave '{leave.id}' ({leave.start} to {leave.end})",
            ),
        )
    elif slot in pins.attended:
        pins.fault(
            entry,
            "staff",
            Say(
                f"{who} 须参加活动“{pins.attended[slot]}”",
                f"{who} must attend activity '{pins.attended[slot]}'",
            ),
        )
    if not pins.presence.joined(pin.staff, pin.date):
        pins.fault(
            entry,
            "staff",
            Say(f"{who} 尚未入职", f"{who} has not joined yet"),
        )


def _check_place(pins: _Pins, entry: Entry[Pin]) -> None:
    """Check that the place exists in this block and suits the person."""
    pin = entry.record
    noon = pins.presence.sessions[pin.block] == "noon"
    if pin.place == LUNCH and not noon:
        what = Say(
            f"{pin.block} 不是午间时段，不能就餐",
            f"{pin.block} is not a noon block; nobody eats then",
        )
        pins.fault(entry, "place", what)
    post = pins.posts.get(pin.place)
    if post is None:
        return
    if noon and not post.noon:
        what = Say(
            f"岗位“{post.id}”午间不开放", f"post '{post.id}' is not open at noon"
        )
        pins.fault(entry, "place", what)
    eligible = {post.holder, *post.backups}
    if pin.staff not in eligible and (pin.staff, post.id) not in pins.qualified:
        what = Say(
            f"“{pin.staff}”不是岗位“{post.id}”的A岗、B岗，也不在 qualified.csv 中",
            f"'{pin.staff}' is neither holder nor backup of '{post.id}', "
            "nor qualified for it",
        )
        pins.fault(entry, "place", what)


def _check_posts_once(pins: _Pins) -> None:
    first: dict[tuple[str, dt.date, str], Entry[Pin]] = {}
    for entry in pins.placed.values():
        pin = entry.record
        if pin.place in (LUNCH, FREE):
            continue
        other = first.setdefault((pin.place, pin.date, pin.block), entry)
        if other is not entry:
            pins.fault(
                entry,
                "place",
                Say(
                    f"岗位“{pin.place}”在 {pin.date} {pin.block} 已固定给"
                    f"“{other.record.staff}”（第{other.row}行）",
                    f"post '{pin.place}' is already pinned to '{other.record.staff}' "
                    f"in {pin.block} of {pin.date} (row {other.row})",
                ),
            )


def _check_lunches(pins: _Pins) -> None:
    """Check that whoever is there all day keeps exactly one noon block to eat in."""
    days: dict[tuple[str, dt.date], list[Entry[Pin]]] = defaultdict(list)
    sessions = pins.presence.sessions
    for entry in pins.placed.values():
        if sessions[entry.record.block] == "noon":
            days[entry.record.staff, entry.record.date].append(entry)
    noon_blocks = {block for block, session in sessions.items() if session == "noon"}
    for (staff, date), entries in days.items():
        if pins.presence.leave_of(staff, date, "noon"):
            continue
        lunches = [entry for entry in entries if entry.record.place == LUNCH]
        pinned = {entry.record.block for entry in entries}
        busy = {block for block in noon_blocks if (staff, date, block) in pins.attended}
        if len(lunches) > 1:
            what = Say(
                f"“{staff}”在 {date} 固定了两次就餐（第{lunches[0].row}行）",
                f"'{staff}' is pinned to two lunches on {date} (row {lunches[0].row})",
            )
            pins.fault(lunches[1], "place", what)
        elif not lunches and pinned | busy == noon_blocks:
            what = Say(
                f"“{staff}”在 {date} 没有留下就餐的时段",
                f"'{staff}' is left no block to eat in on {date}",
            )
            pins.fault(entries[-1], "place", what)


def _check_seats(pins: _Pins, seats: int | None) -> None:
    if seats is None:
        return
    eating: dict[tuple[dt.date, str], list[Entry[Pin]]] = defaultdict(list)
    for entry in pins.placed.values():
        if entry.record.place == LUNCH:
            eating[entry.record.date, entry.record.block].append(entry)
    for (date, block), entries in eating.items():
        if len(entries) > seats:
            what = Say(
                f"{date} {block} 固定就餐 {len(entries)} 人，食堂只有 {seats} 座",
                f"{len(entries)} people are pinned to lunch in {block} of {date}, "
                f"the canteen seats {seats}",
            )
            pins.fault(entries[seats], "place", what)
