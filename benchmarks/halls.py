"""The halls that are measured: from one window with five people to sixty windows."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT


@dataclass(frozen=True, slots=True)
class Size:
    """A hall book and the month to plan; ``hall`` and ``city`` lie beside the repo."""

    name: str
    folder: Path
    month: str

    @property
    def present(self) -> bool:
        """Tell whether the book is there."""
        return (self.folder / "hall.yaml").is_file()

    @property
    def absent(self) -> str:
        """Return the sentence for a book that is not there."""
        return f"{self.name}: absent, no hall book in {self.folder}"


SHARED = ROOT.parent / "shared" / "books"
SIZES = {
    size.name: size
    for size in (
        Size("small", ROOT / "data" / "small", "2026-06"),
        Size("demo", ROOT / "data" / "demo", "2026-06"),
        Size("hall", SHARED / "hall", "2026-06"),
        Size("city", SHARED / "city", "2026-03"),
    )
}
