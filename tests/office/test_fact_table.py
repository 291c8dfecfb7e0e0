"""Tables of facts as offices keep them: every bad row is named, good ones are read."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook

from hall.domain import Fact
from office import FactTable, Office

HEADER = "事项,姓名,日期,时间,分钟,说明"


def read(office: Office, *rows: str, header: str = HEADER) -> FactTable:
    return office.read_facts("巡查.csv", "\n".join([header, *rows]).encode())


def test_names_and_chinese_headers_are_read(office: Office) -> None:
    table = read(office, "迟到,张三,2026/6/8,9:07,7,堵车")

    assert table.faults == ()
    assert [entry.record for entry in table.facts] == [
        Fact(
            "", "late_arrival", "S2", dt.date(2026, 6, 8), time=dt.time(9, 7),
            item="堵车", attributes={"minutes": 7},
        )
    ]  # fmt: skip


def test_gb18030_is_read(office: Office) -> None:
    text = "事项,姓名,日期\n提前就餐,张三,2026-06-08"

    table = office.read_facts("a.csv", text.encode("gb18030"))

    assert [entry.record.type for entry in table.facts] == ["early_lunch"]


def test_a_workbook_is_read(office: Office) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["事项", "姓名", "日期", "时间"])
    sheet.append(["提前就餐", "张三", dt.datetime(2026, 6, 8), dt.time(11, 20)])
    file = io.BytesIO()
    book.save(file)

    table = office.read_facts("a.XLSX", file.getvalue())

    assert [e.record.time for e in table.facts] == [dt.time(11, 20)]


def test_every_bad_row_is_named_and_good_rows_are_there(office: Office) -> None:
    table = read(
        office,
        "迟到,张三,2026-06-08,,,",
        "迟到了,张三,2026-06-08,,,",
        "迟到,赵六六,2026-06-08,,,",
        "迟到,张三,2026-02-30,,,",
        "迟到,张三,2026-06-08,,很久,",
    )

    assert [entry.row for entry in table.facts] == [2]
    assert [(f.row, f.column) for f in table.faults] == [
        (3, "type"), (4, "subject"), (5, "date"), (6, "attributes"),
    ]  # fmt: skip
    assert all(fault.remedy.zh and fault.file == "巡查.csv" for fault in table.faults)


def test_what_is_recorded_already_is_named(office: Office) -> None:
    (known, *_) = office.hall().facts

    table = read(
        office,
        f"{known.id},{known.type},{known.subject},{known.date}",
        f",{known.type},{known.subject},{known.date}",
        header="编号,事项,对象,日期",
    )

    assert table.facts == ()
    assert {fault.row for fault in table.faults} == {2, 3}
    assert "已登记" in table.faults[-1].what.zh


def test_an_id_twice_in_one_table_is_named(office: Office) -> None:
    row = "X1,提前就餐,张三,2026-06-08"

    table = read(office, row, row, header="编号,事项,对象,日期")

    assert [(f.row, f.column) for f in table.faults] == [(3, "id")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lacks 'type'"),
        ("事项,姓名", "lacks 'date'"),
        ("事项,姓名,日期,心情", "no column '心情'"),
        ("\0\1", "neither xlsx nor a text table"),
    ],
)
def test_a_table_that_is_none_is_told(office: Office, text: str, said: str) -> None:
    table = office.read_facts("a.csv", text.encode())

    assert table.facts == ()
    assert said in " ".join(fault.text("en") for fault in table.faults)


def test_a_broken_workbook_is_told(office: Office) -> None:
    table = office.read_facts("a.xlsx", b"PK nonsense")

    assert "not a readable xlsx" in table.faults[0].what.en
    assert table.rows == 0


def test_reading_stores_nothing(office: Office) -> None:
    before = office.fact_journal()

    read(office, "迟到,张三,2026-06-08,,,")

    assert office.fact_journal() == before
