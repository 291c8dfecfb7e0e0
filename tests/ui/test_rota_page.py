"""The rota page on a real office: look, change, undo, fix, publish."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from hall.domain import Pin
from office import Office, StoredPlan
from tests.ui.conftest import MONTH
from tests.ui.rig import FIRST_DAY, assert_sound, html, model, open_page
from ui.views.losses import losses

pytestmark = pytest.mark.usefixtures("database")


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

    app.button(key="redo").click().run()

    redone = office.newest(MONTH)
    assert redone is not None
    assert (redone.version, len(redone.plan.gaps)) == (4, 1)


def test_the_board_can_show_a_week_posts_and_the_published_version(
    office: Office,
) -> None:
    office.publish(MONTH, 1)
    office.edit_cells(MONTH, 1, [Pin(FIRST_DAY, "am", "S2", "free")])
    app = open_page("rota")
    changed = [
        row["id"]
        for row in model(app)["groups"][0]["people"]
        if row["cells"][0]["changed"]
    ]
    assert changed == ["S2"]

    app.selectbox(key=f"week_{MONTH}").set_value("2026-06-01").run()
    app.segmented_control(key="by").set_value("post").run()

    assert_sound(app)
    assert len(model(app)["days"]) == 5
    assert "gap" in {place["kind"] for place in model(app)["places"]}

    app.segmented_control(key="which").set_value("published").run()

    assert_sound(app)
    assert model(app)["version"] == 0
    assert "gap" not in {place["kind"] for place in model(app)["places"]}


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


def test_a_change_that_comes_too_late_is_told_kept_and_done_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_cells = Office.edit_cells
    theirs: list[int] = []

    def edit_too_late(desk: Office, *cell: Any) -> StoredPlan:
        if not theirs:
            newest = office.newest(MONTH)
            assert newest is not None
            other = Pin(FIRST_DAY, "pm", "S2", "free")
            theirs.append(
                edit_cells(office, MONTH, newest.version, [other], "").version
            )
        return edit_cells(desk, *cell)

    app = open_page("rota")
    edit(app, "S2")
    monkeypatch.setattr(Office, "edit_cells", edit_too_late)

    morning = next(box for box in app.selectbox if box.label.startswith("上午"))
    morning.select_index(2)
    app.button(key="edit_save").click().run()

    assert_sound(app)
    assert "别人刚刚改过这个月的排班，现在是第 2 版" in html(app)
    assert "别人改了 1 处" in html(app)
    kept = office.newest(MONTH)
    assert kept is not None
    assert (kept.version, len(kept.plan.gaps)) == (2, 1)

    app.button(key="clash_again").click().run()

    assert_sound(app)
    assert "别人刚刚改过" not in html(app)
    both = office.newest(MONTH)
    assert both is not None
    assert (both.version, len(both.plan.gaps)) == (3, 2)


def test_the_clauses_named_beside_the_board_make_up_the_points(office: Office) -> None:
    stored = office.newest(MONTH)
    assert stored is not None

    found = losses(office.hall(), stored.plan)

    assert found
    assert 100 * sum(loss.points for loss in found) == stored.plan.levels[0].value
    assert found[0].title.zh in html(open_page("rota"))
