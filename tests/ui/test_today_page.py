"""The page of today on a real office: fill a gap, take a sick call."""

import pytest

from hall.domain import Pin
from office import Office
from tests.ui.conftest import MONTH
from tests.ui.rig import FIRST_DAY, assert_sound, html, open_page

pytestmark = pytest.mark.usefixtures("database")


def test_a_gap_of_today_is_filled_with_one_click(office: Office) -> None:
    office.edit_cells(MONTH, 1, [Pin(FIRST_DAY, "am", "S2", "free")])
    office.publish(MONTH, 2)
    app = open_page("today")
    assert "没有人" in html(app)

    app.button(key="fill_W1-P1_am").click().run()

    assert_sound(app)
    assert "顶上，排班已更新" in html(app)
    published = office.published(MONTH)
    assert published is not None
    assert published.plan.gaps == ()


def test_a_sick_call_is_taken_and_the_rota_mended(office: Office) -> None:
    office.publish(MONTH, 1)
    app = open_page("today")

    app.selectbox(key="sick_who").set_value("S2")
    app.text_input(key="sick_by").set_value("陈秀兰")
    app.button(key="sick_take").click().run()

    assert_sound(app)
    assert "张三已准病假" in html(app)
    assert office.leave_files(MONTH)[-1].state == "approved"


def test_nobody_takes_his_own_sick_call(office: Office) -> None:
    office.publish(MONTH, 1)
    app = open_page("today")

    app.selectbox(key="sick_who").set_value("S2")
    app.text_input(key="sick_by").set_value("张三")
    app.button(key="sick_take").click().run()

    assert_sound(app)
    assert "不能给自己签字" in html(app)
    assert all(file.request.kind != "sick" for file in office.leave_files(MONTH))
