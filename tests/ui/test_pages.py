"""Each page through Streamlit's own test rig, on a real office."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from office import Office, StoredPlan
from tests.ui.conftest import MONTH
from tests.ui.serving import ROOT, url_of
from ui.views.losses import losses

FIRST_DAY = dt.date(2026, 6, 1)
PAGES = ("today", "rota", "leave", "scores")
pytestmark = pytest.mark.usefixtures("database")


def open_page(name: str, lang: str = "zh") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.query_params["lang"] = lang
    app.run()
    if name != "today":
        app.switch_page(f"ui/pages/{name}.py").run()
    assert_sound(app)
    return app


def assert_sound(app: AppTest) -> None:
    assert not app.exception
    assert "出了点问题" not in html(app)
    assert "Something went wrong" not in html(app)


def html(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


def model(app: AppTest, place: int = 0) -> Any:
    return json.loads(app.get("bidi_component")[place].proto.json)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_both_languages(name: str, lang: str) -> None:
    app = open_page(name, lang)

    title = {"zh": "今日在岗 排班 请假 考核", "en": "Posts Rota Leave Scores"}[lang]
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


def test_the_rota_shows_the_month_and_what_it_costs() -> None:
    app = open_page("rota")

    assert len(model(app)["days"]) == 21
    assert [row["name"] for row in model(app)["groups"][0]["people"]][1] == "张三"
    assert "预计扣分" in html(app)
    assert "草稿，还没有发布" in html(app)


def test_opening_a_cell_offers_the_places_that_this_person_may_take() -> None:
    app = open_page("rota")

    edit(app, "S2")

    morning = next(box for box in app.selectbox if box.label.startswith("上午"))
    assert morning.options == [
        "户籍受理岗（现在就在这里）",
        "身份证受理岗（替下 李思雨）",
        "机动",
    ]


def edit(app: AppTest, staff: str) -> None:
    app.session_state["editing"] = (staff, FIRST_DAY)
    app.run()
    assert_sound(app)


def test_a_change_shows_its_price_with_the_clause_and_can_be_undone(
    office: Office,
) -> None:
    app = open_page("rota")
    edit(app, "S2")

    morning = next(box for box in app.selectbox if box.label.startswith("上午"))
    morning.select_index(2)
    app.button(key="edit_save").click().run()

    assert_sound(app)
    assert "刚才的改动" in html(app)
    assert "《窗口人员考核办法》第 4 条" in html(app)
    changed = office.newest(MONTH)
    assert changed is not None
    assert (changed.version, len(changed.plan.gaps)) == (2, 1)

    app.button(key="undo").click().run()

    undone = office.newest(MONTH)
    assert undone is not None
    assert (undone.version, len(undone.plan.gaps)) == (3, 0)


def test_a_day_can_be_fixed_and_let_go(office: Office) -> None:
    before = len(office.pins(MONTH))
    app = open_page("rota")

    for wanted, count in ((True, before + 5), (False, before)):
        edit(app, "S3")
        app.toggle(key="edit_pin").set_value(wanted)
        app.button(key="edit_save").click().run()

        assert_sound(app)
        assert len(office.pins(MONTH)) == count


def test_publishing_says_what_it_does_and_then_is_done(office: Office) -> None:
    app = open_page("rota")

    app.button(key="publish").click().run()
    assert "第一次发布" in html(app)
    app.button(key="publish_confirm").click().run()

    assert_sound(app)
    assert office.published(MONTH) is not None
    assert office.draft(MONTH) is None


def test_a_draft_that_somebody_else_changed_is_not_overwritten(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_cell = Office.edit_cell

    def edit_too_late(desk: Office, *cell: Any) -> StoredPlan:
        theirs = office.newest(MONTH)
        assert theirs is not None
        office.save_draft(MONTH, theirs.plan, theirs.version)
        return edit_cell(desk, *cell)

    app = open_page("rota")
    edit(app, "S2")
    monkeypatch.setattr(Office, "edit_cell", edit_too_late)

    morning = next(box for box in app.selectbox if box.label.startswith("上午"))
    morning.select_index(2)
    app.button(key="edit_save").click().run()

    assert_sound(app)
    assert "别人刚刚改过" in app.toast[0].value
    kept = office.newest(MONTH)
    assert kept is not None
    assert (kept.version, len(kept.plan.gaps)) == (2, 0)


def ask(app: AppTest, staff: str, kind: str) -> None:
    app.selectbox(key="leave_staff").set_value(staff)
    app.selectbox(key="leave_kind").set_value(kind)
    app.button(key="leave_ask").click().run()
    assert_sound(app)


def test_leave_is_answered_on_one_screen_and_handed_in(office: Office) -> None:
    app = open_page("leave")
    ask(app, "S2", "personal")

    shown = html(app)
    for heading in ("张三，事假", "谁来替岗", "找谁批", "要交什么", "扣分"):
        assert heading in shown
    app.button(key="leave_submit").click().run()

    assert_sound(app)
    assert "张三的请假申请已提交" in html(app)
    assert office.leave_requests(MONTH)[-1].staff == "S2"


def test_leave_that_ends_before_it_begins_is_turned_back() -> None:
    app = open_page("leave")

    app.segmented_control(key="leave_from_half").set_value("pm")
    app.segmented_control(key="leave_to_half").set_value("am")
    ask(app, "S2", "personal")

    assert "结束时间早于开始时间" in html(app)


def test_leave_that_the_book_forbids_says_what_is_wrong_and_stays_on_the_page() -> None:
    app = open_page("leave")
    for end in ("leave_from", "leave_to"):
        app.date_input(key=end).set_value(FIRST_DAY.replace(day=8))

    ask(app, "S5", "personal")  # S5 is on leave that day already

    assert "hr-bad" in html(app)
    assert app.button(key="leave_ask")


def test_scores_keep_predicted_and_actual_apart() -> None:
    app = open_page("scores")

    table = model(app)
    assert table["heads"] == ["姓名", "实际得分", "预计得分", "预计扣分"]
    assert {row["cells"][0] for row in table["rows"]} == {
        "陈秀兰", "张三", "李思雨", "王海涛", "周敏",
    }  # fmt: skip
    assert [tab.label for tab in app.tabs] == ["预计", "实际"]


def test_a_card_quotes_the_clause_and_names_the_fact() -> None:
    app = open_page("scores")

    app.session_state["score_subject"] = "S4"
    app.run()

    assert "王海涛" in html(app)
    assert "提前就餐的扣5分" in html(app)
    assert "6月3日 周三 提前就餐" in html(app)


def test_windows_have_scores_of_their_own() -> None:
    app = open_page("scores")

    app.segmented_control(key="score_policy").set_value("huzhou-window").run()

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


def test_the_clauses_named_beside_the_board_make_up_the_points(office: Office) -> None:
    stored = office.newest(MONTH)
    assert stored is not None

    found = losses(office.hall(), stored.plan)

    assert found
    assert 100 * sum(loss.points for loss in found) == stored.plan.levels[0].value
    assert found[0].title.zh in html(open_page("rota"))
