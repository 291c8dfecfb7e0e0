"""Take the pictures of the guide from the running app into docs/screens.

Every story of docs/stories.py is told on a freshly loaded demo hall in a database of
its own, and what it should see is waited for: an untrue guide stops here.
`python docs/make_screens.py` takes all pictures.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs.desk_stories import MONTH, WINDOW  # noqa: E402 - the root comes first
from docs.stories import PICTURES, STORIES, Story  # noqa: E402
from hall.book import read_book  # noqa: E402
from office import Office  # noqa: E402
from tests.ui.serving import FLAGS, Visit, chromium, served, url_of  # noqa: E402
from ui.texts import Texts  # noqa: E402

SCREENS = ROOT / "docs" / "screens"
COLOURS = 128
CORNER = (720, 4)


def load_demo(file: Path) -> None:
    """Put the demo hall on ``file``, not planned yet."""
    office = Office.open(url_of(file))
    office.load_book(read_book(ROOT / "data" / "demo"))
    office.close()


def tell(browser: Browser, address: str, story: Story) -> None:
    """Do what a story says and keep its pictures."""
    visit = Visit(browser, address, story.size)
    visit.go(f"{story.path}?lang=zh&month={MONTH}&window={WINDOW}")
    for name, step in story.scenes:
        step(visit, Texts("zh"))
        if name:
            visit.page.mouse.move(*CORNER)  # nothing is pointed at
            keep(visit.page.screenshot(), SCREENS / f"{name}.png")
    visit.page.context.close()


def keep(picture: bytes, file: Path) -> None:
    """Write a picture with few colours, which is small and looks the same."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def clear() -> None:
    """Remove pictures that no story takes any more."""
    for file in SCREENS.glob("*.png"):
        if file.stem not in PICTURES:
            file.unlink()


def main() -> None:
    """Take all pictures."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "demo.db"
        load_demo(file)
        with served(file) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=[*FLAGS]
            )
            for story in STORIES:
                tell(browser, address, story)
            browser.close()
    clear()


if __name__ == "__main__":
    main()
