"""考核: the same facts under another document or reading."""

import pytest

from hall.domain import PolicyChoice
from office import Office, Scorecard
from scoring.library import load_library
from tests.ui.rig import assert_sound, html, open_page
from ui.views.rivals import beside, choosable, hall_under, open_blanks

BLANKS = "fengzhen-annual"
WINDOW = "huzhou-window"


def test_everybody_whom_either_assesses_stands_in_the_table() -> None:
    now, then = {"S1": Scorecard()}, {"S2": Scorecard(), "S9": Scorecard()}

    found = beside(now, then, {"S1", "S2"})

    assert [(b.subject, b.now is None, b.then is None) for b in found] == [
        ("S1", False, True),
        ("S2", True, False),
    ]


def test_trying_other_rules_leaves_the_others_in_force(office: Office) -> None:
    hall = office.hall()

    tried = hall_under(hall, BLANKS, {})

    assert tried.policies == (*hall.policies, PolicyChoice(BLANKS))
    assert open_blanks(tried, BLANKS)
    assert office.hall() == hall


def test_a_reading_is_tried_over_what_the_hall_chose(office: Office) -> None:
    hall = office.hall()
    reading = choosable(load_library()[WINDOW])[0]
    other = next(each for each in reading.allowed if each != reading.default)

    tried = hall_under(hall, WINDOW, {reading.name: other})

    (choice,) = [each for each in tried.policies if each.id == WINDOW]
    assert choice.readings[reading.name] == other
    assert len(tried.policies) == len(hall.policies)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "policy", [name for name, each in load_library().items() if each.scorable]
)
def test_every_document_that_scores_can_be_tried(policy: str, lang: str) -> None:
    app = open_page("scores", lang)

    app.selectbox(key="rival").set_value(policy).run()

    assert_sound(app)
    assert "hr-table" in html(app)


@pytest.mark.usefixtures("database")
def test_a_blank_is_named_and_no_zero() -> None:
    app = open_page("scores")

    app.selectbox(key="rival").set_value(BLANKS).run()

    assert "这份办法有空白没填" in html(app)
    assert "空白未填" in html(app)
