"""The price calendar: what stands in a cell, and what a click on it does."""

import pytest
from playwright.sync_api import Browser, expect

from hall.absence import AbsencePrice, PriceCalendar
from tests.ui import worlds
from tests.ui.rig import assert_sound, html, model, open_page
from tests.ui.serving import DESK, PATIENCE, PHONE, Visit
from tests.ui.worlds import MON, MONTH, NEXT_MON
from ui.texts import Texts
from ui.views.prices import HalfCell, heat_map
from ui.wording import Wording

CELLS = (
    AbsencePrice("S1", MON, "am", "priced", "approve", 0),
    AbsencePrice("S1", MON, "pm", "priced", "advise_against", 150),
    AbsencePrice("S1", NEXT_MON, "am", "priced", "advise_against", 900),
    AbsencePrice("S1", NEXT_MON, "pm", "priced", "refuse", 0, clauses=("some 一3",)),
    AbsencePrice("S4", MON, "am", "not_joined"),
    AbsencePrice("S4", MON, "pm", "on_leave"),
    AbsencePrice("S4", NEXT_MON, "am", "priced", "needs_person", None, proven=False),
    AbsencePrice("S4", NEXT_MON, "pm", "priced", "approve", -50),
)
CALENDAR = PriceCalendar("tiny", MONTH, "personal", None, CELLS)
WORDS = Wording(worlds.hall(), Texts("zh"))


def cells() -> list[HalfCell]:
    people = heat_map(WORDS, CALENDAR)["people"]
    return [half for row in people for day in row["days"] for half in day]


def test_every_cell_says_what_it_is_without_its_colour() -> None:
    shown = [cell["text"] for cell in cells()]

    assert shown == ["0", "1.5", "9", "不批", "未到", "假", "待人工", "+0.5"]


def test_the_shade_grows_with_the_points_and_nothing_lost_is_quiet() -> None:
    tones = [cell["tone"] for cell in cells()]

    assert tones[:3] == ["quiet", "step1", "step3"]
    assert tones[3:7] == ["refuse", "not_joined", "on_leave", "person"]


def test_a_cell_explains_itself_with_the_clause_that_refuses() -> None:
    label = cells()[3]["label"]

    assert label.startswith("张安 6月8日 周一 下午：不能批准")
    assert "第 一3 条" in label


def test_only_priced_halves_can_be_asked_for() -> None:
    assert [cell["open"] for cell in cells()[4:]] == [False, False, True, True]


def test_days_are_headed_and_weeks_told_apart() -> None:
    days = heat_map(WORDS, CALENDAR)["days"]

    assert [(day["day"], day["week"]) for day in days] == [(1, False), (8, True)]


@pytest.mark.usefixtures("database")
def test_the_page_works_the_calendar_out_when_asked_for_it() -> None:
    app = open_page("leave")
    assert not app.get("bidi_component")

    app.toggle(key="leave_prices_on").set_value(True).run()

    assert_sound(app)
    assert "点一格" in html(app)
    assert [row["id"] for row in model(app)["people"]] == ["S1", "S2", "S3", "S4", "S5"]


@pytest.mark.browser
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_click_on_a_cell_asks_for_that_half_day(
    browser: Browser, planned_app: str, size: tuple[int, int]
) -> None:
    visit = Visit(browser, planned_app, size)
    page = visit.page
    visit.go("leave?month=2026-06")
    page.get_by_text("哪天请假合算").click()
    cell = page.locator("button[data-staff=S3][data-date='2026-06-03'][data-half=pm]")
    expect(cell).to_be_visible(timeout=PATIENCE)
    if size == DESK:
        box = page.locator(".prices .scroll")
        assert box.evaluate("node => node.scrollWidth <= node.clientWidth")

    cell.click()

    answer = page.locator(".st-key-answered .hr-banner")
    expect(answer).to_contain_text("6月3日 周三 下午", timeout=PATIENCE)
    expect(answer).to_contain_text("共 0.5 天")
    visit.ready()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= size[0]
    assert visit.outside == []
