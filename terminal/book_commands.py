"""`hallrota book`: check a hall book, begin one, and carry it to and from Excel."""

from pathlib import Path
from typing import Annotated

import typer

from hall.book import check_book, new_book, read_book, read_xlsx, write_book, write_xlsx
from hall.errors import BookError
from terminal.door import complain, say
from terminal.options import ZH, BookArgument, LangOption, new_app
from ui.texts import Texts

app = new_app("大厅台账：检查、新建、与 Excel 互换 · the hall book")
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="新文件夹 · a new folder")]
Workbook = Annotated[
    Path, typer.Argument(metavar="XLSX", help="Excel 文件 · a workbook")
]


@app.command()
def check(book: BookArgument, lang: LangOption = ZH) -> None:
    """检查台账，一次报全所有错误 · Report every fault at once."""
    checked = check_book(book)
    complain([fault.text(lang) for fault in checked.warnings])
    if checked.hall is None:
        raise BookError(checked.errors)
    hall = checked.hall
    counts = {"windows": len(hall.windows), "staff": len(hall.staff)}
    say([Texts(lang)("terminal.book.sound", hall=hall.name, **counts)])


@app.command()
def new(folder: Folder, lang: LangOption = ZH) -> None:
    """新建一本只有一个窗口的台账，照着填 · Begin a book with one window."""
    new_book(folder)
    say([Texts(lang)("terminal.book.written", path=folder)])


@app.command("import")
def import_book(workbook: Workbook, folder: Folder, lang: LangOption = ZH) -> None:
    """把 Excel 读成台账 · Turn a workbook into a book."""
    write_book(read_xlsx(workbook), folder)
    say([Texts(lang)("terminal.book.written", path=folder)])


@app.command("export")
def export_book(book: BookArgument, workbook: Workbook, lang: LangOption = ZH) -> None:
    """把台账写成 Excel · Turn a book into a workbook."""
    write_xlsx(read_book(book), workbook)
    say([Texts(lang)("terminal.book.written", path=workbook)])
