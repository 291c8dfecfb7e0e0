"""What the guide does on the other pages: facts, scores, policies, settings."""

from playwright.sync_api import Page, expect

from docs.desk_stories import HEAD, PERSON, press
from scoring.library import vocabulary
from tests.ui.serving import PATIENCE, Visit
from ui.texts import Texts
from ui.views.terms import Term, finder

FACT = "early_lunch"
SCORED, WITH_BLANKS = "huzhou-staff", "fengzhen-annual"
TABLE = "事项,姓名,日期,分钟\n迟到,张三,2026-06-11,6\n迟到,张叁,2026-06-12,8\n"


def sign_for(page: Page, place: str) -> None:
    """Write the name of whoever enters something."""
    page.locator(f".st-key-by_{place} input").fill(HEAD)
    page.keyboard.press("Tab")


def show_tab(visit: Visit, name: str) -> None:
    """Open a tab."""
    visit.page.get_by_role("tab", name=name, exact=True).click()
    visit.ready()


def write_a_fact(visit: Visit, say: Texts) -> None:
    """Find a fact by its word and see what it would cost before it is saved."""
    page = visit.page
    word = finder(vocabulary(), say)(Term(FACT))
    page.locator("[class*=st-key-fact][class*=_what] input").fill(word)
    page.get_by_role("option").first.click()
    visit.ready()
    page.locator("[class*=st-key-fact][class*=_who_] input").click()
    page.get_by_role("option").filter(has_text=PERSON).first.click()
    visit.ready()
    sign_for(page, "entry")
    visit.ready()
    expect(page.get_by_text(say("facts.would_move"))).to_be_visible(timeout=PATIENCE)


def save_the_fact(visit: Visit, say: Texts) -> None:
    """Enter it."""
    press(visit, say("facts.form.save"))
    expect(visit.page.get_by_text(say("facts.moved"))).to_be_visible()


def import_a_broken_table(visit: Visit, say: Texts) -> None:
    """Choose a table with a name that nobody bears."""
    page = visit.page
    show_tab(visit, say("facts.tab.table"))
    page.locator("[class*=st-key-fact_table_] input[type=file]").set_input_files(
        {"name": "六月.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    expect(page.get_by_text(say("facts.table.bad", count=1))).to_be_visible()
    visit.ready()


def open_a_card(visit: Visit, say: Texts) -> None:
    """Open his card."""
    page = visit.page
    page.locator(".picklist tbody tr", has_text=PERSON).click()
    expect(page.locator(".st-key-picked")).to_be_visible(timeout=PATIENCE)


def pick_policy(visit: Visit, policy: str) -> None:
    """Open a document of the list."""
    row = visit.page.locator(f".picklist tr[data-id='{policy}']")
    row.click()
    expect(visit.page.locator(".st-key-picked")).to_be_visible(timeout=PATIENCE)
    visit.ready()


def see_readings(visit: Visit, say: Texts) -> None:
    """Look at what is ambiguous in a text."""
    pick_policy(visit, SCORED)
    show_tab(visit, say("policies.tab.readings"))


def turn_a_number(visit: Visit, say: Texts) -> None:
    """Turn the first price one step up and see whose score would change."""
    page = visit.page
    show_tab(visit, say("policies.tab.trial"))
    page.locator(f".st-key-trial_{SCORED} input").click()
    page.get_by_role("option").filter(has_text="4").first.click()
    page.keyboard.press("Escape")
    visit.ready()
    page.get_by_role("slider").first.press("ArrowRight")
    visit.ready()
    expect(page.locator(".hr-table")).to_be_visible(timeout=PATIENCE)


def adopt_with_blanks(visit: Visit, say: Texts) -> None:
    """Put a document in force whose text leaves numbers blank."""
    page = visit.page
    pick_policy(visit, WITH_BLANKS)
    page.get_by_text(say("policies.force")).click()
    sign_for(page, "force")
    press(visit, say("policies.adopt"))
    expect(page.get_by_text(say("policies.blocked"))).to_be_visible(timeout=PATIENCE)
    show_tab(visit, say("policies.tab.blanks"))


def open_the_book(visit: Visit, say: Texts) -> None:
    """Open the place where the whole hall is taken out and put back."""
    visit.page.get_by_text(say("settings.table.book"), exact=True).click()
    expect(visit.page.get_by_text(say("settings.download"))).to_be_visible()
    visit.ready()
