"""Plain tables for a terminal: words to the left, figures to the right."""

from collections.abc import Sequence

Cell = str | int | float | None


def printed(title: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print a table under its title."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *texts, strict=True)]
    print(f"\n{title}")
    print(_line(head, widths, rows[0] if rows else head))
    print("  ".join("-" * width for width in widths))
    for row, text in zip(rows, texts, strict=True):
        print(_line(text, widths, row), flush=True)


def _line(texts: Sequence[str], widths: Sequence[int], kinds: Sequence[Cell]) -> str:
    return "  ".join(
        text.ljust(width) if isinstance(kind, str) else text.rjust(width)
        for text, width, kind in zip(texts, widths, kinds, strict=True)
    ).rstrip()


def _text(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return f"{cell:,.2f}" if cell < 1000 else f"{cell:,.0f}"  # noqa: PLR2004
    return cell if isinstance(cell, str) else f"{cell:,}"
