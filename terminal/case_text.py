"""What the terminal says about case files."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from hall.errors import Lang
from ui.texts import Texts

Report = Mapping[str, object]


def report_json(report: Report) -> str:
    """Return the report as the JSON of contracts.md."""
    return json.dumps(report, ensure_ascii=False, indent=1)


def report_lines(report: Report, lang: Lang) -> Iterator[str]:
    """Yield the cases that fail, with what was expected, and the two totals."""
    say = Texts(lang)
    for case in cast("Sequence[Report]", report["cases"]):
        if case["passed"]:
            continue
        yield say("terminal.case.failed", case=case["case"])
        for each in cast("Sequence[Report]", case["differences"]):
            yield say(
                "terminal.case.difference",
                subject=each["subject"],
                what=each["key"],
                expected=each["expected"],
                got=each["got"],
            )
    yield say("terminal.case.total", passed=report["passed"], failed=report["failed"])
