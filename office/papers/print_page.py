"""The sheet as a page of its own that a browser prints as it stands on the wall."""

from html import escape
from pathlib import Path

from office.papers.sheet import TINTS, DayCell, Line, PaperSize, Sheet

_STYLE = (Path(__file__).parent / "print.css").read_text("utf-8")
_TEXT_SIZE: dict[PaperSize, int] = {"A3": 12, "A4": 9}


def print_page(sheet: Sheet, paper: PaperSize = "A3") -> str:
    """Return a whole HTML page without script, font or picture from elsewhere."""
    days = "".join(
        f'<th scope="col">{escape(day)}<small>{escape(weekday)}</small></th>'
        for day, weekday in sheet.days
    )
    lines = "".join(_line(line, len(sheet.days)) for line in sheet.lines)
    page = f"@page {{ size: {paper} landscape; margin: 9mm; }}"
    size = f":root {{ --size: {_TEXT_SIZE[paper]}px; }}"
    style = "\n".join((page, size, _STYLE, _tints()))
    return (
        f'<!doctype html><html lang="{escape(sheet.lang)}"><meta charset="utf-8">'
        f"<title>{escape(sheet.title)}</title><style>{style}</style>"
        f"<h1>{escape(sheet.title)}</h1><p>{escape(sheet.note)}</p>"
        f'<table><thead><tr><th class="name" scope="col">{escape(sheet.head)}</th>'
        f"{days}</tr></thead><tbody>{lines}</tbody></table>"
        f"<p>{escape(sheet.legend)}</p></html>"
    )


def _tints() -> str:
    return "".join(
        f".{kind} {{ background: #{rgb}; }}\n" for kind, rgb in TINTS.items()
    )


def _line(line: Line, width: int) -> str:
    if line.kind == "group":
        return (
            f'<tr><th class="group" colspan="{width + 1}">{escape(line.name)}</th></tr>'
        )
    cells = "".join(_cell(line, cell) for cell in line.cells)
    return f'<tr><th class="name" scope="row">{escape(line.name)}</th>{cells}</tr>'


def _cell(line: Line, cell: DayCell) -> str:
    bad = ' class="bad"' if cell.bad else ""
    am, pm = (_half(*half) for half in zip((cell.am, cell.pm), cell.kinds, strict=True))
    if line.kind == "cover":
        return f"<td{bad}>{am}</td>"
    noon = f'<span class="noon">{escape(cell.noon)}</span>'
    return f"<td{bad}>{am}{'' if line.kind == 'cadre' else noon}{pm}</td>"


def _half(text: str, kind: str) -> str:
    return f'<span class="{escape(kind)}">{escape(text)}</span>'
