"""A day at the windows in a real browser: morning, sick call, leave, two heads."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from office import Office
from tests.ui.conftest import MONTH
from tests.ui.serving import DESK, PATIENCE, PHONE, Visit, served, url_of

pytestmark = pytest.mark.browser
PAGES = ("", "rota", "leave")
GRAVE = ("serious", "critical")


@pytest.fixture
def published_app(planned_file: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the small hall with its month published."""
    file = Path(copy(planned_file, tmp_path / "hall.db"))
    office = Office.open(url_of(file))
    office.publish(MONTH, 1)
    office.close()
    with served(file) as address:
        yield address


def opened(browser: Browser, address: str, path: str, size: tuple[int, int]) -> Visit:
    visit = Visit(browser, address, size)
    mark = "&" if "?" in path else "?"
    visit.go(f"{path}{mark}month={MONTH}")
    return visit


def wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_the_morning_check_and_a_sick_call(
    browser: Browser, published_app: str
) -> None:
    visit = opened(browser, published_app, "", DESK)
    page = visit.page
    expect(page.locator(".hr-banner.hr-good").first).to_contain_text("全部有人")

    page.get_by_role("button", name="有人打电话请病假").click()
    page.locator(".st-key-sick_who input").click()
    page.get_by_role("option", name="张三").click()
    page.locator(".st-key-sick_by input").fill("陈秀兰")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="准假并重新安排").click()

    told = page.locator(".hr-banner", has_text="张三已准病假")
    expect(told).to_be_visible(timeout=PATIENCE)
    away = page.locator(".hr-panel", has_text="今天请假")
    expect(away).to_contain_text("张三")
    assert visit.outside == []


def test_leave_is_asked_for_signed_and_in_the_rota(
    browser: Browser, published_app: str
) -> None:
    visit = opened(browser, published_app, "leave", DESK)
    page = visit.page
    page.locator(".st-key-leave_staff input").click()
    page.get_by_role("option", name="张三").click()
    visit.set_day("leave_from", 23)
    visit.set_day("leave_to", 23)
    page.get_by_role("button", name="看能不能请").click()
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator(".hr-banner.hr-good")).to_contain_text("已提交")

    page.locator(".st-key-written_by input").click()
    page.get_by_role("option", name="陈秀兰").click()
    visit.ready()
    page.get_by_role("button", name="同意", exact=True).first.click()
    expect(page.locator(".hr-file", has_text="陈秀兰 同意").first).to_be_attached()
    for _ in range(3):  # as many signatures as the chain may have
        visit.ready()
        sign = page.get_by_role("button", name="同意", exact=True)
        if not sign.count():
            break
        sign.first.click()
    page.get_by_role("tab", name="本月全部").click()
    approved = page.locator(".hr-file", has_text="陈秀兰 同意").last
    expect(approved).to_contain_text("已批准")

    visit.go(f"rota?month={MONTH}")
    cell = page.locator("td.cell[data-row=S2][data-date='2026-06-23'] .leave")
    expect(cell.first).to_have_text("假")


def test_two_heads_at_one_rota_and_nothing_is_lost(
    browser: Browser, planned_app: str
) -> None:
    first = opened(browser, planned_app, "rota", DESK).page
    visit = opened(browser, planned_app, "rota", DESK)
    second = visit.page
    cell = "td.cell[data-row={}][data-date='2026-06-01']"
    first.locator(cell.format("S2")).focus()
    first.keyboard.press("Delete")
    expect(first.locator(".hr-change")).to_be_visible()

    second.locator(cell.format("S3")).focus()
    second.keyboard.press("Delete")

    expect(second.locator(".hr-banner.hr-warn")).to_contain_text("别人刚刚改过")
    expect(second.locator(".st-key-clash")).to_contain_text("别人改了 1 处")
    second.get_by_role("button", name="在最新的一版上再做一次").click()
    expect(second.locator(".st-key-clash")).to_have_count(0)
    visit.ready()
    for staff in ("S2", "S3"):
        half = second.locator(f"{cell.format(staff)} [data-half=am]")
        expect(half).to_have_text("机动")


def test_a_solve_goes_on_while_the_page_is_loaded_again(
    browser: Browser, empty_app: str
) -> None:
    page = opened(browser, empty_app, "rota", DESK).page
    page.get_by_role("button", name="开始排班").click()
    page.reload()

    expect(page.locator("td.cell").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".hr-note", has_text="排班完成")).to_be_visible()


def test_the_rota_is_taken_along_as_a_page_to_print(
    browser: Browser, published_app: str, tmp_path: Path
) -> None:
    page = opened(browser, published_app, "rota", DESK).page
    page.get_by_role("button", name="打印和导出").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="打印用的网页").click()
    file = tmp_path / "rota.html"
    waiting.value.save_as(file)

    sheet = browser.new_page(viewport={"width": 1500, "height": 1000})
    sheet.emulate_media(media="print")
    sheet.goto(file.as_uri())

    expect(sheet.get_by_role("heading", level=1)).to_contain_text("2026年6月排班表")
    expect(sheet.locator("tbody tr")).to_have_count(8)
    assert wide(sheet) <= 1500


def test_the_language_is_switched_and_stays_on_the_next_page(
    browser: Browser, published_app: str
) -> None:
    visit = opened(browser, published_app, "", DESK)
    page = visit.page
    page.get_by_role("radio", name="English").click()
    expect(page.locator("h2")).to_have_text("Posts today")

    page.get_by_role("link", name="Leave").first.click()

    expect(page.locator("h2")).to_have_text("Leave")
    assert "lang=en" in page.url


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_fits_a_phone(
    browser: Browser, published_app: str, path: str, lang: str
) -> None:
    page = opened(browser, published_app, f"{path}?lang={lang}", PHONE).page

    assert wide(page) <= PHONE[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_grave_fault_for_those_who_see_or_hear_less(
    browser: Browser, published_app: str, scheme: str
) -> None:
    found = []
    for path in PAGES:
        visit = Visit(browser, published_app, DESK)
        visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        visit.go(f"{path}?month={MONTH}")
        faults = Axe().run(visit.page).response["violations"]
        found += [(path, f["id"], f["nodes"]) for f in faults if f["impact"] in GRAVE]
        assert visit.outside == []

    assert found == []
