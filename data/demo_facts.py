"""What the supervisors of the demo hall wrote down in June 2026."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.demo_people import People
from hall.domain import Fact

_LARGE = 3
_REPORTS_LARGE, _REPORTS_SMALL = 2, 1
_NO_REPORT_FROM = frozenset({13, 19})
_TRAINED = (1, 2, 3, 5, 9, 10, 11, 13, 15, 17)
_TIMES = {
    "early_lunch": dt.time(11, 22),
    "late_arrival": dt.time(9, 6),
    "early_departure": dt.time(16, 50),
    "absent_from_post": dt.time(15, 10),
    "phone_use_at_window": dt.time(15, 35),
    "eating_at_post": dt.time(9, 15),
    "hotline_unanswered": dt.time(10, 40),
}


@dataclass(frozen=True)
class _Note:
    """A line of the supervisors' book; ``index`` None = about the whole window."""

    type: str
    window: int
    index: int | None
    day: int
    attributes: Mapping[str, object] = field(default_factory=dict)
    count: int | None = None
    item: str | None = None
    verified: bool | None = None
    incident: str | None = None


_NOTES = (
    # merits
    _Note("praise_letter_banner_hotline", 1, 2, 3, item="锦旗：代办老年证"),
    _Note("praise_letter_banner_hotline", 4, 3, 9, item="表扬信：耐心讲解失业金"),
    _Note("praise_letter_banner_hotline", 8, 4, 12, item="12345表扬：容缺受理"),
    _Note("praise_letter_banner_hotline", 8, None, 15, item="锦旗：上门办证"),
    _Note("praise_letter_banner_hotline", 6, 2, 23, {"solicited": True}, item="表扬信"),
    _Note("praise_media_visit", 5, 1, 10, {"level": "市"}, item="市报报道"),
    _Note("praise_media_visit", 1, None, 17, {"level": "省"}, item="省台报道"),
    _Note("honour_award", 2, 2, 11, {"level": "市"}, item="青年岗位能手"),
    _Note("honour_award", 2, 2, 25, {"level": "省"}, item="青年岗位能手"),
    _Note("honour_award", 9, None, 24, {"level": "县"}, item="巾帼文明岗"),
    _Note("shortcoming_cleared", 8, None, 16, item="过户排队时间长"),
    _Note("shortcoming_cleared", 12, None, 26, item="图审材料重复提交"),
    _Note("innovation_recognised", 1, None, 18, item="一窗通办清单"),
    _Note("outreach", 7, None, 5, item="进园区讲开办企业"),
    # attendance and conduct
    _Note("early_lunch", 2, 5, 4),
    _Note("early_lunch", 6, 3, 8),
    _Note("early_lunch", 6, 3, 22),
    _Note("late_arrival", 7, 2, 2, {"minutes": 6}),
    _Note("late_arrival", 11, 2, 9, {"minutes": 12, "clocked": False}),
    _Note("early_departure", 13, 1, 16, {"minutes": 10}),
    _Note("attendance_not_recorded", 14, 1, 5),
    _Note("absent_from_post", 6, 4, 17, {"minutes": 25}, incident="巡查0617"),
    _Note("phone_use_at_window", 6, 4, 17, incident="巡查0617"),
    _Note("absent_from_post", 10, 1, 24, {"minutes": 40, "client_failed": True}),
    _Note("meeting_missed", 15, 0, 10),
    _Note("eating_at_post", 3, 1, 3, {"what": "breakfast"}),
    _Note("eating_at_post", 17, 4, 11, {"what": "snack"}, incident="巡查0611"),
    _Note("chatting_off_post", 17, 4, 11, incident="巡查0611"),
    _Note("long_private_call", 5, 5, 15),
    _Note("computer_entertainment", 12, 3, 18, {"what": "shopping"}),
    _Note("uniform_missing", 9, 3, 2),
    _Note("uniform_irregular", 4, 5, 2),
    _Note("uniform_irregular", 18, 1, 8),
    _Note("desk_untidy", 7, 4, 12, {"at": "closing"}, count=2),
    # service
    _Note("evaluator_not_used", 8, 6, 10),
    _Note("queue_system_not_used", 5, 2, 23),
    _Note("one_time_notice_violation", 12, 1, 11, item="施工许可补件"),
    _Note("service_discourteous", 6, 5, 25),
    _Note("overdue_completion", 7, 5, 16, {"days_over": 2}, item="变更登记0612"),
    _Note("valid_complaint", 2, 4, 18, {"cause": "attitude"}, item="12345工单0618"),
    _Note(
        "valid_complaint",
        5,
        6,
        22,
        {"cause": "mistake"},
        item="工单0622",
        verified=False,
    ),
    _Note("quarrel_with_client", 8, 2, 26, verified=False),
    # windows
    _Note("hotline_unanswered", 3, None, 4, {"seconds": 45}),
    _Note("hotline_unanswered", 16, None, 15, {"seconds": 60}),
    _Note("hotline_improper_reply", 11, None, 12),
    _Note("dissatisfied_vote", 6, None, 19, count=2),
    _Note("dissatisfied_vote", 7, None, 24),
    _Note("site_standard_violation", 17, None, 9, item="物品摆放"),
    _Note("daily_mgmt_violation", 13, None, 23, item="台账缺页"),
    _Note("assigned_task_missing", 19, None, 30, item="季度小结"),
)


def make_facts(people: People) -> tuple[Fact, ...]:
    """Return the facts of June in order of their day."""
    notes = sorted((*_NOTES, *_reports(people), *_trainings()), key=lambda n: n.day)
    return tuple(
        Fact(
            id=f"F{number:03d}",
            type=note.type,
            subject=_subject(people, note),
            date=dt.date(2026, 6, note.day),
            time=_TIMES.get(note.type),
            count=None if note.count is None else Decimal(note.count),
            incident=note.incident,
            verified=note.verified,
            item=note.item,
            attributes=note.attributes,
        )
        for number, note in enumerate(notes, start=1)
    )


def _subject(people: People, note: _Note) -> str:
    if note.index is None:
        return f"W{note.window}"
    return people.of(note.window)[note.index]


def _reports(people: People) -> list[_Note]:
    """Return the work reports: two of a large window, one of a small one."""
    notes = []
    for number in range(1, len(people.windows) + 1):
        large = len(people.of(number)) >= _LARGE
        due = _REPORTS_LARGE if large else _REPORTS_SMALL
        sent = due - (number in _NO_REPORT_FROM)
        notes += [
            _Note("info_report_on_time", number, None, 8 + number % 4 + 14 * part)
            for part in range(sent)
        ]
    return notes


def _trainings() -> list[_Note]:
    """Return the trainings that windows held on their own in the first days."""
    return [
        _Note("training_held", window, None, 1 + window % 5, item="周例业务学习")
        for window in _TRAINED
    ]
