"""The board's data as the sheet on the wall."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from office.papers import DayCell, Line, Sheet
from ui.board.scene import Model
from ui.texts import Texts

_LIGHTS = {"low": "low", "tight": "tight", "full": ""}


def sheet_of(model: Model, title: str, note: str, say: Texts) -> Sheet:
    """Return the sheet that shows what the board of ``model`` shows."""
    data: Any = model
    labels = data["labels"]
    return Sheet(
        title=title,
        note=note,
        head=labels["people"],
        days=tuple((str(day["day"]), str(day["weekday"])) for day in data["days"]),
        lines=tuple(_lines(data)),
        legend=say("paper.legend"),
        lang=say.lang,
    )


def _lines(data: Any) -> Iterator[Line]:
    for group in data["groups"]:
        yield Line("group", group["name"])
        for row in group["people"]:
            cells = tuple(_cell(data, cell) for cell in row["cells"])
            yield Line("person", row["name"], cells)
        if group["cadres"]:
            duty = (DayCell(am=each["am"], pm=each["pm"]) for each in group["cadres"])
            yield Line("cadre", data["labels"]["cadres"], tuple(duty))
    foot = (
        DayCell(am=day["text"], kinds=(_LIGHTS[day["light"]], ""))
        for day in data["cover"]
    )
    yield Line("cover", data["labels"]["cover"], tuple(foot))


def _cell(data: Any, cell: Any) -> DayCell:
    am, noon, pm = (_places(data, cell, session) for session in ("am", "noon", "pm"))
    return DayCell(
        am=_words(am),
        noon=_noon(noon),
        pm=_words(pm),
        kinds=(am[0]["kind"] if am else "", pm[0]["kind"] if pm else ""),
        bad=bool(cell["bad"]),
    )


def _places(
    data: Any, cell: Any, session: Literal["am", "noon", "pm"]
) -> list[dict[str, str]]:
    return [
        data["places"][number]
        for number, block in zip(cell["at"], data["blocks"], strict=True)
        if block["session"] == session
    ]


def _words(places: Sequence[dict[str, str]]) -> str:
    """Return what is done in a session, each thing once."""
    return "/".join(dict.fromkeys(place["text"] for place in places))


def _noon(places: Sequence[dict[str, str]]) -> str:
    """Return in which noon block somebody eats, by its number; else who serves."""
    for number, place in enumerate(places, start=1):
        if place["kind"] == "lunch":
            return f"{place['text']}{number}"
    served = [p["text"] for p in places if p["kind"] in ("own", "stand_in")]
    return "/".join(dict.fromkeys(served))
