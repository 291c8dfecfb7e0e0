"""设置: tables, calendar and the whole book, in the test rig."""

import datetime as dt
import io

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from hall.calendar import WorkCalendar
from office import Office
from tests.ui.rig import assert_sound, html, open_page
from ui.settings.tables import rows_of
from ui.views.calendar import month_days

pytestmark = pytest.mark.usefixtures("database")
PARTS = (
    "windows", "staff", "posts", "qualified", "facing", "cadres", "activities", "carry",
    "day", "calendar", "book",
)  # fmt: skip


def show(part: str, lang: str = "zh") -> AppTest:
    app = open_page("settings", lang)
    app.pills(key="settings_part").set_value(part).run()
    assert_sound(app)
    return app


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens(part: str, lang: str) -> None:
    show(part, lang)


def test_edited_cells_become_rows_without_empty_ones() -> None:
    edited = pd.DataFrame({"id": ["W1", None, "W2"], "name": [" 户政 ", None, None]})

    assert rows_of(edited) == [("W1", "户政"), ("W2", "")]


def test_a_table_is_saved_as_it_stands(office: Office) -> None:
    before = office.hall()
    app = show("staff")
    app.text_input(key="by_staff").set_value("王主任").run()

    app.button(key="save_staff").click().run()

    assert_sound(app)
    assert "已保存" in html(app)
    assert office.hall() == before


def test_a_day_is_overridden(office: Office) -> None:
    app = show("calendar")
    app.date_input(key="override_2026-06").set_value(dt.date(2026, 6, 6)).run()
    app.text_input(key="by_calendar").set_value("王主任").run()

    app.button(key="day_on").click().run()

    assert_sound(app)
    assert dt.date(2026, 6, 6) in (office.hall().working_days or ())
    assert "本厅自定" in html(app)


def test_the_seats_are_changed(office: Office) -> None:
    app = show("day")
    app.number_input(key="canteen_seats").set_value(4).run()
    app.text_input(key="by_seats").set_value("王主任").run()

    app.button(key="save_seats").click().run()

    assert office.hall().canteen_seats == 4


def test_a_broken_workbook_is_told_and_nothing_is_loaded(office: Office) -> None:
    before = office.hall()
    book = load_workbook(io.BytesIO(office.book_xlsx()))
    book["staff"]["C2"] = "W9"
    file = io.BytesIO()
    book.save(file)

    app = show("book")
    app.file_uploader(key="book_upload").upload("b.xlsx", file.getvalue(), "x/y").run()

    assert_sound(app)
    assert "1 处问题" in html(app)
    assert "W9" in html(app)
    assert not [b for b in app.button if b.key == "book_load"]
    assert office.hall() == before


def test_a_sound_workbook_is_loaded(office: Office) -> None:
    app = show("book")
    content = office.book_xlsx()
    app.file_uploader(key="book_upload").upload("b.xlsx", content, "x/y").run()
    app.text_input(key="by_book").set_value("王主任").run()

    app.button(key="book_load").click().run()

    assert_sound(app)
    assert "已载入" in html(app)


def test_days_say_how_sure_they_are() -> None:
    saturday = dt.date(2026, 6, 6)

    published = month_days(WorkCalendar(), "2026-06")
    own = month_days(WorkCalendar([saturday]), "2026-06")
    unknown = month_days(WorkCalendar(), "2040-01")

    assert (published[5].state, published[5].worked) == ("published", False)
    assert (own[5].state, own[5].worked) == ("own", True)
    assert (unknown[0].state, unknown[0].worked) == ("unknown", None)
