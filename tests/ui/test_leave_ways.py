"""What is in the way of a leave, what would help, and the stand-ins to choose from."""

import datetime as dt
from typing import cast

import pytest

from hall.domain import HalfDay, LeaveRequest
from hall.plan import Answer, Help, Obstacle, Option
from office import Office
from tests.ui import worlds
from tests.ui.rig import assert_sound, html, open_page
from tests.ui.worlds import MON, MONTH
from ui.leave.ways import ways_out
from ui.state import Desk
from ui.texts import Texts
from ui.wording import Wording

CORE = (
    Obstacle("rule", policy="some-rules", clause="一3"),
    Obstacle("post", "S1", "P1", MON),
    Obstacle("leave", "S2", "L1", MON),
)


def shown(core: tuple[Obstacle, ...], helps: tuple[Help, ...]) -> str:
    hall = worlds.hall()
    words = Wording(hall, Texts("zh"))
    here = Desk(cast("Office", None), hall, words, (MONTH,), MONTH, None)
    answer = Answer("refuse", {}, (), 1.0, 1.0, core=core, would_help=helps)
    return ways_out(here, answer)


def test_people_posts_and_days_in_the_way_are_named() -> None:
    told = shown(CORE, ())

    assert "张安的公安局受理1号岗不能没有人" in told
    assert "&lt;b&gt;李本&lt;/b&gt;6月1日 周一请假" in told
    assert "没有哪一处单独改动就能批" in told


def test_each_change_that_would_help_is_told_once() -> None:
    shorter = Help("shorter", start="2026-06-01 am", end="2026-06-01 am")

    told = shown(CORE, (shorter, shorter, Help("named", "S3")))

    assert told.count("只请 6月1日 周一 上午 至 6月1日 周一 上午") == 1
    assert "不指定王才" in told


def test_nothing_is_drawn_where_nothing_is_in_the_way() -> None:
    assert shown((), ()) == ""


@pytest.mark.usefixtures("database")
def test_the_best_stand_ins_are_offered_and_one_click_asks_with_them() -> None:
    app = open_page("leave")
    request = LeaveRequest("", "S2", "annual", HalfDay(MON, "am"), HalfDay(MON, "am"))
    options = (Option("S5", "B1", 0), Option("S3", "third", 150))
    answer = Answer("advise_against", {}, (), 0.5, 0.5, options=options)
    app.selectbox(key="leave_staff").set_value("S2")
    app.session_state["leave_answer"] = (request, answer)
    app.run()
    assert_sound(app)

    labels = [app.button(key=f"pick_{one.staff}").label for one in options]
    assert labels == [
        "1. 周敏（第一替岗人）：不扣分",
        "2. 李思雨（其他能顶岗的人）：扣 1.5 分",
    ]
    app.button(key="pick_S3").click().run()

    assert_sound(app)
    assert app.selectbox(key="leave_substitute").value == "S3"
    asked, _ = app.session_state["leave_answer"]
    assert (asked.staff, asked.substitute) == ("S2", "S3")


@pytest.mark.usefixtures("database")
def test_a_refusal_says_on_the_page_what_would_make_it_possible() -> None:
    app = open_page("leave")
    app.selectbox(key="leave_staff").set_value("S2")
    app.selectbox(key="leave_kind").set_value("annual")
    app.date_input(key="leave_from").set_value(dt.date(2026, 6, 9))
    app.date_input(key="leave_to").set_value(dt.date(2026, 6, 10))
    app.button(key="leave_ask").click().run()

    assert_sound(app)
    for told in ("不能批准", "挡住的是", "这样就可以批", "只请 6月"):
        assert told in html(app)
