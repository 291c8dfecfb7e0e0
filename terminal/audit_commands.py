"""`hallrota audit`: is the log of what was done still as it was written?"""

from typing import Annotated

import typer

from office import Office
from terminal.door import NO, say
from terminal.options import ZH, LangOption, new_app
from ui.texts import Texts

app = new_app("操作记录 · the audit log")
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="数据库，默认同网页 · the database, by default the app's",
    ),
]


@app.callback()
def about() -> None:
    """操作记录 · The audit log."""


@app.command()
def verify(database: DatabaseOption = None, lang: LangOption = ZH) -> int:
    """从头核对，指出第一处断链 · Find the first broken link of the chain."""
    office = Office.open(database)
    try:
        check = office.verify_audit()
    finally:
        office.close()
    words = Texts(lang)
    if check.broken is None:
        say([words("terminal.audit.sound", entries=check.entries)])
        return 0
    number = check.broken.number
    say([words(f"terminal.audit.{check.broken.kind}", number=number)])
    return NO
