"""记录: quick entry, verification, correction, evidence and tables, in the test rig."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from office import Office
from tests.ui.rig import assert_sound, html, model, open_page
from ui.views.terms import Term

pytestmark = pytest.mark.usefixtures("database")
LUNCH = Term("early_lunch")


def enter(app: AppTest, term: Term = LUNCH, who: str = "S2") -> AppTest:
    app.selectbox(key="fact0_what").set_value(term).run()
    app.selectbox(key="fact0_who_staff").set_value(who).run()
    return app


def open_fact(fact: str) -> AppTest:
    app = open_page("facts")
    app.session_state["fact_picked"] = fact
    app.session_state["fact_open"] = True
    app.run()
    assert_sound(app)
    return app


def test_the_list_shows_the_month_latest_first() -> None:
    rows = model(open_page("facts"))["rows"]

    assert len(rows) >= 4
    assert rows[-1]["cells"][1:3] == ["王海涛", "提前就餐"]


def test_what_an_entry_would_cost_is_shown_before_it_is_saved(office: Office) -> None:
    before = office.fact_journal()

    app = enter(open_page("facts"))

    assert_sound(app)
    assert "登记以后" in html(app)
    assert "提前就餐的扣5分" in html(app)
    assert office.fact_journal() == before


def test_an_entry_is_saved_and_shows_which_score_moved(office: Office) -> None:
    app = enter(open_page("facts"))
    app.text_input(key="by_entry").set_value("李科").run()

    app.button(key="fact_save").click().run()

    assert_sound(app)
    entry = office.fact_journal()[-1]
    assert (entry.fact.type, entry.fact.subject) == ("early_lunch", "S2")
    assert (entry.fact.date, entry.recorded_by) == (dt.date(2026, 6, 1), "李科")
    assert "已登记" in html(app)
    assert "分数的变化" in html(app)
    assert app.selectbox(key="fact1_what").value is None


def test_without_a_name_nothing_is_saved(office: Office) -> None:
    before = office.fact_journal()

    app = enter(open_page("facts"))
    app.button(key="fact_save").click().run()

    assert "请填登记人" in html(app)
    assert office.fact_journal() == before


def test_a_kind_fills_its_attribute_in(office: Office) -> None:
    app = enter(open_page("facts"), Term("eating_at_post", (("what", "breakfast"),)))
    app.text_input(key="by_entry").set_value("李科").run()
    app.button(key="fact_save").click().run()

    assert office.hall().facts[-1].attributes == {"what": "breakfast"}


def test_the_list_is_searched_by_initials() -> None:
    app = open_page("facts")

    app.text_input(key="fact_find").set_value("tqjc").run()

    assert [row["cells"][2] for row in model(app)["rows"]] == ["提前就餐"]


def test_an_empty_search_says_so() -> None:
    app = open_page("facts")

    app.text_input(key="fact_find").set_value("xyz").run()

    assert "没有符合条件的记录" in html(app)


def test_a_month_without_facts_says_what_to_do() -> None:
    app = open_page("facts")
    app.query_params["month"] = "2026-12"
    app.session_state["month"] = app.selectbox(key="pick_month").options and "2026-12"
    app.run()

    assert_sound(app)
    assert "还没有登记任何事" in html(app)


def test_a_finding_is_written_beside_the_entry(office: Office) -> None:
    app = open_fact("F1")
    app.text_input(key=f"verify_why_{_number(office, 'F1')}").set_value(
        "看过监控"
    ).run()
    app.text_input(key="by_verify").set_value("李科").run()

    app.button(key="fails").click().run()

    assert_sound(app)
    old, new = [e for e in office.fact_journal() if e.fact.id == "F1"]
    assert (old.fact.verified, new.fact.verified) == (None, False)
    assert "李科 核实为不属实：看过监控" in html(app)


def test_a_correction_keeps_the_old_entry_in_sight(office: Office) -> None:
    app = open_fact("F1")
    number = _number(office, "F1")
    app.selectbox(key=f"correct{number}_who_staff").set_value("S3").run()
    app.text_input(key=f"correct_why_{number}").set_value("认错了人").run()
    app.text_input(key="by_correct").set_value("李科").run()

    app.button(key="correct_save").click().run()

    assert_sound(app)
    old, new = [e for e in office.fact_journal() if e.fact.id == "F1"]
    assert (old.fact.subject, new.fact.subject) == ("S4", "S3")
    assert "<s " in html(app)


def test_evidence_is_kept(office: Office) -> None:
    app = open_fact("F1")
    app.file_uploader(key="file_F1_0").upload("jk.png", b"picture", "image/png").run()
    app.text_input(key="by_files").set_value("李科").run()

    app.button(key="file_save").click().run()

    assert_sound(app)
    assert [file.name for file in office.attachments("F1")] == ["jk.png"]


def test_a_table_with_a_bad_row_imports_nothing(office: Office) -> None:
    before = office.fact_journal()
    text = "事项,姓名,日期\n提前就餐,张三,2026-06-08\n提前就餐,赵六六,2026-06-08\n"

    app = open_page("facts")
    app.file_uploader(key="fact_table_0").upload(
        "a.csv", text.encode(), "text/csv"
    ).run()

    assert_sound(app)
    assert "1 行有问题" in html(app)
    assert "赵六六" in html(app)
    assert "可以导入的 1 条" in html(app)
    assert not [b for b in app.button if b.key == "table_save"]
    assert office.fact_journal() == before


def test_a_good_table_is_imported_as_a_whole(office: Office) -> None:
    text = "事项,姓名,日期\n提前就餐,张三,2026-06-08\n迟到,张三,2026-06-09\n"
    app = open_page("facts")
    app.file_uploader(key="fact_table_0").upload(
        "a.csv", text.encode(), "text/csv"
    ).run()
    app.text_input(key="by_table").set_value("李科").run()

    app.button(key="table_save").click().run()

    assert_sound(app)
    assert "已导入 2 条" in html(app)
    assert [f.type for f in office.hall().facts[-2:]] == ["early_lunch", "late_arrival"]


def _number(office: Office, fact: str) -> int:
    return [e.number for e in office.fact_journal() if e.fact.id == fact][-1]
