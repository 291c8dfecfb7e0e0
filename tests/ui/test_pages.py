"""Each page through Streamlit's own test rig, on a real office."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.rig import FIRST_DAY, assert_sound, html, model, open_page
from tests.ui.serving import ROOT, url_of

PAGES = ("today", "rota", "leave", "scores", "facts", "policies", "settings")
pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_both_languages(name: str, lang: str) -> None:
    app = open_page(name, lang)

    title = {
        "zh": "今日在岗 排班 请假 考核 记录 制度 设置",
        "en": "Posts Rota Leave Scores Facts Policies Settings",
    }[lang]
    assert title.split()[PAGES.index(name)] in html(app)


def test_the_switch_changes_the_language_and_the_address() -> None:
    app = open_page("today")

    app.segmented_control(key="pick_language").set_value("en").run()

    assert "Posts today" in html(app)
    assert app.query_params["lang"] == "en"


def test_today_names_who_is_where_on_the_first_working_day() -> None:
    app = open_page("today")

    assert app.date_input[0].value == FIRST_DAY
    assert "户籍受理岗" in html(app)
    assert "张三" in html(app)
    assert "3 个岗位全部有人" in html(app)


def test_today_says_when_the_hall_is_closed() -> None:
    app = open_page("today")

    app.date_input[0].set_value(FIRST_DAY.replace(day=6)).run()

    assert_sound(app)
    assert "6月6日 周六不上班" in html(app)


def test_a_month_without_a_plan_says_where_to_make_one(
    empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALLROTA_DATABASE_URL", url_of(empty_file))

    for name in ("today", "leave", "rota"):
        assert "点“开始排班”" in html(open_page(name))


def test_a_database_without_a_hall_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALLROTA_DATABASE_URL", url_of(tmp_path / "none.db"))

    for name in PAGES:
        assert "还没有大厅数据" in html(open_page(name))


def test_scores_keep_predicted_and_actual_apart() -> None:
    app = open_page("scores")

    table = model(app)
    assert table["heads"] == ["姓名", "实际得分", "预计得分", "预计扣分"]
    assert {row["cells"][0] for row in table["rows"]} == {
        "陈秀兰", "张三", "李思雨", "王海涛", "周敏",
    }  # fmt: skip
    assert [tab.label for tab in app.tabs][:2] == ["预计", "实际"]


def test_a_card_quotes_the_clause_and_names_the_fact() -> None:
    app = open_page("scores")

    app.session_state["score_subject"] = "S4"
    app.run()

    assert "王海涛" in html(app)
    assert "提前就餐的扣5分" in html(app)
    assert "6月3日 周三 提前就餐" in html(app)


def test_windows_have_scores_of_their_own() -> None:
    app = open_page("scores")

    app.selectbox(key="score_policy").set_value("huzhou-window").run()

    assert [row["cells"][0] for row in model(app)["rows"]] == ["公安户政窗口"]


def test_our_own_fault_is_told_with_a_number_that_is_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("office.Office.scores", broken)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    app.switch_page("ui/pages/scores.py").run()

    assert not app.exception
    number = caplog.records[-1].getMessage().split()[-1]
    assert len(number) == 8
    assert number in html(app)
