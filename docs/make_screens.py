"""Take the pictures of the pages from the running app into docs/screens.

`python docs/make_screens.py` plans and publishes the demo hall on a file of its own;
`python docs/make_screens.py FILE` takes the pictures of a database that is there.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from hall.book import read_book  # noqa: E402 - the root must be on the path first
from hall.errors import Lang  # noqa: E402
from office import Office  # noqa: E402
from office.rota import plan_with_predictions  # noqa: E402
from tests.ui.serving import (  # noqa: E402
    DESK,
    FLAGS,
    PATIENCE,
    PHONE,
    Visit,
    chromium,
    served,
    url_of,
)
from ui.texts import LANGUAGES, Texts  # noqa: E402

SCREENS = ROOT / "docs" / "screens"
MONTH = "2026-06"
COLOURS = 256
Step = Callable[[Visit, Texts], None]


def prepare(file: Path) -> None:
    """Put the demo hall on ``file``, planned and published."""
    office = Office.open(url_of(file))
    office.load_book(read_book(ROOT / "data" / "demo"))
    plan = plan_with_predictions(office.hall(), MONTH)
    draft = office.save_draft(MONTH, plan, None)
    office.publish(MONTH, draft.version)
    office.close()


def look(visit: Visit, say: Texts) -> None:
    """Show the page as it opens."""


def ask_for_leave(visit: Visit, say: Texts) -> None:
    """Ask for three days for somebody with a post and wait for the answer."""
    page = visit.page
    page.locator(".st-key-leave_staff input").click()
    page.get_by_role("option").nth(1).click()
    visit.set_day("leave_from", 3)
    visit.set_day("leave_to", 5)
    page.get_by_role("button", name=say("leave.form.ask")).click()
    expect(page.get_by_text(say("leave.chain"))).to_be_visible(timeout=PATIENCE)
    page.evaluate("document.activeElement?.blur()")


def pick_lowest(visit: Visit, say: Texts) -> None:
    """Open the card of whoever has the lowest score."""
    page = visit.page
    row = page.locator(".picklist tbody tr").first
    row.click()
    expect(page.locator(".st-key-picked")).to_be_visible(timeout=PATIENCE)


PICTURES: dict[str, tuple[str, Step]] = {
    "today": ("", look),
    "board": ("rota", look),
    "leave": ("leave", ask_for_leave),
    "scores": ("scores", pick_lowest),
    "facts": ("facts", look),
    "policies": ("policies", look),
    "settings": ("settings", look),
}


def busiest_window(file: Path) -> str:
    """Return the window whose posts have the most gaps; there is most to see."""
    office = Office.open(url_of(file))
    stored = office.published(MONTH)
    owners = {post.id: post.window for post in office.hall().posts}
    gaps = (
        Counter(owners[gap.post] for gap in stored.plan.gaps) if stored else Counter()
    )
    office.close()
    return max(owners.values(), key=lambda window: gaps[window])


def take(browser: Browser, address: str, lang: Lang, window: str) -> None:
    """Take every picture in one language, for a desk and for a phone."""
    for size in (DESK, PHONE):
        for name, (path, step) in PICTURES.items():
            visit = Visit(browser, address, size)
            query = f"&window={window}" if path else ""
            visit.go(f"{path}?lang={lang}&month={MONTH}{query}")
            step(visit, Texts(lang))
            visit.ready()
            ending = "" if lang == "zh" else f"-{lang}"
            keep(visit.page.screenshot(), SCREENS / f"{name}-{size[0]}{ending}.png")


def keep(picture: bytes, file: Path) -> None:
    """Write a picture with few colours, which is small and looks the same."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def main() -> None:
    """Take all pictures."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if sys.argv[1:] else Path(folder) / "demo.db"
        if not file.exists():
            prepare(file)
        window = busiest_window(file)
        with served(file) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=[*FLAGS]
            )
            for lang in LANGUAGES:
                take(browser, address, lang, window)
            browser.close()


if __name__ == "__main__":
    main()
