"""A page in Streamlit's own test rig, and what it shows."""

import datetime as dt
import json
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui.serving import ROOT

FIRST_DAY = dt.date(2026, 6, 1)


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
