"""What goes on paper says what the board says."""

import datetime as dt
from dataclasses import replace

from hall.domain import HalfDay, LeaveRequest
from office import LeaveFile, LeaveStep
from tests.ui import worlds
from tests.ui.worlds import ANN, BEN, CAI, MON, TUE
from ui.board.model import BoardView, board_model
from ui.papers.person import entries_of
from ui.papers.sheet import sheet_of
from ui.papers.slip import slip_of
from ui.texts import Texts
from ui.views.places import Places
from ui.wording import Wording

SAY = Texts("zh")
WORDS = Wording(worlds.hall(), SAY)


def test_the_sheet_has_every_person_cadre_and_the_foot_of_the_board() -> None:
    view = BoardView(window="W1")
    model = board_model(worlds.hall(), worlds.plan(), (), "zh", view)

    sheet = sheet_of(model, "排班表", "第 1 版", SAY)

    kinds = [(line.kind, line.name) for line in sheet.lines]
    assert kinds == [
        ("group", "公安窗口"),
        ("person", ANN.name),
        ("person", BEN.name),
        ("person", CAI.name),
        ("cadre", "中层干部"),
        ("cover", "在岗"),
    ]
    assert sheet.days == (("1", "一"), ("2", "二"), ("8", "一"))
    first = sheet.lines[1].cells[0]
    assert (first.am, first.noon, first.pm) == ("受理", "餐2", "受理")
    assert sheet.lines[2].cells[1].bad
    assert [cell.am for cell in sheet.lines[-1].cells] == ["齐", "缺1", "齐"]


def test_a_week_by_post_is_a_sheet_as_well() -> None:
    view = BoardView(by="post", week=MON)
    model = board_model(worlds.hall(), worlds.plan(), (), "zh", view)

    sheet = sheet_of(model, "排班表", "第 1 版", SAY)

    desk = next(line for line in sheet.lines if line.name == "公安局登记2号岗")
    assert len(desk.cells) == 2
    assert (desk.cells[1].am, desk.cells[1].pm) == ("王才", "无人")
    assert desk.cells[1].kinds == ("stand_in", "gap")


def test_somebodys_calendar_has_what_he_does_and_nothing_of_his_free_time() -> None:
    places = Places(worlds.hall(), worlds.plan())

    found = entries_of(places, CAI, WORDS)

    told = [(e.date, f"{e.start:%H:%M}", f"{e.end:%H:%M}", e.title) for e in found]
    assert told[:2] == [
        (MON, "11:30", "12:30", "午餐"),
        (MON, "12:30", "13:30", "公安局受理1号岗（替岗）"),
    ]
    assert (TUE, "13:30", "17:00", "业务培训") in told
    assert len({entry.id for entry in found}) == len(found)


def test_the_slip_says_who_when_and_who_has_signed() -> None:
    monday = HalfDay(MON, "am")
    request = LeaveRequest("Q7", "S1", "annual", monday, HalfDay(TUE, "pm"))
    signed = LeaveStep(
        "signed", "王芳", "shift_leader", at=dt.datetime(2026, 5, 30, 9, tzinfo=dt.UTC)
    )
    answer = (
        '{"chains": {}, "days": 2.0, "documents": ["leave_form"],'
        ' "substitutes": [{"staff": "S3"}, {"staff": "S3"}]}'
    )
    file = LeaveFile(request, ("shift_leader", "centre_leader"), (signed,), answer)

    slip = slip_of(file, ANN, WORDS)

    assert dict(slip.rows)["姓名"] == "张安"
    assert dict(slip.rows)["起止时间"] == "6月1日 周一 上午 至 6月2日 周二 下午"
    assert dict(slip.rows)["天数"] == "2"
    assert dict(slip.rows)["替岗人"] == "王才"
    assert slip.signatures == [
        ("带班班长", "同意 王芳 2026-05-30"),
        ("中心领导", ""),
    ]
    bare = slip_of(replace(file, answer=None, steps=()), ANN, WORDS)
    assert dict(bare.rows)["天数"] == ""
