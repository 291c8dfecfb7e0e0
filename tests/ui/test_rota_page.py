"""The rota page on a real office: look, change, undo, fix, publish."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

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


def test_the_clauses_named_beside_the_board_make_up_the_points(office: Office) -> None:
    stored = office.newest(MONTH)
    assert stored is not None

    found = losses(office.hall(), stored.plan)

    assert found
    assert 100 * sum(loss.points for loss in found) == stored.plan.levels[0].value
    assert found[0].title.zh in html(open_page("rota"))
