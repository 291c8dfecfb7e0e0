"""考核: scores given out, their versions, and appeals from form to decision."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from hall.domain import Fact
from office import Appeal, Office, Sheet
from tests.ui.conftest import MONTH
from tests.ui.rig import assert_sound, html, open_page
from ui.views.given import differences, disputable, open_first, scores_by_version

STAFF = "huzhou-staff"


def sheet(version: int, **scores: object) -> Sheet:
    cards = {
        who: {"score": score, "rank": 1, "sections": {"1": score}, "ledger": []}
        for who, score in scores.items()
    }
    made = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    return Sheet(MONTH, version, {STAFF: cards}, "督查科", "", made)


def test_versions_differ_in_what_people_see() -> None:
    first, second = sheet(1, S1=90, S2=95), sheet(2, S1=90, S2="100/3", S3=80)

    found = differences(first, second)

    assert [(each.subject, each.figures[0].figure) for each in found] == [
        ("S2", "score"),
        ("S3", "score"),
    ]
    assert [len(each.figures) for each in found] == [1, 2]


def test_only_scores_that_changed_stand_beside_each_other() -> None:
    sheets = [sheet(1, S1=90, S2=95), sheet(2, S1=90, S2=100, S3=80)]

    moved, same = scores_by_version(sheets, STAFF, {"S1", "S2", "S3", "S4"})

    assert moved == {"S2": [95, 100], "S3": [None, 80]}
    assert same == 1


def test_only_recorded_facts_of_the_own_card_can_be_disputed() -> None:
    early, late = (
        Fact(name, "early_lunch", "S2", dt.date(2026, 6, day))
        for name, day in (("F1", 2), ("F2", 9))
    )
    rows = [{"facts": ["F1"]}, {"facts": ["F2", "carry-x"]}, {"facts": ["F1"]}]
    given = sheet(1)
    given = Sheet(
        MONTH, 1, {STAFF: {"S2": {"ledger": rows}}}, "", "", given.made_at
    )  # fmt: skip
    known = {"F1": early, "F2": late}

    assert disputable(given, STAFF, "S2", known) == [late, early]
    assert disputable(given, STAFF, "S3", known) == []


def test_appeals_that_wait_come_first() -> None:
    at = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    made = [
        Appeal(number, MONTH, STAFF, "S2", "F1", "", "", at, state, "", "")
        for number, state in ((1, "open"), (2, "rejected"), (3, "open"))
    ]

    assert [each.number for each in open_first(made)] == [3, 1, 2]


def signed(app: AppTest, place: str) -> AppTest:
    app.text_input(key=f"by_{place}").set_value("李科")
    return app


def disputed(office: Office) -> tuple[str, str]:
    """Return somebody with the number of a fact that costs points."""
    cards = office.scores(MONTH, predicted=False)[STAFF]
    own = {fact.id for fact in office.hall().facts}
    return next(
        (subject, row.facts[0])
        for subject, card in cards.items()
        for row in card.ledger
        if row.points < 0 and set(row.facts) & own
    )


def filed(office: Office) -> tuple[Appeal, AppTest]:
    """Give the month out, appeal against a fact, and open the page."""
    office.give_out(MONTH, "督查科")
    subject, fact = disputed(office)
    at = dt.datetime.now(dt.UTC)
    appeal = Appeal(
        0, MONTH, STAFF, subject, fact, "在替岗", "张三", at, "open", "", ""
    )
    return office.appeal(appeal), open_page("scores")


def test_scores_are_given_out_once_and_signed(office: Office) -> None:
    app = open_page("scores")
    app.button(key="give_out").click().run()
    assert "没有写明是谁" in html(app)
    assert office.sheets(MONTH) == ()

    signed(app, "give_out").button(key="give_out").click().run()
    assert "已公布第 1 版" in html(app)
    app.button(key="give_out").click().run()

    assert_sound(app)
    assert "没有另出一版" in html(app)
    assert [each.by for each in office.sheets(MONTH)] == ["李科"]


def test_an_appeal_is_handed_in_from_the_card(office: Office) -> None:
    office.give_out(MONTH, "督查科")
    subject, fact = disputed(office)
    app = open_page("scores")
    app.session_state["score_subject"] = subject
    app.run()

    app.selectbox(key=f"appeal_line_{STAFF}_{subject}").set_value(fact)
    app.text_area(key=f"appeal_claim_{STAFF}_{subject}").set_value("当时在替岗")
    signed(app, "appeal").button(key="appeal_file").click().run()

    assert_sound(app)
    assert "有 1 件申诉等着决定" in html(app)
    (appeal,) = office.appeals(MONTH)
    assert (appeal.subject, appeal.fact, appeal.by) == (subject, fact, "李科")


def decide(app: AppTest, ruling: str, why: str = "看过监控") -> AppTest:
    app.radio(key="ruling_1").set_value(ruling).run()
    app.text_input(key="appeal_why_1").set_value(why)
    signed(app, "appeal1").button(key="settle_1").click().run()
    assert_sound(app)
    return app


def test_a_rejected_appeal_changes_no_score(office: Office) -> None:
    _, app = filed(office)

    decide(app, "rejected")

    assert "得分不变" in html(app)
    assert [each.state for each in office.appeals(MONTH)] == ["rejected"]
    assert len(office.sheets(MONTH)) == 1


def test_an_upheld_appeal_puts_a_version_beside_the_old(office: Office) -> None:
    appeal, app = filed(office)

    decide(app, "denied")

    old, new = office.sheets(MONTH)
    before, after = (each.cards[STAFF][appeal.subject]["score"] for each in (old, new))
    assert f"得分 {before} → {after}" in html(app)
    entry = next(e for e in office.fact_journal()[::-1] if e.fact.id == appeal.fact)
    assert entry.fact.verified is False


def test_an_appeal_can_correct_the_fact(office: Office) -> None:
    appeal, app = filed(office)
    app.radio(key="ruling_1").set_value("corrected").run()
    app.date_input(key="right1_date").set_value(dt.date(2026, 6, 11)).run()

    decide(app, "corrected")

    fact = next(f for f in office.hall().facts if f.id == appeal.fact)
    assert fact.date == dt.date(2026, 6, 11)
    assert [each.state for each in office.appeals(MONTH)] == ["upheld"]


def test_a_decision_without_a_reason_is_refused(office: Office) -> None:
    _, app = filed(office)

    decide(app, "denied", why="")

    assert "没有写明理由" in html(app)
    assert [each.state for each in office.appeals(MONTH)] == ["open"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_sound_with_an_appeal_open(office: Office, lang: str) -> None:
    filed(office)

    assert_sound(open_page("scores", lang))
