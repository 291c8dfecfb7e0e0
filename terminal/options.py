"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from hall.errors import Lang

BookArgument = Annotated[
    Path, typer.Argument(metavar="BOOK", help="大厅台账（文件夹） · the hall book")
]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="2026-06", help="月份 · the month")
]
PlanOption = Annotated[
    Path | None,
    typer.Option("--plan", metavar="plan.json", help="已有的排班 · an existing plan"),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="语言 · language")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="只输出一份 JSON · print one JSON document")
]
ZH: Lang = "zh"


def new_app(about: str) -> typer.Typer:
    """Return an empty group of commands that prints plain text."""
    return typer.Typer(
        help=about,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
