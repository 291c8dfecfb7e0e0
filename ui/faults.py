"""Faults of tables, each with its place and what to do."""

from collections.abc import Sequence

from hall.errors import Fault
from ui.markup import show, tag
from ui.state import Desk


def show_faults(here: Desk, faults: Sequence[Fault]) -> None:
    """Draw faults as a table: where, what is wrong, what to do."""
    heads = ("file", "row", "column", "wrong", "remedy")
    lines = [
        (
            fault.file,
            "" if fault.row is None else str(fault.row),
            str(fault.column or ""),
            fault.what.text(here.lang),
            fault.remedy.text(here.lang),
        )
        for fault in faults
    ]
    columns = [here.say(f"facts.table.{name}") for name in heads]
    head = tag("tr", "", *(tag("th", "", name) for name in columns))
    body = [tag("tr", "", *(tag("td", "", c) for c in line)) for line in lines]
    show(tag("div", "hr-scroll", tag("table", "hr-table", head, *body)))
