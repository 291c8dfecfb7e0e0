"""A table of facts as offices keep them: Chinese headers, names instead of ids.

Every row is read, or named with row, column, what is wrong and what to do.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook

from hall.book import COLUMNS
from hall.book.files import Line, Table
from hall.book.findings import Findings, Place, did_you_mean
from hall.book.records import read_fact
from hall.book.row import Entry, read_rows
from hall.book.sheet import sheet_rows
from hall.domain import Fact, Hall
from hall.errors import Fault, Say
from office.fact_names import Names
from office.fact_rules import fact_faults
from scoring.library import vocabulary

FACTS = "facts"
REQUIRED = ("type", "subject", "date")
TEMPLATE = (*REQUIRED, "time", "count", "minutes", "item")
HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "序号"),
    "type": ("事项", "类型", "什么事", "违规事项"),
    "subject": ("对象", "姓名", "工号", "人员", "窗口", "谁"),
    "date": ("日期",),
    "time": ("时间", "时刻"),
    "count": ("次数", "数量"),
    "value": ("数值", "得分"),
    "incident": ("事件",),
    "verified": ("核实", "是否属实", "查实"),
    "item": ("项目", "说明", "备注"),
    "attributes": ("其他", "属性"),
    "minutes": ("分钟", "迟到分钟", "时长"),
    "days": ("天数",),
    "level": ("级别",),
    "kind": ("假别",),
}
_BY_SPELLING = {each: name for name, spelt in HEADERS.items() for each in spelt}
_NO_ID = "row-"


@dataclass(frozen=True, slots=True)
class FactTable:
    """What a table holds: the sound rows with their lines, and every fault.

    Attributes:
        rows: How many rows there are below the header.
    """

    rows: int
    facts: tuple[Entry[Fact], ...]
    faults: tuple[Fault, ...]


def template() -> bytes:
    """Return an empty table with the usual columns, as a workbook."""
    book = Workbook()
    book.worksheets[0].append([HEADERS[name][0] for name in TEMPLATE])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_fact_table(name: str, content: bytes, hall: Hall) -> FactTable:
    """Read a table; facts without an id have an empty one."""
    findings = Findings()
    records = list(sheet_rows(name, content, findings))
    columns = _columns(name, records[:1], findings)
    lines = _lines(name, columns, records[1:], findings) if columns else []
    reader = Names(hall, vocabulary())
    table = Table(FACTS, name, tuple(reader.spelt(line) for line in lines))
    entries = read_rows(table, lambda row: read_fact(row, reader.known()), findings)
    given = [_unnamed(entry) for entry in entries]
    sound = tuple(_checked(hall, given, name, findings))
    order = sorted(findings.errors, key=lambda fault: fault.row or 0)
    return FactTable(max(len(records) - 1, 0), sound, tuple(order))


def _columns(
    file: str, header: Sequence[tuple[int, list[str]]], findings: Findings
) -> list[str]:
    """Return the column that each cell of the header names; none where one is wrong."""
    number, cells = header[0] if header else (1, [])
    names = [_BY_SPELLING.get(cell, cell) for cell in cells]
    known = (*COLUMNS[FACTS], *_attributes())
    before = len(findings.errors)
    for name, cell in zip(names, cells, strict=True):
        if cell and name not in known:
            findings.error(
                Place(file, number, cell),
                Say(f"不认识“{cell}”这一列", f"there is no column '{cell}'"),
                did_you_mean(
                    cell, [*known, *_BY_SPELLING], Say("请删去它", "remove it")
                ),
            )
    for name in REQUIRED:
        if name not in names and not findings.errors:
            spelt = HEADERS[name][0]
            findings.error(
                Place(file, number),
                Say(f"表头缺少“{spelt}”", f"the header lacks '{name}' ({spelt})"),
                Say(f"请补上“{spelt}”一列", f"Add a column '{name}'"),
            )
    return names if len(findings.errors) == before else []


def _attributes() -> tuple[str, ...]:
    every = (name for kind in vocabulary().facts for name in kind.attributes)
    return tuple(dict.fromkeys(every))


def _lines(
    file: str,
    columns: Sequence[str],
    records: Sequence[tuple[int, list[str]]],
    findings: Findings,
) -> list[Line]:
    lines: list[Line] = []
    for number, cells in records:
        if any(cells[len(columns) :]):
            findings.error(
                Place(file, number),
                Say("这一行的格数比表头多", "the row has more cells than the header"),
                Say("请检查逗号", "Check the commas"),
            )
            continue
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        given = dict(zip(columns, padded, strict=False))
        lines.append(Line(number, _as_row(given, number)))
    return lines


def _as_row(given: Mapping[str, str], number: int) -> dict[str, str]:
    """Return the cells of facts.csv; columns of their own become attributes."""
    own = [
        f"{name}={cell}"
        for name, cell in given.items()
        if cell and name and name not in COLUMNS[FACTS]
    ]
    row = {name: given.get(name, "") for name in COLUMNS[FACTS]}
    row["attributes"] = ";".join(filter(None, [row["attributes"], *own]))
    row["id"] = row["id"] or f"{_NO_ID}{number}"
    return row


def _unnamed(entry: Entry[Fact]) -> Entry[Fact]:
    fact = entry.record
    made_up = fact.id == f"{_NO_ID}{entry.row}"
    return Entry(entry.row, replace(fact, id="") if made_up else fact)


def _checked(
    hall: Hall, entries: Sequence[Entry[Fact]], file: str, findings: Findings
) -> Iterator[Entry[Fact]]:
    """Yield the rows that can be written down; note why the others cannot."""
    ids = {fact.id: None for fact in hall.facts}
    told = [(replace(fact, id=""), fact.id) for fact in hall.facts]
    for entry in entries:
        fact = entry.record
        faults = fact_faults(hall, fact, vocabulary())
        faults += _again(fact, ids, told)
        for fault in faults:
            place = Place(file, entry.row, fault.column)
            findings.error(place, fault.what, fault.remedy)
        if not faults:
            yield entry
        ids[fact.id] = None


def _again(
    fact: Fact, ids: Mapping[str, None], told: Sequence[tuple[Fact, str]]
) -> Iterator[Fault]:
    if fact.id and fact.id in ids:
        yield Fault(
            "",
            Say(f"编号“{fact.id}”已经用过", f"the id '{fact.id}' is taken"),
            Say("请换一个编号，或留空", "Use another id, or leave it empty"),
            column="id",
        )
    for known, name in told:
        if known == replace(fact, id=""):
            yield Fault(
                "",
                Say(
                    f"与已登记的“{name}”完全相同",
                    f"the same as '{name}', which is recorded",
                ),
                Say(
                    "请删去这一行；确是另一次，请填时间或说明",
                    "Remove the row; if it happened again, give a time or an item",
                ),
            )
