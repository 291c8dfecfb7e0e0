"""In a real browser: a fact recorded, a blank filled, a broken book, the language."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from office import Office
from tests.ui.serving import DESK, PATIENCE, PHONE, Visit, url_of
from ui.texts import Texts

pytestmark = pytest.mark.browser
BLANKS = "fengzhen-annual"


def sign(page: Page, place: str) -> None:
    field = page.locator(f".st-key-by_{place} input")
    field.fill("李科")
    field.press("Enter")


def test_a_fact_is_found_by_initials_and_moves_a_score(
    browser: Browser, planned_app: str
) -> None:
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("facts?month=2026-06")

    page.locator("[class*=fact0_what] input").click()
    page.keyboard.type("tqjc")
    page.get_by_role("option", name="提前就餐").click()
    page.locator("[class*=fact0_who] input").click()
    page.get_by_role("option", name="张三").click()
    expect(page.get_by_text("登记以后")).to_be_visible(timeout=PATIENCE)
    sign(page, "entry")
    visit.ready()
    page.get_by_role("button", name="登记", exact=True).click()

    expect(page.locator(".hr-banner.hr-good")).to_contain_text("已登记")
    expect(page.locator(".hr-score").first).to_contain_text("→")
    assert visit.outside == []


def test_a_blank_is_filled(browser: Browser, planned_app: str) -> None:
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("policies?month=2026-06")
    page.locator(f"tr[data-id={BLANKS}]").click()
    page.get_by_text("实行或停用").click()
    sign(page, "force")
    visit.ready()
    page.get_by_role("button", name="在本厅实行").click()
    expect(page.locator(".hr-banner.hr-warn")).to_contain_text("不能打分")

    page.get_by_role("tab", name="空白").click()
    number = page.locator(f"[class*=st-key-blank_{BLANKS}] input").first
    number.fill("3")
    number.press("Enter")
    visit.ready()
    sign(page, "blank")
    visit.ready()
    page.get_by_role("button", name="保存").first.click()

    said = page.locator(".hr-banner.hr-good").first
    expect(said).to_contain_text("已填好", timeout=PATIENCE)
    assert visit.outside == []


def test_a_broken_book_is_told_with_place_and_remedy(
    browser: Browser, planned_app: str, planned_file: Path, tmp_path: Path
) -> None:
    office = Office.open(url_of(planned_file))
    book = load_workbook(io.BytesIO(office.book_xlsx()))
    office.close()
    book["staff"]["C2"] = "W9"
    file = tmp_path / "broken.xlsx"
    book.save(file)
    visit = Visit(browser, planned_app, DESK)
    page = visit.page
    visit.go("settings?month=2026-06")

    page.get_by_text("整本台账", exact=True).click()
    page.locator(".st-key-book_upload input[type=file]").set_input_files(file)

    expect(page.locator(".hr-banner.hr-bad")).to_contain_text("1 处问题")
    row = page.locator(".hr-table tr").nth(1)
    expect(row).to_contain_text("staff")
    expect(row).to_contain_text("W9")
    expect(page.locator(".st-key-book_load")).to_have_count(0)


def test_the_language_switch_reaches_the_four_pages(
    browser: Browser, planned_app: str
) -> None:
    for path in ("scores", "facts", "policies", "settings"):
        visit = Visit(browser, planned_app, PHONE)
        visit.go(f"{path}?month=2026-06")
        visit.page.get_by_text("English", exact=True).click()

        title = visit.page.locator(".hr-title h2").first
        expect(title).to_have_text(Texts("en")(f"{path}.title"))
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE[0]
        visit.page.context.close()
