"""The leave page on a real office: ask, be answered, hand in."""

import pytest
from streamlit.testing.v1 import AppTest

from office import Office
from tests.ui.conftest import MONTH
from tests.ui.rig import FIRST_DAY, assert_sound, html, open_page

pytestmark = pytest.mark.usefixtures("database")


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


def filed(app: AppTest, office: Office) -> str:
    ask(app, "S2", "personal")
    app.button(key="leave_submit").click().run()
    assert_sound(app)
    return office.leave_requests(MONTH)[-1].id


def test_a_request_is_signed_along_its_chain_until_it_is_approved(
    office: Office,
) -> None:
    office.publish(MONTH, 1)
    app = open_page("leave")
    request = filed(app, office)
    assert "带班班长（等他批）" in html(app)

    app.button(key=f"sign_{request}").click().run()
    assert "没有写明是谁签的" in html(app)
    app.selectbox(key="written_by").set_value("陈秀兰")
    for _ in office.leave_file(request).chain:
        app.button(key=f"sign_{request}").click().run()
        assert_sound(app)

    assert office.leave_file(request).state == "approved"
    assert "陈秀兰 同意" in html(app)
    published = office.published(MONTH)
    assert published is not None
    assert published.version == 2


def test_a_refusal_shows_its_reason(office: Office) -> None:
    app = open_page("leave")
    request = filed(app, office)

    app.selectbox(key="written_by").set_value("陈秀兰")
    app.text_input(key=f"why_{request}").set_value("当天有检查")
    app.button(key=f"refuse_now_{request}").click().run()

    assert_sound(app)
    assert office.leave_file(request).state == "refused"
    assert "不批： 当天有检查" in html(app)


def test_ones_own_request_can_be_withdrawn(office: Office) -> None:
    app = open_page("leave")
    request = filed(app, office)

    app.button(key=f"withdraw_{request}").click().run()

    assert_sound(app)
    assert office.leave_file(request).state == "withdrawn"


def test_the_lines_of_the_policies_stand_under_the_form() -> None:
    shown = html(open_page("leave"))

    assert "已请的假" in shown
    assert "当月请假3天及以上" in shown
    assert "《窗口人员考核办法》第 7 条" in shown


def test_another_stand_in_is_one_click() -> None:
    app = open_page("leave")
    ask(app, "S2", "annual")

    others = [b.key for b in app.button if str(b.key).startswith("pick_")]
    assert others == ["pick_S3", "pick_S5"]
    app.button(key="pick_S3").click().run()

    assert_sound(app)
    assert app.selectbox(key="leave_substitute").value == "S3"
    assert app.button(key="leave_submit")
