"""Paper and files: what is written is read back with the libraries that read it."""

import datetime as dt
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

from office.papers import (
    DayCell,
    Entry,
    Line,
    PaperSize,
    Sheet,
    Slip,
    calendar_file,
    leave_slip,
    print_page,
    workbook,
)

EVIL = "=1+1<b>"
SHEET = Sheet(
    title="公安窗口 2026年6月排班表",
    note="已发布  第 3 版",
    head="人员",
    days=(("1", "一"), ("2", "二")),
    lines=(
        Line("group", "公安窗口"),
        Line(
            "person",
            EVIL,
            (
                DayCell("受理", "餐1", "替登记", ("own", "stand_in")),
                DayCell("假", "", "假", ("leave", "leave"), bad=True),
            ),
        ),
        Line("cadre", "中层干部", (DayCell("雷远", "", ""), DayCell())),
        Line("cover", "在岗", (DayCell("齐"), DayCell("缺1", kinds=("low", "")))),
    ),
    legend="每格：上午、午餐、下午",
    lang="zh",
)


def opened(paper: PaperSize = "A3") -> Any:
    """Return the page as the library that reads it has it."""
    return load_workbook(BytesIO(workbook(SHEET, paper))).active


def rows(paper: PaperSize = "A3") -> list[list[object]]:
    page = opened(paper)
    return [list(row) for row in page.iter_rows(values_only=True)]


def test_the_spreadsheet_has_the_shape_of_the_sheet_on_the_wall() -> None:
    assert rows() == [
        [SHEET.title, None, None],
        [SHEET.note, None, None],
        ["人员", "1\n一", "2\n二"],
        ["公安窗口", None, None],
        [EVIL, "受理", "假"],
        [None, "餐1", None],
        [None, "替登记", "假"],
        ["中层干部", "雷远", None],
        [None, None, None],
        ["在岗", "齐", "缺1"],
        [SHEET.legend, None, None],
    ]


def test_a_name_that_begins_like_a_formula_is_none() -> None:
    file = workbook(SHEET)

    page = ZipFile(BytesIO(file)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert EVIL in [row[0] for row in rows()]


@pytest.mark.parametrize(("paper", "number"), [("A3", 8), ("A4", 9)])
def test_the_spreadsheet_fits_the_width_of_the_paper(
    paper: PaperSize, number: int
) -> None:
    page = opened(paper)

    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == number
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_stand_ins_are_tinted_in_the_spreadsheet() -> None:
    page = opened()

    assert page["B7"].fill.fgColor.rgb == "00CDEBD6"
    assert page["B6"].fill.fill_type is None


def test_the_page_to_print_is_whole_and_takes_every_name_as_text() -> None:
    page = print_page(SHEET, "A4")

    assert "size: A4 landscape" in page
    assert "=1+1&lt;b&gt;" in page
    assert "<b>" not in page
    assert page.count("<tr>") == 1 + len(SHEET.lines)
    assert '<td class="bad">' in page
    for outside in ("http", "<script", "<img", "<link"):
        assert outside not in page


def test_the_calendar_is_read_back_in_its_zone_and_keeps_its_ids() -> None:
    day = dt.date(2026, 6, 1)
    entry = Entry("small-S1-2026-06-01-am", day, dt.time(9), dt.time(11, 30), "受理岗")
    made = dt.datetime(2026, 5, 30, 8, tzinfo=dt.UTC)

    file = calendar_file("张安", [entry], made)

    calendar: Any = Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == "small-S1-2026-06-01-am@hallrota"
    assert event["SUMMARY"] == "受理岗"
    assert event["DTSTART"].dt.isoformat() == "2026-06-01T09:00:00+08:00"
    assert event["DTEND"].dt.isoformat() == "2026-06-01T11:30:00+08:00"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    assert file == calendar_file("张安", [entry], made)


def test_the_slip_has_a_box_for_each_of_the_chain() -> None:
    slip = Slip(
        "请假审批单",
        [("姓名", EVIL), ("天数", "2")],
        [("带班班长", "同意 王芳 2026-06-01"), ("中心领导", "")],
        "编号 Q7",
    )

    paper = Document(BytesIO(leave_slip(slip)))

    (table,) = paper.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["姓名", EVIL],
        ["天数", "2"],
        ["带班班长", "同意 王芳 2026-06-01"],
        ["中心领导", ""],
    ]
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert texts[0] == "请假审批单"
    assert texts[-1] == "编号 Q7"
