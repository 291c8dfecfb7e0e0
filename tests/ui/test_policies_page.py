"""制度: read a document, fill a blank, choose a reading, turn a number."""

import pytest
from streamlit.testing.v1 import AppTest

from office import Office, Setting
from scoring.library import load_library
from tests.ui.rig import assert_sound, html, model, open_page
from ui.views.knobs import knobs

pytestmark = pytest.mark.usefixtures("database")
STAFF = "huzhou-staff"
BLANK = "fengzhen-annual"


def show(policy: str, lang: str = "zh") -> AppTest:
    app = open_page("policies", lang)
    app.session_state["policy_picked"] = policy
    app.run()
    assert_sound(app)
    return app


def test_all_documents_are_listed_those_in_force_first() -> None:
    rows = model(open_page("policies"))["rows"]

    assert {row["id"] for row in rows} == set(load_library())
    assert [row["cells"][2] for row in rows[:4]] == ["实行中"] * 3 + ["未实行"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("policy", sorted(load_library()))
def test_every_document_can_be_read(policy: str, lang: str) -> None:
    app = show(policy, lang)

    assert load_library()[policy].source in html(app).replace("&amp;", "&")


def test_a_clause_has_its_words_price_and_cases() -> None:
    text = html(show(STAFF))

    assert "提前就餐的扣5分" in text
    assert "案例" in text
    assert "价格" in text


def test_a_document_is_put_in_force_and_its_blank_filled(office: Office) -> None:
    app = show(BLANK)
    app.text_input(key="by_force").set_value("王主任").run()
    app.button(key="policy_adopt").click().run()
    assert_sound(app)
    assert "不能打分" in html(app)
    first, *others = load_library()[BLANK].parameters
    name = first.name
    assert all(each.name in html(app) for each in (first, *others))

    app.number_input(key=f"blank_{BLANK}_{name}").set_value(80.0).run()
    app.text_input(key="by_blank").set_value("王主任").run()
    app.button(key=f"fill_{BLANK}_{name}").click().run()

    assert_sound(app)
    own = next(p for p in office.hall().policies if p.id == BLANK)
    assert own.parameters == {name: 80}
    assert f"空白 {name} 填 80" in html(app)


def test_a_reading_is_chosen(office: Office) -> None:
    app = show(STAFF)
    key = f"{STAFF}_same_incident"
    app.segmented_control(key=f"reading_{key}").set_value("sum").run()
    app.text_input(key="by_reading").set_value("王主任").run()

    app.button(key=f"read_{key}").click().run()

    own = next(p for p in office.hall().policies if p.id == STAFF)
    assert own.readings == {"same_incident": "sum"}


def test_a_turned_price_shows_the_scores_that_change() -> None:
    app = show(STAFF)
    price = next(k for k in knobs(load_library()[STAFF], "zh") if "提前就餐" in k.title)
    app.multiselect(key=f"trial_{STAFF}").set_value([price.name]).run()

    app.slider(key=f"turn_{STAFF}_{price.name}").set_value(8.0).run()

    assert_sound(app)
    assert "项会变" in html(app)
    assert "王海涛" in html(app)


def test_two_documents_are_compared() -> None:
    app = show("generic-plan-a")

    app.selectbox(key="policy_other").set_value("generic-plan-b").run()

    assert_sound(app)
    assert "<table" in html(app)


@pytest.mark.parametrize("policy", sorted(load_library()))
def test_every_knob_can_be_set(policy: str, office: Office) -> None:
    found = knobs(load_library()[policy], "zh")
    if policy not in [each.id for each in office.hall().policies]:
        office.put_in_force(policy, by="王主任")

    for knob in found[:12]:
        office.whatif("2026-06", [Setting(policy, knob.name, knob.value)])
