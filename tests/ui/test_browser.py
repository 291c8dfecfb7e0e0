"""In a real browser: plan and publish a month; ask for leave. Never a sleep."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.ui.serving import DESK, PATIENCE, PHONE, Visit

pytestmark = pytest.mark.browser


def test_plan_and_publish(browser: Browser, empty_app: str) -> None:
    visit = Visit(browser, empty_app, DESK)
    page = visit.page
    visit.go("rota?month=2026-06")

    page.get_by_role("button", name="开始排班").click()
    cell = page.locator("td.cell[data-staff=S2][data-date='2026-06-01']")
    expect(cell).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".board tbody tr.person")).to_have_count(5)
    board = page.locator(".wide")
    assert board.evaluate("node => node.scrollWidth <= node.clientWidth")

    cell.focus()
    page.keyboard.press("ArrowDown")  # the afternoon
    page.keyboard.press("ArrowDown")  # the next person's morning
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("李思雨")
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_be_hidden()

    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("button", name="确定发布").click()

    expect(page.locator(".hr-state")).to_contain_text("已发布", timeout=PATIENCE)
    assert visit.outside == []


def test_ask_for_leave(browser: Browser, planned_app: str) -> None:
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("leave?month=2026-06")

    page.locator(".st-key-leave_staff input").click()
    page.get_by_role("option", name=re.compile("张三")).click()
    visit.set_day("leave_from", 3)
    visit.set_day("leave_to", 5)
    page.get_by_role("button", name="看能不能请").click()

    expect(page.locator(".hr-banner").first).to_contain_text("共 3 天")
    expect(page.get_by_text("找谁批")).to_be_visible()
    page.get_by_role("button", name="提交申请").click()

    expect(page.locator(".hr-banner.hr-good")).to_contain_text("已提交")
    assert visit.outside == []


def test_a_phone_shows_one_day_as_cards(browser: Browser, planned_app: str) -> None:
    visit = Visit(browser, planned_app, PHONE)
    page = visit.page
    visit.go("rota?month=2026-06")

    expect(page.locator(".wide")).to_be_hidden()
    page.locator(".tab", has_text="3").first.click()
    expect(page.locator(".narrow h3")).to_contain_text("6月3日")
    page.locator(".card", has_text="张三").click()

    expect(page.get_by_role("dialog")).to_contain_text("6月3日")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]


def half_of(page: Page, staff: str, half: str = "am") -> Locator:
    """Return the half of somebody's first day on the board."""
    cell = f"td.cell[data-row={staff}][data-date='2026-06-01']"
    return page.locator(f"{cell} [data-half={half}]")


def test_a_cell_is_changed_taken_back_and_fixed_by_keyboard_alone(
    browser: Browser, planned_app: str
) -> None:
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("rota?month=2026-06")
    before = half_of(page, "S2").inner_text()

    page.locator("td.cell[data-row=S2][data-date='2026-06-01']").focus()
    page.keyboard.press("Delete")
    expect(half_of(page, "S2")).to_have_text("机动")
    expect(page.locator(".hr-change")).to_contain_text("扣")
    expect(page.locator("tfoot td").first).to_contain_text("缺")

    page.keyboard.press("Control+z")
    expect(half_of(page, "S2")).to_have_text(before)
    page.keyboard.press("Control+y")
    expect(half_of(page, "S2")).to_have_text("机动")
    page.keyboard.press("a")
    expect(half_of(page, "S2")).to_have_text(before)
    page.keyboard.press("p")
    expect(page.locator("td.pin[data-row=S2][data-date='2026-06-01']")).to_be_visible()


def test_dragging_somebody_onto_another_exchanges_them(
    browser: Browser, planned_app: str
) -> None:
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("rota?month=2026-06")
    one, two = (half_of(page, staff) for staff in ("S2", "S3"))
    texts = one.inner_text(), two.inner_text()

    one.drag_to(two)

    expect(one.locator(".stand_in")).to_have_text(f"替{texts[1]}")
    expect(two.locator(".stand_in")).to_have_text(f"替{texts[0]}")
    expect(page.locator(".hr-change")).to_contain_text("⇄")
