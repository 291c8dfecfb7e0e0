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
