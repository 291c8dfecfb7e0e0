"""What the guide does on the pages of every day: rota, today, leave.

The person is 张三, the window the one he works in; the demo hall has both.
"""

from playwright.sync_api import Locator, Page, expect

from tests.ui.serving import PATIENCE, PHONE, Visit
from ui.texts import Texts

WINDOW = "W4"
PERSON, STAFF = "张三", "S027"
COLLEAGUE = "S028"
HEAD = "冯新宇"
MONTH = "2026-06"
GAP_DAY, SICK_DAY = 10, 12
PLANNING = 600_000  # milliseconds; on a machine that has much else to do


def choose(page: Page, key: str, option: str) -> None:
    """Choose an option of a list by typing it; long lists are drawn in part."""
    page.locator(f".st-key-{key} input").fill(option)
    page.get_by_role("option").filter(has_text=option).first.click()


def press(visit: Visit, name: str, *, last: bool = False) -> None:
    """Press a button by its name and wait until the page is done."""
    found = visit.page.get_by_role("button", name=name, exact=True)
    (found.last if last else found.first).click()
    visit.ready()


def day_cell(page: Page, staff: str, day: int) -> Locator:
    """Return somebody's day on the board."""
    return page.locator(
        f"td.cell[data-row={staff}][data-date='{MONTH}-{day:02}']"
    ).first


def start_planning(visit: Visit, say: Texts) -> None:
    """Plan the month and look at the progress."""
    visit.page.get_by_role("button", name=say("rota.plan.start")).click()
    job = visit.page.locator(".st-key-job")
    expect(job.get_by_role("button")).to_be_visible(timeout=PATIENCE)
    expect(job.locator(".hr-levels > *").first).to_be_visible(timeout=PATIENCE)


def see_the_month(visit: Visit, say: Texts) -> None:
    """Wait for the board."""
    expect(day_cell(visit.page, STAFF, 1)).to_be_visible(timeout=PLANNING)
    visit.ready()


def fix_a_day(visit: Visit, say: Texts) -> None:
    """Open a day, have it stay as it is, and save that after the picture."""
    page = visit.page
    day_cell(page, STAFF, 4).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_text(say("rota.edit.pin")).click()
    visit.ready()


def change_by_key(visit: Visit, say: Texts) -> None:
    """Save the pin; take a colleague off her post and see what that costs."""
    page = visit.page
    page.get_by_role("dialog").get_by_role("button", name=say("rota.edit.save")).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    visit.ready()
    day_cell(page, COLLEAGUE, 3).focus()
    page.keyboard.press("Delete")
    expect(page.locator(".hr-change")).to_be_visible(timeout=PATIENCE)
    visit.ready()


def take_back(visit: Visit, say: Texts) -> None:
    """Undo the change."""
    press(visit, say("rota.step.undo"))
    expect(visit.page.locator(".hr-change")).to_have_count(0, timeout=PATIENCE)


def ask_to_publish(visit: Visit, say: Texts) -> None:
    """Open the question before everybody sees the month."""
    press(visit, say("rota.publish.button"))
    expect(visit.page.get_by_role("dialog")).to_be_visible()


def publish(visit: Visit, say: Texts) -> None:
    """Confirm it."""
    press(visit, say("rota.publish.confirm"))
    state = visit.page.locator(".hr-state")
    expect(state).to_contain_text(say("rota.state.published"), timeout=PATIENCE)


def open_papers(visit: Visit, say: Texts) -> None:
    """Open the menu of what can be printed and taken along."""
    press(visit, say("paper.menu"))
    expect(visit.page.get_by_text(say("paper.print"))).to_be_visible()


def go_to_a_gap(visit: Visit, say: Texts) -> None:
    """Go to a day on which a post is empty."""
    visit.set_day(f"day_{MONTH}", GAP_DAY)
    visit.ready()
    afternoon = visit.page.locator(".st-key-block").get_by_role("radio").last
    afternoon.click()
    expect(visit.page.locator("[class*=st-key-gap_]").first).to_be_visible()
    told = visit.page.locator(".hr-banner", has_text=say("codes.fact_value.pm")).first
    expect(told).to_be_visible(timeout=PATIENCE)
    visit.ready()


def take_a_sick_call(visit: Visit, say: Texts) -> None:
    """Fill in who is ill and who took the call."""
    page = visit.page
    visit.set_day(f"day_{MONTH}", SICK_DAY)
    expect(page.locator("[class*=st-key-gap_]")).to_have_count(0, timeout=PATIENCE)
    press(visit, say("today.help.sick"))
    choose(page, "sick_who", PERSON)
    page.locator(".st-key-sick_by input").fill(HEAD)
    page.keyboard.press("Tab")
    visit.ready()


def approve_the_sick_call(visit: Visit, say: Texts) -> None:
    """Have the day mended."""
    press(visit, say("today.help.take"))
    told = visit.page.locator(".hr-banner.hr-good", has_text=PERSON).first
    expect(told).to_be_visible(timeout=PATIENCE)


def ask_for_leave(visit: Visit, say: Texts) -> None:
    """Ask whether he may be away on the third and fourth, and read the answer."""
    page = visit.page
    choose(page, "leave_staff", PERSON)
    visit.set_day("leave_from", 3)
    visit.set_day("leave_to", 4)
    press(visit, say("leave.form.ask"))
    answer = page.locator(".st-key-answered")
    expect(answer).to_be_visible(timeout=PATIENCE)
    visit.ready()
    page.evaluate("document.activeElement?.blur()")
    if page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}:
        answer.evaluate("node => node.scrollIntoView()")


def hand_in(visit: Visit, say: Texts) -> None:
    """Hand the request in."""
    press(visit, say("leave.submit"))


def sign(visit: Visit, say: Texts) -> None:
    """Sign it as the head of the window."""
    choose(visit.page, "written_by", HEAD)
    visit.ready()
    press(visit, say("leave.deed.sign"))
    file = visit.page.locator(".hr-file").first
    expect(file).to_be_visible(timeout=PATIENCE)
    visit.ready()
    # the page may still be redrawn: an evaluation finds the element anew
    file.evaluate("node => node.scrollIntoView()")
