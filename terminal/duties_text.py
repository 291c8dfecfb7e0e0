"""What the terminal says about the supervising office's duties."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from office.duties import Duty
from ui.wording import Wording


def duties_json(hall: str, month: str, seed: int, duties: Iterable[Duty]) -> str:
    """Return the duties as one JSON document, with the seed that drew them."""
    rows = [
        {
            key: value if value is None or isinstance(value, int) else str(value)
            for key, value in asdict(duty).items()
        }
        for duty in duties
    ]
    told = {"hall": hall, "month": month, "seed": seed, "duties": rows}
    return json.dumps(told, ensure_ascii=False, indent=1)


def duties_lines(
    month: str, seed: int, duties: Iterable[Duty], words: Wording
) -> Iterator[str]:
    """Yield the duties one by one; one line says so if no policy asks for any."""
    rows = list(duties)
    yield words.say(
        "terminal.duties.title" if rows else "terminal.duties.none",
        month=words.month(month),
        seed=seed,
    )
    for duty in rows:
        yield words.say(
            f"terminal.duties.{duty.kind}",
            date=words.date(duty.date) if duty.date else "",
            time=f"{duty.time:%H:%M}" if duty.time else "",
            window=words.name(duty.window) if duty.window else "",
            who=words.name(duty.staff) if duty.staff else "",
            count=duty.count,
        )
