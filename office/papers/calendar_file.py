"""Somebody's rota as an iCalendar file, for the calendar of a phone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

ZONE = ZoneInfo("Asia/Shanghai")  # the rules that the product knows are Chinese
PRODUCT = "-//hallrota//rota//ZH"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the calendar; ``id`` stays the same from version to version."""

    id: str
    date: dt.date
    start: dt.time
    end: dt.time
    title: str
    place: str = ""


def calendar_file(title: str, entries: Iterable[Entry], made: dt.datetime) -> bytes:
    """Return the entries as a calendar with its time zone.

    Args:
        title: Whose calendar it is.
        entries: What is in it.
        made: When the plan was saved (with zone).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        calendar.add_component(_event(entry, made))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, made: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@hallrota")
    event.add("dtstamp", made.astimezone(dt.UTC))
    event.add("dtstart", dt.datetime.combine(entry.date, entry.start, ZONE))
    event.add("dtend", dt.datetime.combine(entry.date, entry.end, ZONE))
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    return event
